package dev.keyproof.envelope;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** The implementation by the platform's own provider; HKDF is a loop of HMAC, since release 17 has none. */
final class JdkPrimitives extends Primitives {
    private static final int HASH_BYTES = 64;

    @Override
    public String variant() {
        return "java";
    }

    @Override
    ChunkCipher sealing(byte[] key) {
        return new Chunks(Cipher.ENCRYPT_MODE, key);
    }

    @Override
    ChunkCipher opening(byte[] key) {
        return new Chunks(Cipher.DECRYPT_MODE, key);
    }

    private static final class Chunks implements ChunkCipher {
        private final int mode;
        private final SecretKeySpec key;
        private final Cipher cipher;

        Chunks(int mode, byte[] key) {
            this.mode = mode;
            this.key = new SecretKeySpec(key, "AES");
            this.cipher = present(() -> Cipher.getInstance("AES/GCM/NoPadding"));
        }

        @Override
        public int process(
                byte[] nonce, byte[] additional, byte[] from, int offset, int length, byte[] to, int toOffset)
                throws UnopenableException {
            boolean sealing = mode == Cipher.ENCRYPT_MODE;
            if (!sealing && length < TAG_BYTES) {
                throw new UnopenableException();
            }
            try {
                cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
                cipher.updateAAD(additional);
                return cipher.doFinal(from, offset, length, to, toOffset);
            } catch (GeneralSecurityException e) {
                if (sealing) {
                    throw new IllegalStateException("a chunk could not be sealed", e);
                }
                Arrays.fill(to, toOffset, toOffset + length - TAG_BYTES, (byte) 0);
                throw new UnopenableException();
            }
        }

        // The platform gives no way to zero the key inside; the object is small and dies with its owner.
        @Override
        public void close() {}
    }

    @Override
    RunningDigest sha256() {
        MessageDigest digest = present(() -> MessageDigest.getInstance("SHA-256"));
        return new RunningDigest() {
            @Override
            public void update(byte[] from, int offset, int length) {
                digest.update(from, offset, length);
            }

            @Override
            public byte[] finish() {
                return digest.digest();
            }
        };
    }

    @Override
    byte[] mac(byte[] key, byte[]... parts) {
        return hmac("HmacSHA256", key, parts);
    }

    @Override
    byte[] expand(byte[] pseudorandomKey, byte[] info, int size) throws UnopenableException {
        if (size > MOST_DERIVED_BYTES) {
            throw new UnopenableException();
        }
        byte[] derived = new byte[size];
        byte[] block = new byte[0];
        for (int at = 0, count = 1; at < size; at += HASH_BYTES, count++) {
            block = hmac("HmacSHA512", pseudorandomKey, block, info, new byte[] {(byte) count});
            System.arraycopy(block, 0, derived, at, Math.min(HASH_BYTES, size - at));
        }
        Arrays.fill(block, (byte) 0);
        return derived;
    }

    @Override
    byte[] extract(byte[] salt, byte[] input) {
        return hmac("HmacSHA512", salt.length == 0 ? new byte[HASH_BYTES] : salt, input);
    }

    private static byte[] hmac(String algorithm, byte[] key, byte[]... parts) {
        return present(() -> {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        });
    }

    @Override
    byte[] wrap(RSAPublicKey key, byte[] secret, byte[] label, Entropy entropy) throws UnopenableException {
        return oaep(Cipher.ENCRYPT_MODE, key, secret, label, new EntropyRandom(entropy));
    }

    @Override
    byte[] unwrap(RSAPrivateCrtKey key, byte[] wrapped, byte[] label) throws UnopenableException {
        if (wrapped.length != (key.getModulus().bitLength() + 7) / 8) {
            throw new UnopenableException();
        }
        return oaep(Cipher.DECRYPT_MODE, key, wrapped, label, new SecureRandom());
    }

    private static byte[] oaep(int mode, Key key, byte[] input, byte[] label, SecureRandom random)
            throws UnopenableException {
        Cipher cipher = present(() -> Cipher.getInstance("RSA/ECB/OAEPPadding"));
        try {
            // Both digests are named: the name of the transformation alone leaves MGF1 on SHA-1.
            cipher.init(
                    mode,
                    key,
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, new PSource.PSpecified(label)),
                    random);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new UnopenableException();
        }
    }

    private interface Asked<T> {
        T ask() throws GeneralSecurityException;
    }

    /** For algorithms that every Java platform has, on keys of our own making. */
    private static <T> T present(Asked<T> asked) {
        try {
            return asked.ask();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an algorithm that every Java platform has is missing", e);
        }
    }
}
