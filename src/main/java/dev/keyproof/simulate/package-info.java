/**
 * The second judge: Key Vault and Azure Backup in small, which asks whether the byte comes back. Written from the source
 * document without a look at the rules.
 *
 * <p>How to use it:
 *
 * <ol>
 *   <li>Make a {@link dev.keyproof.simulate.World}: {@code World.of(estate, assumptions, parameters, start, seed)} for
 *       everything that {@code check} reads (print {@link dev.keyproof.simulate.Taken} with the result), or {@code
 *       World.builder(...)} from plain attributes.
 *   <li>Make a {@link dev.keyproof.simulate.Simulator} of it, with a {@link dev.keyproof.simulate.Cryptography} and a
 *       {@link dev.keyproof.simulate.History}.
 *   <li>{@code apply} {@link dev.keyproof.simulate.Operation}s: {@link dev.keyproof.simulate.VaultOperation} (settings and
 *       identities), {@link dev.keyproof.simulate.StoreOperation} (key stores) and {@link
 *       dev.keyproof.simulate.JobOperation} (jobs, time, faults). Time passes by {@code Advance} only; background runs,
 *       polls, auto-purge, rotation policies and cost happen on the way.
 *   <li>Read the {@link dev.keyproof.simulate.Outcome} (status, code, admissible codes, all causes, flags), the state of
 *       the world through its getters, and the {@link dev.keyproof.simulate.Event}s of the history.
 * </ol>
 *
 * <p>An outcome with status {@code IMPOSSIBLE} is an error of the scenario: nothing happened and nothing was recorded.
 * Every operation but those writes an {@code INVOKE} event and an {@code OK} or {@code FAIL} event; what happens below
 * ({@code kv.get}, {@code kv.wrap}, {@code kv.unwrap}) and what happens by itself lies between them, as internal events.
 * Events that portal, REST and CLI show have visibility {@code USER}; {@code History.visible()} is the user's view.
 *
 * <p>{@link dev.keyproof.simulate.Assumptions} are printed with every outcome: {@code list()} names all ten with values.
 *
 * <p>Two layers, never merged: a key store knows permissions, windows and states of keys; the backup service asks it to
 * get, wrap and unwrap, and has preconditions of its own.
 */
package dev.keyproof.simulate;
