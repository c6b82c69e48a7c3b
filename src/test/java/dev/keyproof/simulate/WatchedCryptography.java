package dev.keyproof.simulate;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Abstract cryptography that notes what must never happen: I3, I4 and I5. */
final class WatchedCryptography implements Cryptography {
    private final AbstractCryptography inner = new AbstractCryptography();
    private final Map<KeyVersionId, Integer> bits = new LinkedHashMap<>();
    private final IdentityHashMap<DataKey, Boolean> sealed = new IdentityHashMap<>();
    final List<Violation> violations = new ArrayList<>();

    @Override
    public void generate(KeyVersionId version, int size) {
        bits.put(version, size);
    }

    @Override
    public void destroy(KeyVersionId version) {
        bits.remove(version);
    }

    @Override
    public DataKey dataKey() {
        return inner.dataKey();
    }

    @Override
    public WrappedKey wrap(KeyVersionId version, DataKey key) {
        int size = bits.getOrDefault(version, 0);
        if (size != 2048 && size != 3072 && size != 4096) {
            violations.add(new Violation("I4", "wrapped under " + version + " of " + size + " bits"));
        }
        return inner.wrap(version, key);
    }

    @Override
    public Optional<DataKey> unwrap(Container container) {
        if (!bits.containsKey(container.kid())) {
            violations.add(new Violation("I18", "unwrapped under " + container.kid() + ", which is gone"));
        }
        return inner.unwrap(container);
    }

    @Override
    public boolean unwrapsTo(KeyVersionId version, WrappedKey wrapped, DataKey key) {
        return inner.unwrapsTo(version, wrapped, key);
    }

    @Override
    public Container seal(Binding binding, Payload payload, KeyVersionId version, WrappedKey wrapped, DataKey key) {
        if (sealed.put(key, true) != null) {
            violations.add(new Violation("I3", "a data key sealed two containers"));
        }
        Container container = inner.seal(binding, payload, version, wrapped, key);
        Binding other = new Binding(binding.vault(), binding.point() + 1, binding.datasource(), binding.createdAt());
        if (inner.open(container, other, payload, 0, key) != Opening.REFUSED) {
            violations.add(new Violation("I5", "a container opened as another restore point"));
        }
        return container;
    }

    @Override
    public Opening open(Container container, Binding binding, Payload payload, int leastEpoch, DataKey key) {
        return inner.open(container, binding, payload, leastEpoch, key);
    }

    @Override
    public Container rewrap(Container container, KeyVersionId version, WrappedKey wrapped, DataKey key) {
        return inner.rewrap(container, version, wrapped, key);
    }

    @Override
    public Container tampered(Container container, Tampering kind, Container other) {
        return inner.tampered(container, kind, other);
    }

    @Override
    public void forget(DataKey key) {
        inner.forget(key);
    }
}
