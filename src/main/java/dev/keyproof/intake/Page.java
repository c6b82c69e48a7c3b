package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Mapping;
import dev.keyproof.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param elements the objects on it
 * @param strays elements that are no objects
 * @param more the member that says that further pages exist, if one does
 */
record Page(List<Mapping> elements, List<Node> strays, Optional<Marker> more) {
    /** Members that hold a link or token when, and only when, more follows. */
    private static final List<String> TOKENS =
            List.of("nextLink", "@odata.nextLink", "odata.nextLink", "$skipToken", "skipToken", "skip_token");

    private static final List<String> TRUNCATED = List.of("resultTruncated", "result_truncated");
    private static final List<String> TOTALS = List.of("totalRecords", "total_records");

    Page {
        elements = List.copyOf(elements);
        strays = List.copyOf(strays);
    }

    /**
     * What says that more follows, and where.
     *
     * @param value the link or token itself
     */
    record Marker(String member, String value, Span span) {
        static Marker of(String member, Node value) {
            return new Marker(member, value instanceof Node.Scalar scalar ? scalar.text() : "", value.span());
        }
    }

    /** The page whose elements stand in a member; nothing if that is no list. */
    static Optional<Page> of(Mapping answer, String member) {
        return Typing.list(answer, member)
                .map(list -> of(list.items(), more(answer, list.items().size())));
    }

    /** A list without anything around it. */
    static Page of(List<Node> items) {
        return of(items, Optional.empty());
    }

    private static Page of(List<Node> items, Optional<Marker> more) {
        List<Mapping> elements = items.stream()
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .toList();
        List<Node> strays =
                items.stream().filter(item -> !(item instanceof Mapping)).toList();
        return new Page(elements, strays, more);
    }

    private static Optional<Marker> more(Mapping answer, int shown) {
        Optional<Marker> marker = Optional.empty();
        for (String token : TOKENS) {
            marker = marker.or(
                    () -> Typing.member(answer, token).filter(Page::isFilled).map(value -> Marker.of(token, value)));
        }
        for (String truncated : TRUNCATED) {
            marker = marker.or(() ->
                    Typing.member(answer, truncated).filter(Page::saysTrue).map(value -> Marker.of(truncated, value)));
        }
        for (String total : TOTALS) {
            marker = marker.or(() -> Typing.member(answer, total)
                    .filter(value -> WholeNumber.of(value)
                            .filter(number -> number.value() > shown)
                            .isPresent())
                    .map(value -> Marker.of(total, value)));
        }
        return marker;
    }

    private static boolean isFilled(Node value) {
        return !(value instanceof Node.Scalar scalar) || !scalar.text().isEmpty();
    }

    private static boolean saysTrue(Node value) {
        return value instanceof Node.Scalar scalar && scalar.text().equalsIgnoreCase("true");
    }
}
