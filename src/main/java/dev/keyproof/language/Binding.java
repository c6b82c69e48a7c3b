package dev.keyproof.language;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What a name stands for inside a rule or function. */
final class Binding {
    private final Syntax.Name name;
    private final Optional<Expr> value;
    private final Optional<Phrase> deferred;
    private final boolean variable;
    private final Map<String, Optional<Expr>> meanings = new HashMap<>();
    private boolean used;

    private Binding(Syntax.Name name, Optional<Expr> value, Optional<Phrase> deferred, boolean variable) {
        this.name = name;
        this.value = value;
        this.deferred = deferred;
        this.variable = variable;
    }

    /** A variable. */
    static Binding variable(Syntax.Name name, Expr.Variable variable) {
        return new Binding(name, Optional.of(new Expr.Reference(variable, name.span())), Optional.empty(), true);
    }

    /** A {@code let}; without a value if its expression is mistaken. */
    static Binding let(Syntax.Name name, Optional<Expr> value) {
        return new Binding(name, value, Optional.empty(), false);
    }

    /** A {@code let} whose words get their type where it is used. */
    static Binding deferred(Syntax.Name name, Phrase phrase) {
        return new Binding(name, Optional.empty(), Optional.of(phrase), false);
    }

    /** A name of which nothing is known because of a mistake that has been reported. */
    static Binding mistaken(Syntax.Name name) {
        return new Binding(name, Optional.empty(), Optional.empty(), false);
    }

    Syntax.Name name() {
        return name;
    }

    Optional<Expr> value() {
        return value;
    }

    Optional<Phrase> deferred() {
        return deferred;
    }

    /** What the deferred words mean where a type is expected; found out once a type. */
    Optional<Expr> meaning(Optional<Type> expected, Supplier<Optional<Expr>> reader) {
        String type = expected.map(Type::name).orElse("");
        if (!meanings.containsKey(type)) {
            meanings.put(type, reader.get());
        }
        return meanings.get(type);
    }

    boolean isVariable() {
        return variable;
    }

    boolean isUsed() {
        return used;
    }

    void use() {
        used = true;
    }
}
