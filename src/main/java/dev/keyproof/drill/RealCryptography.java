package dev.keyproof.drill;

import dev.keyproof.envelope.CatalogueEntry;
import dev.keyproof.envelope.ContainerReader;
import dev.keyproof.envelope.ContainerWriter;
import dev.keyproof.envelope.Containers;
import dev.keyproof.envelope.Entropy;
import dev.keyproof.envelope.KeyPool;
import dev.keyproof.envelope.MalformedContainerException;
import dev.keyproof.envelope.Origin;
import dev.keyproof.envelope.Primitives;
import dev.keyproof.envelope.RsaKey;
import dev.keyproof.envelope.UnopenableException;
import dev.keyproof.simulate.Container;
import dev.keyproof.simulate.Cryptography;
import dev.keyproof.simulate.KeyVersionId;
import dev.keyproof.simulate.Payload;
import dev.keyproof.simulate.Tampering;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Cryptography with real keys and bytes. Bodies lie in files and pass through in pieces, so memory does not depend on
 * their size. Every body is opened by two implementations that share no code.
 */
final class RealCryptography implements Cryptography, AutoCloseable {
    private static final int PIECE = 1 << 16;

    private final Containers containers;
    private final List<Containers> openers;
    private final KeyPool pool;
    private final Watch watch;
    private final Supplier<Instant> clock;
    private final Storage storage = new Storage();
    private final Map<KeyVersionId, Pair> pairs = new HashMap<>();
    private final Map<String, KeyVersionId> versions = new HashMap<>();
    private int made;

    /** A key version with its number in the pool; the pair is made when it is first used. */
    private record Pair(int bits, int number, String kid) {}

    /** A data key in use. */
    private record Secret(dev.keyproof.envelope.DataKey key) implements DataKey {}

    /** A wrapped data key. */
    private record Wrapped(dev.keyproof.envelope.WrappedKey key) implements WrappedKey {}

    /** A container: its headers in memory, its body in a file from an offset on. */
    private static final class Stored implements Container {
        private final KeyVersionId kid;
        private final int epoch;
        private final byte[] header;
        private final Path body;
        private final long start;

        Stored(KeyVersionId kid, int epoch, byte[] header, Path body, long start) {
            this.kid = kid;
            this.epoch = epoch;
            this.header = header;
            this.body = body;
            this.start = start;
        }

        @Override
        public KeyVersionId kid() {
            return kid;
        }

        @Override
        public int epoch() {
            return epoch;
        }

        // Bodies are written once; a damaged one is another file.
        @Override
        public Object bodyMark() {
            return body;
        }
    }

    /**
     * @param pool where key pairs come from; may be shared by many runs
     * @param clock the virtual instant
     */
    RealCryptography(KeyPool pool, Supplier<Instant> clock, Watch watch) {
        Entropy entropy = Entropy.of(new SecureRandom());
        this.containers = new Containers(Primitives.bouncyCastle(), entropy, host -> true);
        this.openers = List.of(containers, new Containers(Primitives.jdk(), entropy, host -> true));
        this.pool = pool;
        this.clock = clock;
        this.watch = watch;
    }

    @Override
    public void generate(KeyVersionId version, int bits) {
        if (!pairs.containsKey(version)) {
            int number = made++;
            String kid = "https://store-" + number + ".vault.azure.net/keys/key/version-" + number;
            pairs.put(version, new Pair(bits, number, kid));
            versions.put(kid, version);
        }
    }

    @Override
    public void destroy(KeyVersionId version) {
        pairs.remove(version);
    }

    private RsaKey pair(KeyVersionId version) {
        Pair pair = pairs.get(version);
        if (pair == null) {
            throw new IllegalStateException("no key material of " + version);
        }
        return pool.pair(pair.bits(), pair.number());
    }

    @Override
    public DataKey dataKey() {
        return new Secret(containers.newDataKey());
    }

    @Override
    public WrappedKey wrap(KeyVersionId version, DataKey key) {
        RsaKey pair = pair(version);
        return new Wrapped(containers.wrap(secret(key), pair, pairs.get(version).kid(), clock.get()));
    }

    @Override
    public Optional<DataKey> unwrap(Container container) {
        try (ContainerReader reader = containers.read(header(container))) {
            dev.keyproof.envelope.WrappedKey wrapped = reader.keyHeader().edks().get(0);
            KeyVersionId version = versions.get(wrapped.kid());
            return pairs.containsKey(version)
                    ? Optional.of(new Secret(containers.unwrap(wrapped, pair(version))))
                    : Optional.empty();
        } catch (MalformedContainerException | UnopenableException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean unwrapsTo(KeyVersionId version, WrappedKey wrapped, DataKey key) {
        try (dev.keyproof.envelope.DataKey found = containers.unwrap(((Wrapped) wrapped).key(), pair(version))) {
            return found.sameAs(secret(key));
        } catch (UnopenableException e) {
            return false;
        }
    }

    @Override
    public Container seal(Binding binding, Payload payload, KeyVersionId version, WrappedKey wrapped, DataKey key) {
        Path file = storage.next();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), PIECE);
                ContainerWriter writer =
                        containers.seal(origin(binding), secret(key), List.of(((Wrapped) wrapped).key()), out);
                InputStream in = watch.saving(binding.vault(), binding.point(), payload, new SeededBytes(payload))) {
            in.transferTo(writer);
            writer.finish();
            watch.saved(binding.vault(), binding.point(), writer.payloadSha256());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stored(file);
    }

