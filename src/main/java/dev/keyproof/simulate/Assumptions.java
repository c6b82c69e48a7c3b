package dev.keyproof.simulate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the source document leaves open, as named switches (reference section 3). A4, A5, A3 and A8 have no values; they
 * are listed so that every output can name them.
 *
 * @param expiredKeyRestore sim-A1
 * @param disabledKeyWrap sim-A2
 * @param restrictedNetwork sim-A6
 * @param pollInterval sim-A7
 * @param inconsistentExit sim-A9
 * @param backgroundNeedsUnwrap sim-A10
 */
public record Assumptions(
        ExpiredKeyRestore expiredKeyRestore,
        DisabledKeyWrap disabledKeyWrap,
        RestrictedNetwork restrictedNetwork,
        Duration pollInterval,
        InconsistentExit inconsistentExit,
        BackgroundNeedsUnwrap backgroundNeedsUnwrap) {
    /** Every switch at its default. */
    public static final Assumptions DEFAULT = new Assumptions(
            ExpiredKeyRestore.SOURCE,
            DisabledKeyWrap.REFUSED,
            RestrictedNetwork.REACHABLE,
            Duration.ofHours(1),
            InconsistentExit.NEXT_SUCCESS,
            BackgroundNeedsUnwrap.YES);

    public Assumptions {
        if (pollInterval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("poll interval is " + pollInterval + ", at least PT1S is needed");
        }
    }

    /** sim-A1: whether the backup service refuses restores outside the window, as KEY-7 says. */
    public enum ExpiredKeyRestore {
        SOURCE,
        KEY_VAULT_ONLY
    }

    /** sim-A2: whether a disabled key still wraps. */
    public enum DisabledKeyWrap {
        REFUSED,
        ALLOWED
    }

    /** sim-A6: whether the system-assigned identity reaches a restricted key store without evidence. */
    public enum RestrictedNetwork {
        REACHABLE,
        UNREACHABLE
    }

    /** sim-A9: what leads out of the state Inconsistent. */
    public enum InconsistentExit {
        NEXT_SUCCESS,
        NEVER
    }

    /** sim-A10: whether tiering and expiry unwrap, or are stopped by missing permissions only. */
    public enum BackgroundNeedsUnwrap {
        YES,
        NO_KEY_STATE
    }

    /**
     * One assumption as outputs print it.
     *
     * @param id {@code sim-A1} and so on
     * @param name name of the switch; a phrase where there is nothing to switch
     * @param value its value; empty where there is nothing to switch
     * @param values what it may be set to, default first
     * @param question what is not known
     */
    public record Switch(String id, String name, String value, List<String> values, String question) {}

    /** All ten, in order, with the values of this run. */
    public List<Switch> list() {
        return List.of(
                new Switch(
                        "sim-A1",
                        "expired-key-restore",
                        word(expiredKeyRestore),
                        List.of("source", "key-vault-only"),
                        "whether restore fails under an expired key, which a key store still unwraps with"),
                new Switch(
                        "sim-A2",
                        "disabled-key-wrap",
                        word(disabledKeyWrap),
                        List.of("refused", "allowed"),
                        "whether a disabled key still wraps"),
                fixed("sim-A3", "list-permission", "the list permission changes no outcome"),
                fixed("sim-A4", "overlapping-codes", "two error codes overlap, so either may be answered"),
                fixed("sim-A5", "swapped-causes", "two causes of the later text are swapped; the names of codes win"),
                new Switch(
                        "sim-A6",
                        "restricted-network-system-identity",
                        word(restrictedNetwork),
                        List.of("reachable", "unreachable"),
                        "whether the system-assigned identity reaches a restricted key store"),
                new Switch(
                        "sim-A7",
                        "poll-interval",
                        pollInterval.toString(),
                        List.of("PT1H", "PT24H"),
                        "how often a vault looks for a new key version"),
                fixed("sim-A8", "data-keys", "one data key a restore point, wrapped with RSA-OAEP-256"),
                new Switch(
                        "sim-A9",
                        "inconsistent-exit",
                        word(inconsistentExit),
                        List.of("next-success", "never"),
                        "what leads out of the state Inconsistent"),
                new Switch(
                        "sim-A10",
                        "background-needs-unwrap",
                        word(backgroundNeedsUnwrap),
                        List.of("yes", "no-key-state"),
                        "what tiering and expiry need of the key"));
    }

    /**
     * The same with one switch set, by its name and value as {@link #list()} spells them; a poll interval is any ISO
     * 8601 duration.
     *
     * @return empty if there is no such switch or value
     */
    public Optional<Assumptions> with(String name, String value) {
        return Switches.set(this, name, value);
    }

    private static Switch fixed(String id, String name, String question) {
        return new Switch(id, name, "", List.of(), question);
    }

    private static String word(Enum<?> value) {
        return Switches.word(value);
    }
}
