package dev.keyproof.envelope;

import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** A message at a time by way of the stream cipher: the way in pure Java, and where only the stream is native. */
final class StreamedChunks implements ChunkCipher {
    private final boolean sealing;
    private final KeyParameter key;
    private final GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());

    StreamedChunks(boolean sealing, byte[] key) {
        this.sealing = sealing;
        this.key = new KeyParameter(key);
    }

    @Override
    public int process(byte[] nonce, byte[] additional, byte[] from, int offset, int length, byte[] to, int toOffset)
            throws UnopenableException {
        if (!sealing && length < TAG_BYTES) {
            throw new UnopenableException();
        }
        try {
            cipher.init(sealing, new AEADParameters(key, 8 * TAG_BYTES, nonce, additional));
            int written = cipher.processBytes(from, offset, length, to, toOffset);
            return written + cipher.doFinal(to, toOffset + written);
        } catch (InvalidCipherTextException | RuntimeException e) {
            if (sealing) {
                throw new IllegalStateException("a chunk could not be sealed", e);
            }
            // Plain text is written before the tag is compared (simulator.md 8.2, trap 6).
            Arrays.fill(to, toOffset, toOffset + length - TAG_BYTES, (byte) 0);
            throw new UnopenableException();
        }
    }

    @Override
    public void close() {
        cipher.reset();
        Arrays.fill(key.getKey(), (byte) 0);
    }
}
