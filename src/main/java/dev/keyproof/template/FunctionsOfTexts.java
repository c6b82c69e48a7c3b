package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Placeholder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Functions that make texts of texts and keep what is known of them. */
final class FunctionsOfTexts {
    private FunctionsOfTexts() {}

    static void addTo(Functions all) {
        all.open("concat", 1, Functions.ANY, FunctionsOfTexts::concat);
        all.open("format", 1, Functions.ANY, TextFormat::apply);
        all.open("string", 1, 1, FunctionsOfTexts::string);
        all.open("toLower", 1, 1, call -> inCase(call, true));
        all.open("toUpper", 1, 1, call -> inCase(call, false));
        all.open("trim", 1, 1, FunctionsOfTexts::trim);
        all.open("replace", 3, 3, FunctionsOfTexts::replace);
        all.open("padLeft", 2, 3, FunctionsOfTexts::padLeft);
        all.open("join", 2, 2, FunctionsOfTexts::join);
        all.open("split", 2, 2, FunctionsOfTexts::split);
        all.open("guid", 1, Functions.ANY, Call::placeholder);
        all.open("uniqueString", 1, Functions.ANY, Call::placeholder);
        all.open(
                "newGuid", 0, 0, call -> call.text(Placeholder.of(call.symbols().at(call.span(), "newGuid()"))));
    }

    /** A number or boolean as texts show it. */
    static String shown(Node.Scalar scalar) {
        return switch (scalar.form()) {
            case BOOLEAN -> scalar.text().equals("true") ? "True" : "False";
            case NULL -> "";
            default -> scalar.text();
        };
    }

    private static Node concat(Call call) {
        List<Node> arguments = call.arguments();
        if (arguments.size() == 1 && Values.isUnknown(arguments.get(0))) {
            return arguments.get(0);
        }
        if (arguments.stream().anyMatch(argument -> argument instanceof Node.Sequence)) {
            return lists(call, arguments);
        }
        boolean open = arguments.stream().allMatch(Values::isUnknown);
        if (open) {
            return call.undecided();
        }
        List<String> parts = new ArrayList<>();
        long characters = 0;
        for (int i = 0; i < call.count(); i++) {
            Optional<String> text = call.text(i);
            if (text.isEmpty()) {
                return call.refused(i);
            }
            characters += text.get().length();
            parts.add(text.get());
        }
        call.budget().text(characters);
        return Values.text(String.join("", parts), call.span());
    }

