package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Form;
import dev.keyproof.estate.Placeholder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether two values are equal as {@code equals} of the template functions has it: texts with regard to case, objects
 * without regard to the order of their members. Nothing where the input does not decide it.
 */
final class Equality {
    private static final Optional<Boolean> YES = Optional.of(true);
    private static final Optional<Boolean> NO = Optional.of(false);

    private final Budget budget;
    private final Symbols symbols;

    Equality(Budget budget, Symbols symbols) {
        this.budget = budget;
        this.symbols = symbols;
    }

    Optional<Boolean> of(Node a, Node b) {
        budget.take(1);
        budget.enter();
        try {
            if (Values.isUnknown(a) || Values.isUnknown(b)) {
                boolean same = Values.isUnknown(a) && Values.isUnknown(b) && symbols.isSame(a, b);
                return same ? YES : Optional.empty();
            }
            if (a instanceof Node.Scalar left && b instanceof Node.Scalar right) {
                return scalars(left, right);
            }
            if (a instanceof Node.Sequence left && b instanceof Node.Sequence right) {
                return lists(left.items(), right.items());
            }
            if (a instanceof Node.Mapping left && b instanceof Node.Mapping right) {
                return objects(left, right);
            }
            return mixed(a, b);
        } finally {
            budget.leave();
        }
    }

    /** Two values of different types; what is a placeholder and nothing else may be of any. */
    private static Optional<Boolean> mixed(Node a, Node b) {
        boolean open = Values.text(a).filter(Placeholder::isWhole).isPresent()
                || Values.text(b).filter(Placeholder::isWhole).isPresent();
        return open ? Optional.empty() : NO;
    }

    private Optional<Boolean> scalars(Node.Scalar a, Node.Scalar b) {
        if (Values.isNumber(a) && Values.isNumber(b)) {
            return Optional.of(new BigDecimal(a.text()).compareTo(new BigDecimal(b.text())) == 0);
        }
        if (a.form() != b.form()) {
            return mixed(a, b);
        }
        return a.form() == Form.TEXT
                ? texts(a.text(), b.text())
                : Optional.of(a.text().equals(b.text()));
    }

    /** Whether two texts are equal with regard to case. */
    Optional<Boolean> texts(String a, String b) {
        budget.take(1 + Math.min(a.length(), b.length()) / 64);
        if (a.equals(b)) {
            return YES;
        }
        boolean open = (Placeholder.isIn(a) || Placeholder.isIn(b)) && Placeholder.mayEqual(a, b);
        return open ? Optional.empty() : NO;
    }

    private Optional<Boolean> lists(List<Node> a, List<Node> b) {
        if (a.size() != b.size()) {
            return NO;
        }
        Optional<Boolean> all = YES;
        for (int i = 0; i < a.size(); i++) {
            Optional<Boolean> one = of(a.get(i), b.get(i));
            if (one.equals(NO)) {
                return NO;
            }
            all = one.isEmpty() ? one : all;
        }
        return all;
    }

    private Optional<Boolean> objects(Node.Mapping a, Node.Mapping b) {
        if (a.entries().size() != b.entries().size()) {
            return NO;
        }
        Optional<Boolean> all = YES;
        List<Node.Entry> rest = new ArrayList<>();
        for (Node.Entry entry : a.entries()) {
            budget.take(1 + b.entries().size() / 16);
            Optional<Node> other = b.get(entry.key().text());
            if (other.isEmpty()) {
                rest.add(entry);
                continue;
            }
            Optional<Boolean> one = of(entry.value(), other.get());
            if (one.equals(NO)) {
                return NO;
            }
            all = one.isEmpty() ? one : all;
        }
        return rest.isEmpty() ? all : mayHave(rest, b) ? Optional.empty() : NO;
    }

    /** Whether every name may be a name of the object: spelled in another case, or decided at the deployment. */
    private static boolean mayHave(List<Node.Entry> entries, Node.Mapping object) {
        return entries.stream()
                .allMatch(entry -> object.entries().stream()
                        .anyMatch(other -> Placeholder.mayEqual(
                                entry.key().text(), other.key().text())));
    }

    /** Whether a list has a value in it. */
    Optional<Boolean> isIn(List<Node> list, Node wanted) {
        Optional<Boolean> found = NO;
        for (Node item : list) {
            Optional<Boolean> one = of(item, wanted);
            if (one.equals(YES)) {
                return YES;
            }
            found = one.isEmpty() ? one : found;
        }
        return found;
    }
}