    private Stored stored(Path file) {
        try (InputStream in = Files.newInputStream(file);
                ContainerReader reader = containers.read(in)) {
            byte[] header = reader.headerBytes();
            KeyVersionId kid = versions.get(reader.keyHeader().edks().get(0).kid());
            return new Stored(kid, (int) reader.keyHeader().epoch(), header, file, header.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Opening open(Container container, Binding binding, Payload payload, int leastEpoch, DataKey key) {
        Opening opening = Opening.EXACT;
        for (Containers opener : openers) {
            opening = open(opener, (Stored) container, binding, payload, leastEpoch, secret(key));
            if (opening != Opening.EXACT) {
                return opening;
            }
        }
        return opening;
    }

    private Opening open(
            Containers opener,
            Stored container,
            Binding binding,
            Payload payload,
            int leastEpoch,
            dev.keyproof.envelope.DataKey key) {
        CatalogueEntry entry = new CatalogueEntry(origin(binding), leastEpoch);
        try (InputStream whole = bytes(container);
                ContainerReader reader = opener.read(whole);
                InputStream saved = new SeededBytes(payload);
                InputStream opened = reader.open(key, entry, payload.length());
                InputStream back = watch.restoring(binding.vault(), binding.point(), payload, opened)) {
            boolean same = isSame(back, saved);
            watch.restored(
                    binding.vault(), binding.point(), reader.payloadSha256().orElse(""));
            return same ? Opening.EXACT : Opening.WRONG;
        } catch (MalformedContainerException | UnopenableException e) {
            return Opening.REFUSED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compares every byte. */
    private static boolean isSame(InputStream back, InputStream saved) throws IOException {
        byte[] one = new byte[PIECE];
        byte[] two = new byte[PIECE];
        boolean same = true;
        int count;
        do {
            // Read to its end in any case: only the end vouches for the whole.
            count = back.readNBytes(one, 0, PIECE);
            int other = saved.readNBytes(two, 0, PIECE);
            same &= count == other && java.util.Arrays.equals(one, 0, count, two, 0, other);
        } while (count == PIECE);
        return same;
    }

    @Override
    public Container rewrap(Container container, KeyVersionId version, WrappedKey wrapped, DataKey key) {
        Stored stored = (Stored) container;
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        try (ContainerReader reader = containers.read(header(container))) {
            CatalogueEntry entry = new CatalogueEntry(reader.origin(), 0);
            reader.rewrap(secret(key), entry, List.of(((Wrapped) wrapped).key()), header);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Stored(version, stored.epoch() + 1, header.toByteArray(), stored.body, stored.start);
    }

    @Override
    public Container tampered(Container container, Tampering kind, Container other) {
        Stored stored = (Stored) container;
        Stored donor = (Stored) other;
        return switch (kind) {
            case HEADER_SWAP, HEADER_ROLLBACK ->
                new Stored(donor.kid(), donor.epoch(), donor.header, stored.body, stored.start);
            case BIT_FLIP, TRUNCATION, CHUNK_SWAP ->
                new Stored(
                        stored.kid(),
                        stored.epoch(),
                        stored.header,
                        Damage.of(stored.body, stored.start, kind, storage.next()),
                        0);
        };
    }

    @Override
    public void forget(DataKey key) {
        secret(key).close();
    }

    @Override
    public void close() {
        storage.close();
    }

    private static dev.keyproof.envelope.DataKey secret(DataKey key) {
        return ((Secret) key).key();
    }

    private static InputStream header(Container container) {
        return new ByteArrayInputStream(((Stored) container).header);
    }

    private static InputStream bytes(Stored container) throws IOException {
        InputStream body = Files.newInputStream(container.body);
        body.skipNBytes(container.start);
        return new java.io.SequenceInputStream(
                new ByteArrayInputStream(container.header), new java.io.BufferedInputStream(body, PIECE));
    }

    private static Origin origin(Binding binding) {
        return new Origin(
                binding.vault(),
                binding.datasource(),
                "point-" + binding.point(),
                binding.datasource(),
                Instant.ofEpochSecond(binding.createdAt()),
                "data-key-" + binding.point());
    }
}
