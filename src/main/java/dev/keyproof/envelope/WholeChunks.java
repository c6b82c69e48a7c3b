package dev.keyproof.envelope;

import java.util.Arrays;
import javax.security.auth.DestroyFailedException;
import org.bouncycastle.crypto.PacketCipherException;
import org.bouncycastle.crypto.modes.AESGCMModePacketCipher;
import org.bouncycastle.crypto.modes.AESGCMPacketCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** One native call a message, from the caller's array into the caller's array. */
final class WholeChunks implements ChunkCipher {
    private final boolean sealing;
    private final KeyParameter key;
    private final AESGCMModePacketCipher cipher = AESGCMPacketCipher.newInstance();

    WholeChunks(boolean sealing, byte[] key) {
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
            AEADParameters parameters = new AEADParameters(key, 8 * TAG_BYTES, nonce, additional);
            return cipher.processPacket(sealing, parameters, from, offset, length, to, toOffset);
        } catch (PacketCipherException | RuntimeException e) {
            if (sealing) {
                throw new IllegalStateException("a chunk could not be sealed", e);
            }
            Arrays.fill(to, toOffset, toOffset + length - TAG_BYTES, (byte) 0);
            throw new UnopenableException();
        }
    }

    @Override
    public void close() {
        Arrays.fill(key.getKey(), (byte) 0);
        try {
            if (!cipher.isDestroyed()) {
                cipher.destroy();
            }
        } catch (DestroyFailedException e) {
            throw new IllegalStateException("a key could not be zeroed", e);
        }
    }
}
