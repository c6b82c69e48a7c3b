/**
 * Holds rules and simulator against each other over the whole space of configurations: the space as data, both judges'
 * answers, the laws between them, and counterexamples.
 *
 * <p>Only this package knows which cause of the simulation answers which attribute that a rule looks at.
 */
package dev.keyproof.prove;
