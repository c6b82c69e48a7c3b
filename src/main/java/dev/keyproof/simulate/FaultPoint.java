package dev.keyproof.simulate;

/**
 * A place where a run may be disturbed (reference 4.2). Each is switched on per run and then fires per call, by chance
 * or as a scenario arms it.
 */
public enum FaultPoint {
    /** The backup service fails at a step of an update of encryption settings. */
    INTERNAL_ERROR,
    /** The key store answers 429. */
    THROTTLED,
    /** The key store answers 5xx. */
    SERVER_ERROR,
    /** A grant or revocation takes twice as long as usual to reach the key store. */
    SLOW_PROPAGATION,
    /** A job stops between two of its steps: between wrap and persist, above all. */
    CRASH,
    /** A job is triggered a second time. */
    JOB_TWICE,
    /** A backup uses the key version that was active before the present one. */
    STALE_VERSION;

    int bit() {
        return 1 << ordinal();
    }
}
