package dev.keyproof.simulate;

import java.util.Optional;

/**
 * Cryptography without keys and bytes: a data key is a number, a container remembers what it was made of. Every
 * decision around it is the same as with real cryptography, some hundred thousand times faster.
 */
public final class AbstractCryptography implements Cryptography {
    private long dataKeys;

    /** A data key, by its number. */
    private record Numbered(long number) implements DataKey {}

    /** A wrapped data key. */
    private record Wrapped(KeyVersionId version, Numbered key) implements WrappedKey {}

    /**
     * A container as what it was made of.
     *
     * @param body binding, payload and data key of its body
     * @param header whose key header stands before the body
     * @param damaged whether its body was changed
     */
    private record Sealed(Body body, Body header, Wrapped wrapped, int epoch, boolean damaged) implements Container {
        @Override
        public KeyVersionId kid() {
            return wrapped.version();
        }

        @Override
        public Object bodyMark() {
            return damaged ? new Damaged(body) : body;
        }
    }

    /** What tells a damaged body apart. */
    private record Damaged(Body body) {}

    /** What a body is sealed from. */
    private record Body(Binding binding, Payload payload, Numbered key) {}

    @Override
    public void generate(KeyVersionId version, int bits) {
        // There is no material to make.
    }

    @Override
    public void destroy(KeyVersionId version) {
        // There is no material to forget.
    }

    @Override
    public DataKey dataKey() {
        return new Numbered(++dataKeys);
    }

    @Override
    public WrappedKey wrap(KeyVersionId version, DataKey key) {
        return new Wrapped(version, (Numbered) key);
    }

    @Override
    public Optional<DataKey> unwrap(Container container) {
        return Optional.of(((Sealed) container).wrapped().key());
    }

    @Override
    public boolean unwrapsTo(KeyVersionId version, WrappedKey wrapped, DataKey key) {
        Wrapped known = (Wrapped) wrapped;
        return known.version().equals(version) && known.key().equals(key);
    }

    @Override
    public Container seal(Binding binding, Payload payload, KeyVersionId version, WrappedKey wrapped, DataKey key) {
        Body body = new Body(binding, payload, (Numbered) key);
        return new Sealed(body, body, (Wrapped) wrapped, 0, false);
    }

    @Override
    public Opening open(Container container, Binding binding, Payload payload, int leastEpoch, DataKey key) {
        Sealed sealed = (Sealed) container;
        boolean authentic = sealed.header().key().equals(key)
                && sealed.header().equals(sealed.body())
                && sealed.body().binding().equals(binding)
                && sealed.epoch() >= leastEpoch
                && !sealed.damaged();
        if (!authentic) {
            return Opening.REFUSED;
        }
        return sealed.body().payload().equals(payload) ? Opening.EXACT : Opening.WRONG;
    }

    @Override
    public Container rewrap(Container container, KeyVersionId version, WrappedKey wrapped, DataKey key) {
        Sealed sealed = (Sealed) container;
        return new Sealed(sealed.body(), sealed.header(), (Wrapped) wrapped, sealed.epoch() + 1, sealed.damaged());
    }

    @Override
    public Container tampered(Container container, Tampering kind, Container other) {
        Sealed sealed = (Sealed) container;
        Sealed donor = (Sealed) other;
        return switch (kind) {
            case BIT_FLIP, TRUNCATION, CHUNK_SWAP ->
                new Sealed(sealed.body(), sealed.header(), sealed.wrapped(), sealed.epoch(), true);
            case HEADER_SWAP -> new Sealed(sealed.body(), donor.header(), donor.wrapped(), donor.epoch(), false);
            case HEADER_ROLLBACK ->
                new Sealed(sealed.body(), sealed.header(), donor.wrapped(), donor.epoch(), sealed.damaged());
        };
    }

    @Override
    public void forget(DataKey key) {
        // There is nothing secret in a number.
    }
}
