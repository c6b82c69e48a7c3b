package dev.keyproof.language;

import dev.keyproof.diagnostic.Label;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks defaults: each names a field and a value of its type, and no two speak of the same input. */
final class Defaults {
    private final Definitions definitions;
    private final Mistakes mistakes;
    private final Headers headers;
    private final Paths paths;

    Defaults(Definitions definitions, Headers headers) {
        this.definitions = definitions;
        this.mistakes = definitions.mistakes();
        this.headers = headers;
        this.paths = new Paths(definitions, Optional.empty());
    }

    List<Pack.Default> check(List<Syntax.Default> written) {
        List<Pack.Default> checked = new ArrayList<>();
        for (Syntax.Default fallback : written) {
            check(fallback).ifPresent(found -> {
                overlap(found, checked);
                checked.add(found);
            });
        }
        return checked;
    }

    private Optional<Pack.Default> check(Syntax.Default written) {
        written.cites().forEach(headers::statement);
        written.assumes().ifPresent(headers::assumption);
        Optional<String> from = written.from().flatMap(text -> Texts.plain(text, mistakes));
        range(written);
        Optional<Schema.Field> field = field(written.path());
        Optional<Constant> value = field.flatMap(
                of -> new Constants(definitions, paths).typed(written.value(), of.type(), Slug.TYPE_MISMATCH));
        return value.map(constant -> new Pack.Default(
                field.get().owner(),
                written.path().names().get(0).text(),
                field.get(),
                constant,
                written.since().map(Phrase.Date::value),
                written.until().map(Phrase.Date::value),
                written.direction().map(Syntax.Name::text),
                written.assumes().map(Syntax.Name::text),
                RuleChecker.texts(written.cites()),
                from,
                written.path().span()));
    }

    private void range(Syntax.Default written) {
        boolean empty = written.since().isPresent()
                && written.until().isPresent()
                && !written.since().get().value().isBefore(written.until().get().value());
        if (empty) {
            mistakes.add(
                    Slug.TYPE_MISMATCH,
                    written.until().get().span(),
                    "the default holds for no api-version",
                    "not after `since`");
        }
    }

    private Optional<Schema.Field> field(Syntax.Path path) {
        Syntax.Name kind = path.names().get(0);
        Optional<Type> type = definitions.types().resolve(new Syntax.TypeName(List.of(kind), false, kind.span()));
        Optional<Schema.Field> found = Optional.empty();
        for (Syntax.Name name : path.names().subList(1, path.names().size())) {
            if (found.isPresent() && !found.get().group()) {
                String title = "a default belongs to the resource itself, not to what it refers to";
                mistakes.add(Slug.TYPE_MISMATCH, name.span(), title, "a field of another resource");
                return Optional.empty();
            }
            found = type.flatMap(of -> paths.field(of, name));
            type = found.map(Schema.Field::type);
        }
        boolean group = found.isPresent() && found.get().group();
        if (group || path.names().size() == 1) {
            mistakes.add(Slug.TYPE_MISMATCH, path.span(), "a default needs a field with a value", "not a single field");
            return Optional.empty();
        }
        return found;
    }

    private void overlap(Pack.Default later, List<Pack.Default> others) {
        for (Pack.Default other : others) {
            boolean kinds = later.kind().equals(other.kind())
                    || later.kind().equals(later.owner())
                    || other.kind().equals(other.owner());
            if (later.field().label().equals(other.field().label())
                    && kinds
                    && directions(later, other)
                    && ranges(later, other)) {
                mistakes.add(
                        Slug.DEFAULT_OVERLAP,
                        later.span(),
                        "two defaults of `" + later.field().label() + "` hold for the same input",
                        "the second one",
                        new Label(other.span(), "the first one"));
                return;
            }
        }
    }

    private static boolean directions(Pack.Default a, Pack.Default b) {
        return a.direction().isEmpty()
                || b.direction().isEmpty()
                || a.direction().equals(b.direction());
    }

    private static boolean ranges(Pack.Default a, Pack.Default b) {
        return begins(a, b.until()) && begins(b, a.until());
    }

    private static boolean begins(Pack.Default fallback, Optional<LocalDate> end) {
        return fallback.since().isEmpty()
                || end.isEmpty()
                || fallback.since().get().isBefore(end.get());
    }
}
