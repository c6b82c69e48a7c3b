package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Placeholder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Functions that measure texts, lists and objects, and take pieces of texts and lists. */
final class FunctionsOfPieces {
    private FunctionsOfPieces() {}

    static void addTo(Functions all) {
        all.strict("empty", 1, 1, FunctionsOfPieces::empty);
        all.strict("length", 1, 1, FunctionsOfPieces::length);
        all.strict("first", 1, 1, call -> end(call, true));
        all.strict("last", 1, 1, call -> end(call, false));
        all.strict("skip", 2, 2, FunctionsOfPieces::skip);
        all.strict("take", 2, 2, FunctionsOfPieces::take);
        all.open("substring", 2, 3, FunctionsOfPieces::substring);
    }

    private static Node empty(Call call) {
        Node argument = call.argument(0);
        if (argument instanceof Node.Mapping object) {
            return call.bool(object.entries().isEmpty());
        }
        if (argument instanceof Node.Sequence list) {
            return call.bool(list.items().isEmpty());
        }
        if (Values.isNull(argument)) {
            return call.bool(true);
        }
        Optional<String> text = Values.text(argument);
        return text.isPresent() ? call.bool(PlaceholderText.of(text.get()).isEmpty(), text.get()) : call.refused(0);
    }

    private static Node length(Call call) {
        Node argument = call.argument(0);
        if (argument instanceof Node.Mapping object) {
            return call.number(object.entries().size());
        }
        if (argument instanceof Node.Sequence list) {
            return call.number(list.items().size());
        }
        Optional<String> text = Values.text(argument);
        if (text.isEmpty()) {
            return call.refused(0);
        }
        OptionalInt length = PlaceholderText.of(text.get()).length();
        return length.isPresent() ? call.number(length.getAsInt()) : call.undecided(text.get());
    }

    /** The first or last element of a list, or character of a text. */
    private static Node end(Call call, boolean first) {
        Node argument = call.argument(0);
        if (argument instanceof Node.Sequence list) {
            List<Node> items = list.items();
            return items.isEmpty() ? Values.nothing(call.span()) : items.get(first ? 0 : items.size() - 1);
        }
        Optional<String> text = Values.text(argument);
        if (text.isEmpty()) {
            return call.refused(0);
        }
        PlaceholderText whole = PlaceholderText.of(text.get());
        String known = first ? whole.beginning() : whole.ending();
        if (known.isEmpty()) {
            return text.get().isEmpty() ? call.text("") : call.placeholder();
        }
        int at = first ? 0 : known.length() - 1;
        return call.text(known.substring(at, at + 1));
    }

    private static Node skip(Call call) {
        Optional<Long> count = call.whole(1);
        if (count.isEmpty()) {
            return call.refusedUnlessOpen(1);
        }
        long skipped = Math.max(0, count.get());
        if (call.argument(0) instanceof Node.Sequence list) {
            int from = (int) Math.min(skipped, list.items().size());
            return call.list(list.items().subList(from, list.items().size()));
        }
        Optional<String> text = Values.text(call.argument(0));
        if (text.isEmpty()) {
            return call.refused(0);
        }
        PlaceholderText whole = PlaceholderText.of(text.get());
        if (whole.isWritten()) {
            return call.text(
                    text.get().substring((int) Math.min(skipped, text.get().length())));
        }
        return skipped <= whole.beginning().length() ? call.text(whole.behind((int) skipped)) : call.placeholder();
    }

    private static Node take(Call call) {
        Optional<Long> count = call.whole(1);
        if (count.isEmpty()) {
            return call.refusedUnlessOpen(1);
        }
        long taken = Math.max(0, count.get());
        if (call.argument(0) instanceof Node.Sequence list) {
            return call.list(
                    list.items().subList(0, (int) Math.min(taken, list.items().size())));
        }
        Optional<String> text = Values.text(call.argument(0));
        if (text.isEmpty()) {
            return call.refused(0);
        }
        PlaceholderText whole = PlaceholderText.of(text.get());
        if (whole.isWritten()) {
            return call.text(
                    text.get().substring(0, (int) Math.min(taken, text.get().length())));
        }
        OptionalInt length = whole.length();
        return length.isPresent() && length.getAsInt() <= taken ? call.text(text.get()) : beginning(call, whole, taken);
    }

    /** As many characters, of which those that are written stay known. */
    private static Node beginning(Call call, PlaceholderText whole, long count) {
        String known = whole.beginning();
        if (count <= known.length()) {
            return call.text(known.substring(0, (int) count));
        }
        Node rest = Values.text(whole.behind(known.length()), call.span());
        Node more = Values.whole(count - known.length(), call.span());
        return call.text(known + Placeholder.of(call.symbols().call("take", List.of(rest, more))));
    }

    private static Node substring(Call call) {
        Optional<String> text = call.text(0);
        if (text.isEmpty()) {
            return call.refused(0);
        }
        Optional<Long> start = call.whole(1);
        Optional<Long> count = call.count() > 2 ? call.whole(2) : Optional.of(Long.MAX_VALUE);
        if (start.isEmpty() || count.isEmpty()) {
            return call.placeholder();
        }
        PlaceholderText whole = PlaceholderText.of(text.get());
        long from = start.get();
        boolean toEnd = call.count() == 2;
        OptionalInt length = whole.length();
        boolean outside = from < 0 || count.get() < 0 || length.isPresent() && from > length.getAsInt();
        if (outside || !toEnd && length.isPresent() && count.get() > length.getAsInt() - from) {
            return call.unknown("`substring` is asked for characters outside its text");
        }
        if (from == 0 && length.isPresent() && (toEnd || count.get() == length.getAsInt())) {
            return call.text(text.get());
        }
        long known = whole.isWritten() ? text.get().length() : whole.beginning().length();
        if (from > known) {
            return call.placeholder();
        }
        if (toEnd) {
            return call.text(whole.behind((int) from));
        }
        return count.get() <= known - from
                ? call.text(text.get().substring((int) from, (int) (from + count.get())))
                : written(call, whole, (int) from, count.get());
    }

    /** As many characters from a place that is written: what is written stays known. */
    private static Node written(Call call, PlaceholderText whole, int from, long count) {
        String known = whole.beginning().substring(from);
        Node rest = Values.text(whole.behind(whole.beginning().length()), call.span());
        Node zero = Values.whole(0, call.span());
        Node more = Values.whole(count - known.length(), call.span());
        return call.text(known + Placeholder.of(call.symbols().call("substring", List.of(rest, zero, more))));
    }
}
