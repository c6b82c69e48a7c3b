package dev.keyproof.drill;

import dev.keyproof.simulate.Payload;
import java.io.InputStream;

/** The bytes of a payload, made on the way: the same for the same seed and length, whatever the size. */
final class SeededBytes extends InputStream {
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private final long length;
    private long state;
    private long word;
    private long given;

    SeededBytes(Payload payload) {
        this.state = payload.seed();
        this.length = payload.length();
    }

    @Override
    public int read() {
        if (given == length) {
            return -1;
        }
        int shift = (int) (given & 7) * 8;
        if (shift == 0) {
            word = next();
        }
        given++;
        return (int) (word >>> shift) & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int count) {
        if (count == 0) {
            return 0;
        }
        if (given == length) {
            return -1;
        }
        int end = offset + (int) Math.min(count, length - given);
        int at = offset;
        while (at < end) {
            if ((given & 7) == 0 && end - at >= 8) {
                word = next();
                for (int i = 0; i < 8; i++) {
                    into[at + i] = (byte) (word >>> 8 * i);
                }
                at += 8;
                given += 8;
            } else {
                into[at++] = (byte) read();
            }
        }
        return at - offset;
    }

    /** SplitMix64. */
    private long next() {
        state += STEP;
        long z = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