    private static Node lists(Call call, List<Node> arguments) {
        List<Node> all = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (!(arguments.get(i) instanceof Node.Sequence list)) {
                return call.refusedUnlessOpen(i);
            }
            call.budget().take(list.items().size());
            all.addAll(list.items());
        }
        return call.list(all);
    }

    private static Node string(Call call) {
        Node argument = call.argument(0);
        if (argument instanceof Node.Scalar) {
            return call.text(0)
                    .map(text -> (Node) Values.text(text, argument.span()))
                    .orElseGet(() -> call.text(""));
        }
        return JsonValue.write(argument, call.budget())
                .map(text -> call.text(text))
                .orElseGet(call::placeholder);
    }

    private static Node inCase(Call call, boolean small) {
        return call.text(0)
                .map(text -> call.text(PlaceholderText.of(text).inCase(small)))
                .orElseGet(() -> call.refused(0));
    }

    private static Node trim(Call call) {
        Optional<String> found = call.text(0);
        if (found.isEmpty()) {
            return call.refused(0);
        }
        PlaceholderText text = PlaceholderText.of(found.get().strip());
        List<PlaceholderText.Piece> pieces = text.pieces();
        boolean decided = pieces.isEmpty() || isSolid(pieces.get(0)) && isSolid(pieces.get(pieces.size() - 1));
        return decided ? call.text(text.text()) : call.placeholder();
    }

    private static boolean isSolid(PlaceholderText.Piece piece) {
        return piece.written() || piece.alphabet().isPresent();
    }

    private static Node replace(Call call) {
        Optional<String> text = call.text(0);
        Optional<String> old = call.text(1);
        Optional<String> by = call.text(2);
        if (text.isEmpty() || old.isEmpty() || by.isEmpty()) {
            return call.refused(text.isEmpty() ? 0 : old.isEmpty() ? 1 : 2);
        }
        if (old.get().isEmpty()) {
            return call.unknown("`replace` is given an empty text to look for");
        }
        PlaceholderText whole = PlaceholderText.of(text.get());
        if (Placeholder.isIn(old.get()) || !whole.isWritten() && !isPiecewise(whole, old.get())) {
            return call.placeholder();
        }
        long times = text.get().length() / old.get().length();
        long grown = by.get().length() - (long) old.get().length();
        call.budget()
                .text(text.get().length() + (grown > 0 ? occurrences(call, text.get(), old.get(), times) * grown : 0));
        Node from = call.argument(1);
        Node to = call.argument(2);
        return call.text(whole.map(
                written -> written.replace(old.get(), by.get()),
                piece -> PlaceholderText.isFree(piece, old.get()) ? piece : replaced(call, piece, from, to)));
    }

    private static long occurrences(Call call, String text, String wanted, long most) {
        call.budget().search(text.length(), wanted.length());
        long found = 0;
        for (int at = text.indexOf(wanted); at >= 0 && found < most; at = text.indexOf(wanted, at + wanted.length())) {
            found++;
        }
        return found;
    }

    /** Whether no occurrence can lie across the border of a placeholder. */
    private static boolean isPiecewise(PlaceholderText text, String old) {
        return old.length() == 1
                || text.pieces().stream().allMatch(piece -> piece.written() || PlaceholderText.isFree(piece, old));
    }

    private static PlaceholderText.Piece replaced(Call call, PlaceholderText.Piece piece, Node from, Node to) {
        Node placeholder = Values.text(piece.spelled(), call.span());
        return new PlaceholderText.Piece(false, call.symbols().call("replace", List.of(placeholder, from, to)));
    }

    private static Node padLeft(Call call) {
        Optional<String> text = call.text(0);
        Optional<Long> width = call.whole(1);
        String sign = call.count() > 2 ? call.text(2).orElse("") : " ";
        if (text.isEmpty()) {
            return call.refused(0);
        }
        var length = PlaceholderText.of(text.get()).length();
        if (width.isEmpty() || sign.length() != 1 || length.isEmpty()) {
            return call.placeholder();
        }
        long more = Math.max(0, width.get() - length.getAsInt());
        call.budget().text(text.get().length() + more);
        return call.text(sign.repeat((int) more) + text.get());
    }

    private static Node join(Call call) {
        Optional<String> between = call.text(1);
        Optional<List<Node>> items = Values.list(call.argument(0));
        if (items.isEmpty() || between.isEmpty()) {
            boolean open = Values.isUnknown(call.argument(0))
                    || Values.text(call.argument(0))
                            .filter(Placeholder::isWhole)
                            .isPresent();
            return open ? call.placeholder() : call.refused(items.isEmpty() ? 0 : 1);
        }
        List<String> parts = new ArrayList<>();
        long characters = 0;
        for (Node item : items.get()) {
            Optional<String> text = Values.text(call.frame().evaluator().asText(item));
            if (text.isEmpty()) {
                return call.unknown("`join` is given " + item.describe());
            }
            characters += text.get().length() + between.get().length();
            call.budget().grow(characters, text.get().length());
            parts.add(text.get());
        }
        return call.text(String.join(between.get(), parts));
    }

    private static Node split(Call call) {
        Node argument = call.argument(0);
        if (Values.isUnknown(argument)) {
            return call.because(argument);
        }
        Optional<String> text = Values.text(argument);
        List<Node> separators = Values.list(call.argument(1)).orElse(List.of(call.argument(1)));
        if (text.isEmpty()) {
            return call.refused(0);
        }
        List<String> parts = List.of(text.get());
        for (Node node : separators) {
            Optional<String> separator = Values.text(node);
            if (separator.isEmpty() || Placeholder.isIn(separator.get())) {
                return call.undecided();
            }
            List<String> finer = new ArrayList<>();
            for (String part : parts) {
                call.budget().search(part.length(), separator.get().length());
                Optional<List<String>> split = separated(part, separator.get());
                if (split.isEmpty()) {
                    return call.undecided(part);
                }
                finer.addAll(split.get());
            }
            call.budget().take(finer.size());
            parts = finer;
        }
        return call.list(parts.stream()
                .map(part -> (Node) Values.text(part, call.span()))
                .toList());
    }

    private static Optional<List<String>> separated(String text, String separator) {
        return separator.isEmpty()
                ? Optional.of(List.of(text))
                : PlaceholderText.of(text).split(separator);
    }
}
