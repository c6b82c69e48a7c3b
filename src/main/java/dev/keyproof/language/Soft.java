package dev.keyproof.language;

import java.util.List;

/** Tells phrases whose words mean something only where a type is expected, such as {@code {get, wrapKey}}. */
final class Soft {
    private final Scope scope;
    /** Whether a name that stands for such a phrase is one too. */
    private final boolean throughNames;

    private Soft(Scope scope, boolean throughNames) {
        this.scope = scope;
        this.throughNames = throughNames;
    }

    Soft(Scope scope) {
        this(scope, true);
    }

    /** Sees phrases as soft only by their own words; so names of such phrases never stand for each other. */
    static Soft byItself(Scope scope) {
        return new Soft(scope, false);
    }

    /** Whether the surroundings have to say what the words of the phrase mean. */
    boolean isSoft(Phrase phrase) {
        if (phrase instanceof Phrase.Path path) {
            return isSoft(path.path());
        }
        if (phrase instanceof Phrase.Braces braces) {
            return braces.elements().stream().noneMatch(Phrase.Whole.class::isInstance);
        }
        if (phrase instanceof Phrase.Union union) {
            return union.operands().stream().allMatch(this::isSoft);
        }
        if (phrase instanceof Phrase.Minus minus) {
            return isSoft(minus.left()) && isSoft(minus.right());
        }
        if (phrase instanceof Phrase.Parens parens) {
            return isSoft(parens.inner());
        }
        if (phrase instanceof Phrase.Match match) {
            List<Phrase> values = match.arms().stream().map(Phrase.Arm::value).toList();
            return values.stream().allMatch(value -> value instanceof Phrase.Unknown || isSoft(value));
        }
        return false;
    }

    private boolean isSoft(Syntax.Path path) {
        if (path.names().size() > 1) {
            return false;
        }
        return scope.find(path.names().get(0).text())
                .map(binding -> throughNames && binding.deferred().isPresent())
                .orElse(scope.later(path.names().get(0).text()).isEmpty());
    }
}
