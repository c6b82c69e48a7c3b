package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Members;
import dev.keyproof.estate.Notation;
import dev.keyproof.estate.Placeholder;
import dev.keyproof.estate.Word;
import dev.keyproof.text.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An object of a JSON input that is asked for its members, spelled in any case.
 *
 * <p>A member is present, absent or unknown; null is absent. A member that is missing is absent only if the object is
 * complete: not if it is a part of a resource, not if the service has not finished, not if the request had set it. An
 * object that is missing or has the wrong type answers like an object without members.
 */
final class Body {
    /** Makes a field of a value at its place. */
    @FunctionalInterface
    interface Maker<V, T> {
        Field<T> make(V value, Span span);
    }

    private final Optional<Node.Mapping> members;
    private final Span place;
    private final Optional<String> open;
    private final Optional<String> openBelow;
    private final Optional<Node.Mapping> sent;
    private final Notices notices;

    private Body(
            Optional<Node.Mapping> members,
            Span place,
            Optional<String> open,
            Optional<String> openBelow,
            Optional<Node.Mapping> sent,
            Notices notices) {
        this.members = members;
        this.place = place;
        this.open = open;
        this.openBelow = openBelow;
        this.sent = sent;
        this.notices = notices;
    }

    /** The object of a resource. */
    static Body of(Node.Mapping mapping, Circumstances circumstances, Notices notices) {
        Optional<String> open = circumstances.open().or(() -> unsettled(mapping));
        return new Body(
                Optional.of(mapping),
                brace(mapping),
                open.or(circumstances::openColumns),
                open,
                circumstances.sent(),
                notices);
    }

    /** An object inside a list, as complete as this one. */
    Body element(Node.Mapping mapping) {
        return new Body(Optional.of(mapping), brace(mapping), openBelow, openBelow, Optional.empty(), notices);
    }

    /** The first character of an object, as the place of the whole; all of the place of one that was put together. */
    static Span brace(Node node) {
        Span span = node.span();
        // In a text the names of members stand inside the braces; where they do not, there are no braces.
        boolean made = node instanceof Node.Mapping object
                && !object.entries().isEmpty()
                && object.entries().get(0).key().span().start() == span.start();
        if (made) {
            return span;
        }
        return new Span(
                span.source(), span.start(), Math.min(span.end(), span.start() + 1), span.pointer(), span.usedAt());
    }

    /** Whether the object is there at all. */
    boolean isWritten() {
        return members.isPresent();
    }

    /** The place of the object: its key, or its first character. */
    Span place() {
        return place;
    }

    /** The place of a member's value, or of the object if the member is missing. */
    Span place(String name) {
        return entry(name).map(entry -> entry.value().span()).orElse(place);
    }

    /** Whether the member is written, null or not. */
    boolean names(String name) {
        return entry(name).isPresent();
    }

    /** Whether the member is written and not null. */
    boolean has(String name) {
        return member(name).isPresent();
    }

    /** The value of a member that is written and not null. */
    Optional<Node> member(String name) {
        return entry(name).map(Node.Entry::value).filter(value -> !isNull(value));
    }

