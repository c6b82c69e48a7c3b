package dev.keyproof.simulate;

import java.util.List;

/**
 * Something that an administrator, a user or the passing of time asks of the simulation; plain data that can be kept,
 * shown, cut out of a sequence and applied again. Resources go by their names.
 */
public sealed interface Operation permits VaultOperation, StoreOperation, JobOperation {
    /** What it is asked with, in a fixed order. */
    List<Arg> args();

    /** Its name in histories and scenarios: {@code EnableCmk}. */
    default String name() {
        return getClass().getSimpleName();
    }
}
