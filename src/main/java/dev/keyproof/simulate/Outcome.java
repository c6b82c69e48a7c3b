package dev.keyproof.simulate;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What came of one operation, as its caller sees it.
 *
 * <p>A refused request changed nothing. A failed one is a fault of the service or a job that did not do its work. An
 * impossible one asked for something that is not there to ask for (a version that does not exist): an error of the
 * scenario, recorded nowhere.
 */
public final class Outcome {
    /** Done, and nothing to remark. */
    public static final Outcome DONE = new Outcome(Status.DONE, 0, 0, Causes.NONE, Causes.NONE, "", Optional.empty());

    private final Status status;
    private final int code;
    private final int admissible;
    private final Causes causes;
    private final Causes flags;
    private final String detail;
    private final Optional<KeyStoreError> below;

    private Outcome(
            Status status,
            int code,
            int admissible,
            Causes causes,
            Causes flags,
            String detail,
            Optional<KeyStoreError> below) {
        this.status = status;
        this.code = code;
        this.admissible = admissible;
        this.causes = causes;
        this.flags = flags;
        this.detail = detail;
        this.below = below;
    }

    /** How an operation ended. */
    public enum Status {
        DONE,
        REFUSED,
        FAILED,
        IMPOSSIBLE
    }

    static Outcome done(String detail) {
        return new Outcome(Status.DONE, 0, 0, Causes.NONE, Causes.NONE, detail, Optional.empty());
    }

    /** Done, though the source document does not support it. */
    static Outcome flagged(Causes flags) {
        return flags.isEmpty() ? DONE : new Outcome(Status.DONE, 0, 0, Causes.NONE, flags, "", Optional.empty());
    }

    static Outcome refused(long causes, Edition edition) {
        return failure(Status.REFUSED, causes, edition, false);
    }

    static Outcome failed(long causes, Edition edition, boolean postgresJob) {
        return failure(Status.FAILED, causes, edition, postgresJob);
    }

    private static Outcome failure(Status status, long causes, Edition edition, boolean postgresJob) {
        int admissible = Causes.admissible(causes, edition, postgresJob);
        int chosen = Causes.chosen(causes, edition, postgresJob).ordinal();
        return new Outcome(status, chosen, admissible, new Causes(causes), Causes.NONE, "", Optional.empty());
    }

    /** A refusal by the key store's own management plane. */
    static Outcome refused(KeyStoreError error) {
        return new Outcome(
                Status.REFUSED,
                Code.KEY_STORE.ordinal(),
                Code.KEY_STORE.bit(),
                Causes.of(Cause.KEY_STORE_REFUSED),
                Causes.NONE,
                "",
                Optional.of(error));
    }

    static Outcome impossible(String why) {
        return new Outcome(Status.IMPOSSIBLE, 0, 0, Causes.NONE, Causes.NONE, why, Optional.empty());
    }

    /** The same with further flags and words. */
    Outcome with(Causes moreFlags, String words) {
        return new Outcome(status, code, admissible, causes, moreFlags, words, below);
    }

    /** How it ended. */
    public Status status() {
        return status;
    }

    /** Whether it was done. */
    public boolean isDone() {
        return status == Status.DONE;
    }

    /** The code that the simulation answers with; empty when done or impossible. */
    public Optional<Code> code() {
        return admissible == 0 ? Optional.empty() : Optional.of(Words.CODES[code]);
    }

    /** Every code that the service might answer with in its place (the set-valued oracle of reference 2.6). */
    public Set<Code> admissible() {
        EnumSet<Code> codes = EnumSet.noneOf(Code.class);
        for (int rest = admissible; rest != 0; rest &= rest - 1) {
            codes.add(Words.CODES[Integer.numberOfTrailingZeros(rest)]);
        }
        return codes;
    }

    /** Everything that stood in the way, whichever of it the service would have met first. */
    public Causes causes() {
        return causes;
    }

    /** What was done although the source document says it is not supported. */
    public Causes flags() {
        return flags;
    }

    /** Words for a reader: what was made, or why it is impossible; may be empty. */
    public String detail() {
        return detail;
    }

    /** The key store's own error, for a refused management operation on it. */
    public Optional<KeyStoreError> below() {
        return below;
    }

    @Override
    public String toString() {
        return status
                + code().map(found -> " " + found.text()).orElse("")
                + (causes.isEmpty() ? "" : " " + causes)
                + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
