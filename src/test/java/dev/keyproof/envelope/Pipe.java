package dev.keyproof.envelope;

import java.io.InputStream;
import java.io.OutputStream;

/** What is written can be read, in one thread; counts how much it had to hold at the most. Whoever reads must not lead. */
final class Pipe {
    private final byte[] ring = new byte[1 << 18];
    private long written;
    private long read;
    private long most;

    OutputStream in() {
        return new OutputStream() {
            @Override
            public void write(int value) {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    ring[(int) (written++ % ring.length)] = from[offset + i];
                }
                most = Math.max(most, written - read);
            }
        };
    }

    InputStream out() {
        return new InputStream() {
            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] to, int offset, int length) {
                if (read == written && length > 0) {
                    return -1;
                }
                int count = (int) Math.min(length, written - read);
                for (int i = 0; i < count; i++) {
                    to[offset + i] = ring[(int) (read++ % ring.length)];
                }
                return count;
            }
        };
    }

    long most() {
        return most;
    }
}
