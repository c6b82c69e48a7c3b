/**
 * Drills: what people see of the simulation. Reads scenarios, runs them, says what differed from what they expect, and
 * shows what happened as a timeline.
 *
 * <p>A {@link dev.keyproof.drill.ScenarioFile} is YAML: documents with {@code drill} are drills, documents with {@code
 * kind} describe the estate that they start from. {@link dev.keyproof.drill.Drills} are the ones that come with the tool.
 * {@link dev.keyproof.drill.Rehearsal} runs one and gives a {@link dev.keyproof.drill.Timeline}.
 */
package dev.keyproof.drill;
