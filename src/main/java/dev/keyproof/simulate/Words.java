package dev.keyproof.simulate;

/** Constants of enums, fetched once: {@code values()} copies its array every time. */
final class Words {
    static final Cause[] CAUSES = Cause.values();
    static final Code[] CODES = Code.values();
    static final FaultPoint[] FAULTS = FaultPoint.values();

    private Words() {}
}
