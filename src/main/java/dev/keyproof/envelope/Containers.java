package dev.keyproof.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes and reads containers: the whole of what a service does with keys and restore points.
 *
 * <pre>
 * try (DataKey dek = containers.newDataKey(); ContainerWriter writer = containers.seal(origin, dek, edks, file)) {
 *   data.transferTo(writer);
 *   writer.finish();
 * }
 * try (ContainerReader reader = containers.read(file);
 *     DataKey dek = containers.unwrap(reader.keyHeader().edks().get(0), key)) {
 *   reader.open(dek, entry, mostBytes).transferTo(restored);
 * }
 * </pre>
 *
 * <p>Keeps no state between calls. Errors: {@link MalformedContainerException} for what is seen without a key, {@link
 * UnopenableException} for everything later, other {@link IOException}s from the streams alone.
 */
public final class Containers {
    private final Primitives primitives;
    private final Entropy entropy;
    private final HeaderFormat format;

    /**
     * @param knownHost whether a host, in lower case, is that of a key store the caller knows; a container that names
     *     another one is malformed, so nobody is asked to unwrap there
     */
    public Containers(Primitives primitives, Entropy entropy, Predicate<String> knownHost) {
        this.primitives = primitives;
        this.entropy = entropy;
        this.format = new HeaderFormat(knownHost);
    }

    /** A fresh key for one restore point; never used for a second one. */
    public DataKey newDataKey() {
        return DataKey.fresh(entropy);
    }

    /** Wraps a data key under one version of a key; the caller decides whether that is allowed. */
    public WrappedKey wrap(DataKey dek, RsaKey key, String kid, Instant at) {
        try {
            return WrappedKey.of(kid, primitives.wrap(key.publicKey(), dek.bytes(), NO_LABEL, entropy), at);
        } catch (UnopenableException e) {
            throw new IllegalStateException("a data key could not be wrapped", e);
        }
    }

    /**
     * Unwraps a data key; the caller decides whether that is allowed, and closes the key.
     *
     * @throws UnopenableException for every failure alike: other key, broken padding, wrong length
     */
    public DataKey unwrap(WrappedKey wrapped, RsaKey key) throws UnopenableException {
        byte[] secret = primitives.unwrap(key.privateKey(), wrapped.bytes(), NO_LABEL);
        if (secret.length != DataKey.SIZE_BYTES) {
            throw new UnopenableException();
        }
        return new DataKey(secret);
    }

    /**
     * Begins a container of epoch 0; the header is written at once.
     *
     * @throws MalformedContainerException when the header would break a limit; nothing was written then
     */
    public ContainerWriter seal(Origin origin, DataKey dek, List<WrappedKey> edks, OutputStream to) throws IOException {
        ContainerHeader header = ContainerHeader.make(format, primitives, dek, origin, new KeyHeader(0, edks));
        return ContainerWriter.begin(primitives, entropy, dek, header, to);
    }

    /**
     * Reads the headers of a container.
     *
     * @param from read as far as needed; its end is the end of the container
     */
    public ContainerReader read(InputStream from) throws IOException {
        return ContainerReader.begin(format, primitives, from);
    }

    private static final byte[] NO_LABEL = {};
}