    /** A text, if the member is one. */
    Optional<Node.Scalar> plain(String name) {
        return member(name)
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast)
                .filter(scalar -> scalar.form() == Node.Form.TEXT);
    }

    /** The object in a member. */
    Body child(String name) {
        Optional<Node.Entry> entry = entry(name);
        if (entry.isEmpty() || isNull(entry.get().value())) {
            Span at = entry.map(found -> found.value().span()).orElse(place);
            Optional<String> reason = whyOpen(name);
            return new Body(Optional.empty(), at, reason, reason, Optional.empty(), notices);
        }
        Node value = entry.get().value();
        if (value instanceof Node.Mapping mapping) {
            Optional<Node.Mapping> request = sent.flatMap(body -> body.find(name))
                    .map(Node.Entry::value)
                    .filter(Node.Mapping.class::isInstance)
                    .map(Node.Mapping.class::cast);
            return new Body(Optional.of(mapping), keyPlace(entry.get()), openBelow, openBelow, request, notices);
        }
        Optional<String> later = Known.whyNot(value);
        if (later.isPresent()) {
            return new Body(Optional.empty(), value.span(), later, later, Optional.empty(), notices);
        }
        notices.wrongType(name, what(value), "an object", value.span());
        Optional<String> reason = Optional.of("`" + name + "` is " + what(value) + ", not an object");
        return new Body(Optional.empty(), value.span(), reason, reason, Optional.empty(), notices);
    }

    /** The field of a member that is missing or null. */
    <T> Field<T> missing(String name) {
        Span at = place(name);
        return whyOpen(name).<Field<T>>map(reason -> Field.unknown(reason, at)).orElseGet(() -> Field.absent(at));
    }

    /** Why a missing member is not known to be absent. */
    Optional<String> whyOpen(String name) {
        boolean wasSent = sent.flatMap(body -> body.find(name))
                .filter(entry -> !isNull(entry.value()))
                .isPresent();
        return wasSent ? Optional.of("the answer leaves out `" + name + "`, which the request set") : open;
    }

    /** A text. */
    Field<String> text(String name) {
        return text(name, Field::present);
    }

    /** A text that is known, made into something else. */
    <T> Field<T> text(String name, Maker<String, T> maker) {
        return linked(
                name,
                (text, span) -> Placeholder.isIn(text)
                        ? Field.unknown(Placeholder.reason(text), span)
                        : maker.make(text, span));
    }

    /** A text that names something, made into something else; it may hold a {@link Placeholder}. */
    <T> Field<T> linked(String name, Maker<String, T> maker) {
        Optional<Node> value = member(name);
        if (value.isEmpty()) {
            return missing(name);
        }
        if (value.get() instanceof Node.Scalar scalar && scalar.form() == Node.Form.TEXT) {
            return maker.make(scalar.text(), scalar.span());
        }
        return wrong(name, value.get(), "a text");
    }

    /** A name or an id: a text that is not empty and has no control characters; it may hold a {@link Placeholder}. */
    <T> Field<T> name(String name, Maker<String, T> maker) {
        return linked(name, (text, span) -> {
            if (text.isEmpty()) {
                return Field.unknown("`" + name + "` is an empty text", span);
            }
            if (text.chars().anyMatch(Body::isControl) || Notation.hiddenCharacter(text) >= 0) {
                notices.unprintableName(name, span);
                return Field.unknown("`" + name + "` holds a control character", span);
            }
            if (!Notation.isName(text)) {
                return Field.unknown("`" + name + "` begins or ends with a blank", span);
            }
            return maker.make(text, span);
        });
    }

    /** A boolean, or the word for one (azure-A5). */
    Field<Boolean> truth(String name) {
        Optional<Node> value = member(name);
        if (value.isEmpty()) {
            return missing(name);
        }
        if (value.get() instanceof Node.Scalar scalar) {
            boolean yes = scalar.text().equalsIgnoreCase("true");
            boolean spelled = yes || scalar.text().equalsIgnoreCase("false");
            if (scalar.form() == Node.Form.BOOLEAN) {
                return Field.present(yes, scalar.span());
            }
            if (scalar.form() == Node.Form.TEXT && spelled) {
                notices.textForValue(name, "a boolean", scalar.span());
                return new Field.Present<>(yes, scalar.span(), Set.of(Assumption.A5));
            }
        }
        return wrong(name, value.get(), "a boolean");
    }

    /** A whole number within bounds, also written with a fraction of zero or as a text (azure-A5). */
    Field<Long> whole(String name, long least, long most) {
        Optional<Node> value = member(name);
        if (value.isEmpty()) {
            return missing(name);
        }
        Optional<WholeNumber> number = WholeNumber.of(value.get());
        if (number.isEmpty()) {
            return wrong(name, value.get(), "a whole number");
        }
        if (number.get().quoted()) {
            notices.textForValue(name, "a number", value.get().span());
        }
        long found = number.get().value();
        if (found < least || found > most) {
            String range = "a whole number from " + least + " to " + most;
            notices.outOfRange(name, range, value.get().span(), "");
            return Field.unknown(
                    "the value of `" + name + "` is not " + range, value.get().span());
        }
        return new Field.Present<>(found, value.get().span(), number.get().assumptions());
    }

    /** An instant: seconds since 1970, or ISO 8601 with zone. */
    Field<Instant> moment(String name) {
        Optional<Node> value = member(name);
        if (value.isEmpty()) {
            return missing(name);
        }
        Optional<String> later = Known.whyNot(value.get());
        return later.isPresent()
                ? Field.unknown(later.get(), value.get().span())
                : Moments.read(name, value.get(), notices);
    }

    /** A word of a closed list, spelled in any case; another word is legal, and its meaning is not known. */
    <E extends Enum<E> & Word> Field<E> word(String name, Class<E> words) {
        return text(
                name,
                (text, span) -> Words.of(words, text)
                        .<Field<E>>map(word -> Field.present(word, span))
                        .orElseGet(() -> Field.unknown(Words.unlisted(name, text), span)));
    }

    /** A list of words of a closed list. */
    <E extends Enum<E> & Word> Field<Members<E>> words(String name, Class<E> words) {
        Field<List<Node>> items = list(name);
        if (!(items instanceof Field.Present<List<Node>> present)) {
            return missing(name, items);
        }
        List<E> found = new ArrayList<>();
        for (Node item : present.value()) {
            if (!(item instanceof Node.Scalar scalar) || scalar.form() != Node.Form.TEXT) {
                return wrong(name, item, "a text");
            }
            Optional<E> word = Words.of(words, scalar.text());
            if (word.isEmpty() && Placeholder.isIn(scalar.text())) {
                return Field.unknown(Placeholder.reason(scalar.text()), scalar.span());
            }
            if (word.isEmpty()) {
                return Field.unknown(Words.unlisted(name, scalar.text()), scalar.span());
            }
            found.add(word.get());
        }
        return Field.present(Members.of(words, found), present.span());
    }

    /** The elements of a list. */
    Field<List<Node>> list(String name) {
        Optional<Node> value = member(name);
        if (value.isEmpty()) {
            return missing(name);
        }
        if (value.get() instanceof Node.Sequence sequence) {
            return Field.present(sequence.items(), sequence.span());
        }
        return wrong(name, value.get(), "a list");
    }

    /** The objects of a list; elements of another type are reported and left out. */
    List<Body> objects(String name, List<Node> items) {
        List<Body> found = new ArrayList<>();
        for (Node item : items) {
            if (item instanceof Node.Mapping mapping) {
                found.add(element(mapping));
            } else if (Known.whyNot(item).isEmpty()) {
                notices.wrongType(name, what(item), "an object", item.span());
            }
        }
        return found;
    }

    /** The state of a field without a value, for a field of another type. */
    static <T> Field<T> missing(String name, Field<?> without) {
        if (without instanceof Field.Unknown<?> unknown) {
            return new Field.Unknown<>(unknown.reason(), unknown.span(), unknown.assumptions());
        }
        if (without instanceof Field.Absent<?> absent) {
            return new Field.Absent<>(absent.span(), absent.assumptions());
        }
        throw new IllegalStateException("field of `" + name + "` is present; wanted absent or unknown");
    }

    Notices notices() {
        return notices;
    }

    private Optional<Node.Entry> entry(String name) {
        return members.flatMap(mapping -> mapping.find(name));
    }

    private <T> Field<T> wrong(String name, Node value, String wanted) {
        Optional<String> later = Known.whyNot(value);
        if (later.isPresent()) {
            return Field.unknown(later.get(), value.span());
        }
        notices.wrongType(name, what(value), wanted, value.span());
        return Field.unknown("`" + name + "` is " + what(value) + ", not " + wanted, value.span());
    }

    private static String what(Node node) {
        return node instanceof Node.Mapping ? "an object" : node.describe();
    }

    private static boolean isNull(Node node) {
        return node instanceof Node.Scalar scalar && scalar.form() == Node.Form.NULL;
    }

    /** A key's place, with the pointer of the value it names. */
    static Span keyPlace(Node.Entry entry) {
        Span key = entry.key().span();
        return new Span(
                key.source(), key.start(), key.end(), entry.value().span().pointer(), key.usedAt());
    }

    /** Why an answer is not final: the service is still at work on the resource, or has failed. */
    private static Optional<String> unsettled(Node.Mapping mapping) {
        Node at = mapping.find("properties").map(Node.Entry::value).orElse(mapping);
        Node.Mapping holder = at instanceof Node.Mapping properties ? properties : mapping;
        return holder.find("provisioningState")
                .map(Node.Entry::value)
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast)
                .filter(state -> state.form() == Node.Form.TEXT)
                .map(Node.Scalar::text)
                .filter(state -> !state.toLowerCase(Locale.ROOT).equals("succeeded"))
                .map(state -> "`provisioningState` is " + Shown.of(state) + ": the resource is not final");
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c)
                || c == 0x61C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x2028
                || c == 0x2029
                || Character.getType(c) == Character.SURROGATE;
    }
}
