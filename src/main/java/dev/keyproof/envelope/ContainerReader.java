package dev.keyproof.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A container whose headers were read and whose body is still to come; opened or re-wrapped once, in constant memory.
 *
 * <p>What the headers say is not vouched for before {@link #open} or {@link #rewrap}: they are read without a key, to
 * choose the wrapped key that is to be unwrapped.
 */
public final class ContainerReader implements AutoCloseable {
    private final HeaderFormat format;
    private final Primitives primitives;
    private final ContainerHeader header;
    private final InputStream from;
    private Optional<Refusal> refusal = Optional.empty();
    private Optional<PayloadStream> payload = Optional.empty();

    private ContainerReader(HeaderFormat format, Primitives primitives, ContainerHeader header, InputStream from) {
        this.format = format;
        this.primitives = primitives;
        this.header = header;
        this.from = from;
    }

    static ContainerReader begin(HeaderFormat format, Primitives primitives, InputStream from) throws IOException {
        return new ContainerReader(format, primitives, ContainerHeader.read(format, from), from);
    }

    public Origin origin() {
        return header.origin();
    }

    public KeyHeader keyHeader() {
        return header.keyHeader();
    }

    /** Everything before the body, as it was read. */
    public byte[] headerBytes() {
        return header.bytes();
    }

    /**
     * Begins to open. The stream gives nothing whose tag was not verified, and fails for ever after its first failure;
     * who stores what it gives must throw that away unless the end was reached.
     *
     * @param mostPayloadBytes a longer payload is malformed
     * @throws UnopenableException from here or from the stream, for everything that does not fit
     * @throws MalformedContainerException from the stream, when the payload is too long
     */
    public InputStream open(DataKey dek, CatalogueEntry expected, long mostPayloadBytes) throws IOException {
        check(dek, expected);
        byte[] key = ContainerHeader.bodyKey(primitives, dek);
        BodyOpener body;
        try {
            body = BodyOpener.begin(primitives, key, header.bodyContext(primitives), from);
        } catch (UnopenableException e) {
            throw refuse(Refusal.COMMITMENT);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
        PayloadStream stream = new PayloadStream(body, primitives.sha256(), mostPayloadBytes, header.bytes().length);
        payload = Optional.of(stream);
        return stream;
    }

    /**
     * Writes the container anew under other wrapped keys and the next epoch; no byte of the body changes or is opened.
     *
     * @return the new key header
     * @throws UnopenableException when the header is not genuine or not the expected one; nothing was written then
     * @throws MalformedContainerException when the new header would break a limit; nothing was written then
     */
    public KeyHeader rewrap(DataKey dek, CatalogueEntry expected, List<WrappedKey> edks, OutputStream to)
            throws IOException {
        check(dek, expected);
        KeyHeader next = new KeyHeader(header.keyHeader().epoch() + 1, edks);
        to.write(ContainerHeader.make(format, primitives, dek, header.origin(), next)
                .bytes());
        from.transferTo(to);
        return next;
    }

    private void check(DataKey dek, CatalogueEntry expected) throws IOException {
        if (!header.isGenuine(primitives, dek)) {
            throw refuse(Refusal.HEADER_MAC);
        }
        if (!header.origin().equals(expected.origin())) {
            throw refuse(Refusal.OTHER_RESTORE_POINT);
        }
        if (header.keyHeader().epoch() < expected.epoch()) {
            throw refuse(Refusal.ROLLED_BACK);
        }
    }

    private UnopenableException refuse(Refusal why) {
        refusal = Optional.of(why);
        return new UnopenableException();
    }

    /** What was behind the last {@link UnopenableException}; for the internal history alone. */
    public Optional<Refusal> refusal() {
        return refusal.or(() -> payload.flatMap(PayloadStream::refusal));
    }

    /** How many bytes of the payload were verified. */
    public long payloadBytes() {
        return payload.map(PayloadStream::given).orElse(0L);
    }

    /** SHA-256 of the payload in lower-case hexadecimal; present once the stream gave its last byte. */
    public Optional<String> payloadSha256() {
        return payload.map(PayloadStream::sha256).filter(text -> !text.isEmpty());
    }

    /** Forgets the keys and closes the stream below. */
    @Override
    public void close() throws IOException {
        payload.ifPresent(PayloadStream::close);
        from.close();
    }
}
