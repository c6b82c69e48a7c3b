package dev.keyproof.intake;

import java.util.Base64;
import java.util.OptionalInt;

/** The size of an RSA key that is shown by its modulus alone (azure-A9). */
final class Modulus {
    private Modulus() {}

    /**
     * Number of bits from the first bit that is set; nothing for a text that is not base64.
     *
     * @param encoded base64url as the service answers, or plain base64 as the CLI prints; with or without padding
     */
    static OptionalInt bits(String encoded) {
        String text = encoded.replaceAll("=+$", "");
        boolean plain = text.indexOf('+') >= 0 || text.indexOf('/') >= 0;
        byte[] bytes;
        try {
            bytes = (plain ? Base64.getDecoder() : Base64.getUrlDecoder()).decode(text);
        } catch (IllegalArgumentException notBase64) {
            return OptionalInt.empty();
        }
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != 0) {
                int inFirst = Integer.SIZE - Integer.numberOfLeadingZeros(bytes[i] & 0xff);
                return OptionalInt.of((bytes.length - i - 1) * Byte.SIZE + inFirst);
            }
        }
        return OptionalInt.empty();
    }
}
