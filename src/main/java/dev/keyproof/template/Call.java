package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Form;
import dev.keyproof.estate.Placeholder;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One call of a function while it is evaluated. Arguments are evaluated when they are asked for, and once. */
final class Call {
    private final Frame frame;
    private final Expression.Call syntax;
    private final String name;
    private final List<Optional<Node>> values = new ArrayList<>();

    /** {@code name} is the function's name as the documentation spells it. */
    Call(Frame frame, Expression.Call syntax, String name) {
        this.frame = frame;
        this.syntax = syntax;
        this.name = name;
        syntax.arguments().forEach(argument -> values.add(Optional.empty()));
    }

    int count() {
        return values.size();
    }

    Node argument(int index) {
        Optional<Node> known = values.get(index);
        if (known.isPresent()) {
            return known.get();
        }
        Node value = frame.value(syntax.arguments().get(index));
        values.set(index, Optional.of(value));
        Values.text(value).ifPresent(text -> budget().read(text.length()));
        return value;
    }

    List<Node> arguments() {
        List<Node> all = new ArrayList<>();
        for (int i = 0; i < count(); i++) {
            all.add(argument(i));
        }
        return all;
    }

    /** An argument as it is written. */
    Expression written(int index) {
        return syntax.arguments().get(index);
    }

    String name() {
        return name;
    }

    Frame frame() {
        return frame;
    }

    Scope scope() {
        return frame.scope();
    }

    Budget budget() {
        return frame.evaluator().budget();
    }

    Symbols symbols() {
        return frame.evaluator().symbols();
    }

    Equality equality() {
        return frame.evaluator().equality();
    }

    /** The place of the call. */
    Span span() {
        return frame.place(syntax);
    }

    // ---- arguments of a type

    /** The text of an argument; an unknown argument is a placeholder, a number its digits. */
    Optional<String> text(int index) {
        return index < count() ? Values.text(frame.evaluator().asText(argument(index))) : Optional.empty();
    }

    /** The whole number of an argument. */
    Optional<Long> whole(int index) {
        return index < count() ? Values.whole(argument(index)) : Optional.empty();
    }

    // ---- results

    Node text(String text) {
        budget().text(text.length());
        return Values.text(text, span());
    }

    Node number(long number) {
        return Values.whole(number, span());
    }

    Node bool(boolean value) {
        return Values.bool(value, span());
    }

    /** A truth, or unknown because of a text. */
    Node bool(Optional<Boolean> value, String decidedBy) {
        return value.map(this::bool).orElseGet(() -> undecided(decidedBy));
    }

    Node list(List<Node> items) {
        budget().take(items.size());
        return new Node.Sequence(items, span());
    }

    Node object(List<Node.Entry> entries) {
        budget().take(entries.size());
        return new Node.Mapping(entries, span());
    }

    Node unknown(String reason) {
        return Values.unknown(reason, span());
    }

    /** Unknown because a placeholder of a text decides it. */
    Node undecided(String text) {
        return unknown(Placeholder.reason(text));
    }

    /** Unknown because of one of the arguments, or of an element of one. */
    Node undecided() {
        List<Node> all = new ArrayList<>();
        for (Node argument : argumentsThatAreValues()) {
            all.add(argument);
            Values.list(argument).ifPresent(all::addAll);
        }
        return undecided(all);
    }

    /** Unknown because of one of these values. */
    Node undecided(List<Node> values) {
        Optional<Node> unknown = values.stream().filter(Values::isUnknown).findFirst();
        return unknown.map(this::because)
                .orElseGet(() -> values.stream()
                        .flatMap(value -> Values.text(value).stream())
                        .filter(Placeholder::isIn)
                        .findFirst()
                        .map(this::undecided)
                        .orElseGet(() -> unknown("`" + name + "` is decided at the deployment")));
    }

    /** Unknown because another value is: the same reason, but not the same value. */
    Node because(Node unknown) {
        return symbols().called(unknown, name, argumentsThatAreValues());
    }

    /** Unknown because the function takes no such argument; the deployment will fail. */
    Node refused(int index) {
        return unknown("`" + name + "` does not take " + argument(index).describe());
    }

    /** Unknown, or of unknown type, because of an argument that is no list, object or number. */
    Node refusedUnlessOpen(int index) {
        Node argument = argument(index);
        if (Values.isUnknown(argument)) {
            return because(argument);
        }
        return Values.text(argument)
                .filter(Placeholder::isIn)
                .map(this::undecided)
                .orElseGet(() -> refused(index));
    }

    /** A text that only the deployment decides: this call. */
    Node placeholder() {
        return text(Placeholder.of(symbols().call(name, arguments())));
    }

    /** An unknown result that does not yet say how it comes about says that it comes from this call. */
    Node named(Node result) {
        boolean nameless = Values.is(result, Form.UNKNOWN) && !symbols().knows(result);
        return nameless ? symbols().called(result, name, argumentsThatAreValues()) : result;
    }

    /** A value of the surroundings; what is unknown of it is told apart by this call and its place. */
    Node given(Node value) {
        return Values.isUnknown(value) ? symbols().given(value, symbols().call(name, argumentsThatAreValues())) : value;
    }

    private List<Node> argumentsThatAreValues() {
        List<Node> all = new ArrayList<>();
        for (int i = 0; i < count(); i++) {
            if (Frame.lambda(written(i)).isEmpty()) {
                all.add(argument(i));
            }
        }
        return all;
    }

    /** An unknown result that is like no other. */
    Node alone(Node unknown) {
        return Values.isUnknown(unknown) && !symbols().knows(unknown)
                ? symbols().alone(unknown, name + "(...)")
                : unknown;
    }
}
