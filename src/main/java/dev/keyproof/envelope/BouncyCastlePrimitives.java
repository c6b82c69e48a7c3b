package dev.keyproof.envelope;

import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.NativeServices;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.encodings.OAEPEncoding;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;

/** The implementation by Bouncy Castle's lightweight classes; its unchecked exceptions end here. */
final class BouncyCastlePrimitives extends Primitives {
    @Override
    public String variant() {
        NativeServices services = CryptoServicesRegistrar.getNativeServices();
        return services.isEnabled() ? Optional.ofNullable(services.getVariant()).orElse("java") : "java";
    }

    @Override
    ChunkCipher sealing(byte[] key) {
        return chunks(true, key);
    }

    @Override
    ChunkCipher opening(byte[] key) {
        return chunks(false, key);
    }

    /**
     * Whole messages at once are twice as fast, but only where the native part has them: in pure Java this class of the
     * library gives a wrong tag for an empty message with additional data.
     */
    private static ChunkCipher chunks(boolean sealing, byte[] key) {
        return CryptoServicesRegistrar.hasEnabledService(NativeServices.AES_GCM_PC)
                ? new WholeChunks(sealing, key)
                : new StreamedChunks(sealing, key);
    }

    @Override
    RunningDigest sha256() {
        Digest digest = SHA256Digest.newInstance();
        return new RunningDigest() {
            @Override
            public void update(byte[] from, int offset, int length) {
                digest.update(from, offset, length);
            }

            @Override
            public byte[] finish() {
                byte[] result = new byte[digest.getDigestSize()];
                digest.doFinal(result, 0);
                return result;
            }
        };
    }

    @Override
    byte[] mac(byte[] key, byte[]... parts) {
        // Inputs are short: in pure Java they cost less than native state that must be freed.
        HMac mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(key));
        for (byte[] part : parts) {
            mac.update(part, 0, part.length);
        }
        byte[] result = new byte[mac.getMacSize()];
        mac.doFinal(result, 0);
        return result;
    }

    @Override
    byte[] expand(byte[] pseudorandomKey, byte[] info, int size) throws UnopenableException {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(SHA512Digest.newInstance());
        generator.init(HKDFParameters.skipExtractParameters(pseudorandomKey, info));
        byte[] derived = new byte[size];
        try {
            generator.generateBytes(derived, 0, size);
        } catch (RuntimeException e) {
            throw new UnopenableException();
        }
        return derived;
    }

    @Override
    byte[] extract(byte[] salt, byte[] input) {
        return new HKDFBytesGenerator(SHA512Digest.newInstance()).extractPRK(salt, input);
    }

    @Override
    byte[] wrap(RSAPublicKey key, byte[] secret, byte[] label, Entropy entropy) throws UnopenableException {
        RSAKeyParameters parameters = new RSAKeyParameters(false, key.getModulus(), key.getPublicExponent(), true);
        return oaep(true, new ParametersWithRandom(parameters, new EntropyRandom(entropy)), secret, label);
    }

    @Override
    byte[] unwrap(RSAPrivateCrtKey key, byte[] wrapped, byte[] label) throws UnopenableException {
        if (wrapped.length != (key.getModulus().bitLength() + 7) / 8) {
            throw new UnopenableException();
        }
        // The blinding takes its random numbers from the library: they leave no trace in the result.
        return oaep(
                false,
                new RSAPrivateCrtKeyParameters(
                        key.getModulus(),
                        key.getPublicExponent(),
                        key.getPrivateExponent(),
                        key.getPrimeP(),
                        key.getPrimeQ(),
                        key.getPrimeExponentP(),
                        key.getPrimeExponentQ(),
                        key.getCrtCoefficient(),
                        true),
                wrapped,
                label);
    }

    private static byte[] oaep(boolean wrapping, CipherParameters parameters, byte[] input, byte[] label)
            throws UnopenableException {
        AsymmetricBlockCipher cipher =
                new OAEPEncoding(new RSABlindedEngine(), SHA256Digest.newInstance(), SHA256Digest.newInstance(), label);
        try {
            cipher.init(wrapping, parameters);
            return cipher.processBlock(input, 0, input.length);
        } catch (InvalidCipherTextException | RuntimeException e) {
            // The two say where the padding broke; an attacker must not hear it (simulator.md 8.2, trap 5).
            throw new UnopenableException();
        }
    }
}
