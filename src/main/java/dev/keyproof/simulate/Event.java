package dev.keyproof.simulate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One line of a history: plain data, no secret, no bytes of payload or ciphertext.
 *
 * @param seq from 1, without gaps
 * @param at on the virtual clock
 * @param op name of the operation, or of a step below it: {@code EnableCmk}, {@code kv.wrap}
 * @param actor who acts: {@code admin}, {@code service} or a principal
 * @param result how far it came
 * @param code what the user is answered; empty unless failed
 * @param admissible every code that the service might answer with, in the order of {@link Code}
 * @param flags what was done although it is not supported
 * @param below the key store's own error
 * @param visibility whether portal, REST and CLI show it
 */
public record Event(
        long seq,
        Instant at,
        String op,
        String actor,
        List<Arg> args,
        Result result,
        Optional<Code> code,
        List<Code> admissible,
        Causes causes,
        Causes flags,
        Optional<KeyStoreError> below,
        Visibility visibility) {
    /** How far an operation came. */
    public enum Result {
        INVOKE,
        OK,
        FAIL
    }

    /** Who can see an event. */
    public enum Visibility {
        USER,
        INTERNAL
    }

    public Event {
        args = List.copyOf(args);
        admissible = List.copyOf(admissible);
    }

    /** The value of an argument. */
    public Optional<String> arg(String name) {
        return args.stream()
                .filter(arg -> arg.name().equals(name))
                .map(Arg::value)
                .findFirst();
    }
}
