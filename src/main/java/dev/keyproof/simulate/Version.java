package dev.keyproof.simulate;

import dev.keyproof.estate.KeyOperation;
import dev.keyproof.estate.KeyType;
import dev.keyproof.estate.Members;
import java.time.Instant;
import java.util.Optional;

/** One version of a key. It can be disabled, never deleted on its own. */
public final class Version {
    static final int EVERY_OPERATION = operations(Members.all(KeyOperation.class));

    final KeyVersionId id;
    final KeyType type;
    final int bits;
    final int operations;
    final long created;
    boolean enabled;
    long notBefore = Times.ALWAYS;
    long expires = Times.NEVER;

    Version(KeyVersionId id, KeyType type, int bits, int operations, long created, boolean enabled) {
        this.id = id;
        this.type = type;
        this.bits = bits;
        this.operations = operations;
        this.created = created;
        this.enabled = enabled;
    }

    /** Allowed operations as bits in the order of the list. */
    static int operations(Members<KeyOperation> operations) {
        return (int) operations.mask();
    }

    Version copy() {
        Version copy = new Version(id, type, bits, operations, created, enabled);
        copy.notBefore = notBefore;
        copy.expires = expires;
        return copy;
    }

    boolean isRsa() {
        return type == KeyType.RSA || type == KeyType.RSA_HSM;
    }

    boolean hasGoodSize() {
        return bits == 2048 || bits == 3072 || bits == 4096;
    }

    boolean hasBegun(long now, long leeway) {
        return notBefore == Times.ALWAYS || now >= notBefore - leeway;
    }

    boolean hasExpired(long now, long leeway) {
        return expires != Times.NEVER && now >= expires + leeway;
    }

    boolean isInWindow(long now, long leeway) {
        return hasBegun(now, leeway) && !hasExpired(now, leeway);
    }

    /** How stored data names it. */
    public KeyVersionId id() {
        return id;
    }

    /** Type of the key. */
    public KeyType type() {
        return type;
    }

    /** Size in bits; 0 where a type has none. */
    public int bits() {
        return bits;
    }

    /** Whether it may be used. */
    public boolean isEnabled() {
        return enabled;
    }

    /** First instant of validity. */
    public Optional<Instant> notBefore() {
        return Times.optional(notBefore);
    }

    /** First instant behind validity. */
    public Optional<Instant> expires() {
        return Times.optional(expires);
    }
}
