package dev.keyproof.envelope;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that hands out its bytes in pieces of odd sizes, as files and sockets may, and never all at once. */
final class Pieces extends FilterInputStream {
    private int piece = 1;

    private Pieces(byte[] bytes) {
        super(new ByteArrayInputStream(bytes));
    }

    static InputStream of(byte[] bytes) {
        return new Pieces(bytes);
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        piece = piece * 7 % 9973 + 1;
        return super.read(to, offset, Math.min(length, piece));
    }
}
