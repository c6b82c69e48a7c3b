package dev.keyproof.language;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.text.Span;
import dev.keyproof.text.Suggest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The items of a pack: those of the base pack first, then drops, replacements and additions, in this order; language
 * reference, section 13.
 */
final class Edition {
    private final Mistakes mistakes;
    /** Items by what they are and their name; fields may have several defaults. */
    private final Map<String, List<Syntax.Item>> items = new LinkedHashMap<>();

    private final Map<String, Heading> headings = new LinkedHashMap<>();
    /** Ids of statements by heading, so that a replaced statement stays where it was. */
    private final Map<String, String> headingOf = new LinkedHashMap<>();

    /** A heading of the source document as the last edition knows it. */
    record Heading(Syntax.Text text, Syntax.Text sha256) {}

    Edition(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** Takes the items of the next edition. */
    void apply(List<Syntax.Item> written) {
        List<String> base = List.copyOf(items.keySet());
        written.stream().filter(Syntax.Drop.class::isInstance).forEach(item -> drop((Syntax.Drop) item));
        written.stream().filter(Syntax.Replace.class::isInstance).forEach(item -> replace((Syntax.Replace) item));
        for (Syntax.Item item : written) {
            if (item instanceof Syntax.Section section) {
                section(section);
            } else if (!(item instanceof Syntax.Drop
                    || item instanceof Syntax.Replace
                    || item instanceof Syntax.Pack)) {
                add(item, base);
            }
        }
    }

    private void section(Syntax.Section section) {
        String heading = words(section.heading());
        headings.put(heading, new Heading(section.heading(), section.sha256()));
        for (Syntax.Statement statement : section.statements()) {
            headingOf.putIfAbsent(statement.id().text(), heading);
            add(statement, List.of());
        }
    }

    private void add(Syntax.Item item, List<String> base) {
        String key = key(item);
        List<Syntax.Item> same = items.computeIfAbsent(key, any -> new ArrayList<>());
        boolean fallback = item instanceof Syntax.Default && !base.contains(key);
        if (!same.isEmpty() && !fallback) {
            mistakes.add(
                    Slug.DUPLICATE_SLUG,
                    name(item),
                    "`" + name(item).text() + "` is defined twice",
                    base.contains(key) ? "the base pack has it: expected `replace`" : "the second one",
                    new Label(name(same.get(0)), "the first one"));
            return;
        }
        same.add(item);
        twin(item).filter(twin -> !twin.isEmpty()).ifPresent(twin -> reportTwin(item, twin.get(0)));
    }

    /** A table of the same name as a function, or the other way round: both are called. */
    private Optional<List<Syntax.Item>> twin(Syntax.Item item) {
        String sort = item instanceof Syntax.Table ? "fn " : item instanceof Syntax.Function ? "table " : "none ";
        return Optional.ofNullable(items.get(sort + label(item)));
    }

    private void reportTwin(Syntax.Item item, Syntax.Item twin) {
        mistakes.add(
                Slug.DUPLICATE_SLUG,
                name(item),
                "`" + name(item).text() + "` is a table and a function",
                "the second one",
                new Label(name(twin), "the first one"));
    }

    private void replace(Syntax.Replace replace) {
        String key = key(replace.item());
        if (exists(key, name(replace.item()))) {
            items.put(key, new ArrayList<>(List.of(replace.item())));
        }
    }

    private void drop(Syntax.Drop drop) {
        Texts.plain(drop.because(), mistakes);
        String kind = drop.what().text().equals("change") ? "rule" : drop.what().text();
        String key = kind + " " + drop.path().text();
        if (exists(key, drop.path().span())) {
            items.remove(key);
        }
    }

    private boolean exists(String key, Span at) {
        if (items.containsKey(key)) {
            return true;
        }
        String kind = key.substring(0, key.indexOf(' ') + 1);
        List<String> names = items.keySet().stream()
                .filter(other -> other.startsWith(kind))
                .map(other -> other.substring(kind.length()))
                .toList();
        String name = key.substring(kind.length());
        String question = Suggest.question(name, names);
        mistakes.add(
                Slug.UNKNOWN_NAME,
                at,
                "the base pack has no " + kind + "`" + name + "`",
                question.isEmpty() ? "nothing to replace or drop" : question);
        return false;
    }

    /** All items of a sort, those of the base first. */
    <T extends Syntax.Item> List<T> all(Class<T> sort) {
        return items.values().stream()
                .flatMap(List::stream)
                .filter(sort::isInstance)
                .map(sort::cast)
                .toList();
    }

    Map<String, Heading> headings() {
        return headings;
    }

    /** The statements under a heading. */
    List<Syntax.Statement> statements(String heading) {
        return all(Syntax.Statement.class).stream()
                .filter(statement -> heading.equals(headingOf.get(statement.id().text())))
                .toList();
    }

    private static String key(Syntax.Item item) {
        return sort(item) + " " + label(item);
    }

    private static String sort(Syntax.Item item) {
        if (item instanceof Syntax.Statement) {
            return "statement";
        }
        if (item instanceof Syntax.Default) {
            return "default";
        }
        if (item instanceof Syntax.Table) {
            return "table";
        }
        return item instanceof Syntax.Function ? "fn" : "rule";
    }

    private static String label(Syntax.Item item) {
        return item instanceof Syntax.Default fallback
                ? fallback.path().text()
                : named(item).orElseThrow().text();
    }

    /** Where the name of an item stands. */
    private static Span name(Syntax.Item item) {
        return item instanceof Syntax.Default fallback
                ? fallback.path().span()
                : named(item).map(Syntax.Name::span).orElse(item.span());
    }

    private static Optional<Syntax.Name> named(Syntax.Item item) {
        if (item instanceof Syntax.Statement statement) {
            return Optional.of(statement.id());
        }
        if (item instanceof Syntax.Table table) {
            return Optional.of(table.name());
        }
        if (item instanceof Syntax.Function function) {
            return Optional.of(function.name());
        }
        return item instanceof Syntax.Rule rule ? Optional.of(rule.slug()) : Optional.empty();
    }

    /** The words of a text without regard to holes. */
    static String words(Syntax.Text text) {
        StringBuilder words = new StringBuilder();
        for (Syntax.Part part : text.parts()) {
            words.append(part instanceof Syntax.Words some ? some.text() : "");
        }
        return words.toString();
    }
}
