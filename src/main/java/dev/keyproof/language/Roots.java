package dev.keyproof.language;

import java.util.Optional;

/**
 * What paths of a change rule start from.
 *
 * @param target type of the resource
 * @param before the state before; empty for a resource that is created
 * @param after the state after
 */
record Roots(Type target, Optional<Expr.Variable> before, Expr.Variable after) {}
