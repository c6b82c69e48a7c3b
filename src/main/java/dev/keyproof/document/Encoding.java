package dev.keyproof.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The encodings an input may announce by its first bytes, and what else those bytes may be. */
enum Encoding {
    UTF_8("UTF-8", ""),
    UTF_8_WITH_MARK("UTF-8", "\u00EF\u00BB\u00BF"),
    UTF_32_LITTLE("UTF-32", "\u00FF\u00FE\0\0"),
    UTF_32_BIG("UTF-32", "\0\0\u00FE\u00FF"),
    UTF_16_LITTLE("UTF-16", "\u00FF\u00FE"),
    UTF_16_BIG("UTF-16", "\u00FE\u00FF"),
    UTF_16_WITHOUT_MARK("UTF-16 without a byte order mark", ""),
    GZIP("a gzip archive", "\u001F\u008B"),
    ZIP("a zip archive", "PK\u0003\u0004"),
    EMPTY_ZIP("a zip archive", "PK\u0005\u0006"),
    XZ("an xz archive", "\u00FD7zXZ\0"),
    BZIP2("a bzip2 archive", "BZh"),
    ZSTANDARD("a zstd archive", "(\u00B5/\u00FD"),
    TAR("a tar archive", "");

    private static final int TAR_MARK_AT = 257;

    private final String words;
    /** Each character stands for a byte. */
    private final String mark;

    Encoding(String words, String mark) {
        this.words = words;
        this.mark = mark;
    }

    /** What the first bytes say; UTF-8 if they say nothing. */
    static Encoding of(byte[] bytes) {
        for (Encoding encoding : values()) {
            if (!encoding.mark.isEmpty() && startsWith(bytes, 0, encoding.mark)) {
                return encoding;
            }
        }
        if (startsWith(bytes, TAR_MARK_AT, "ustar")) {
            return TAR;
        }
        // Every text that is read begins with a character of ASCII, of which UTF-16 writes one half as zero.
        boolean halves = bytes.length >= 2 && (bytes[0] == 0) != (bytes[1] == 0);
        return halves && bytes.length % 2 == 0 ? UTF_16_WITHOUT_MARK : UTF_8;
    }

    /** In words, for messages. */
    String words() {
        return words;
    }

    boolean isUtf8() {
        return this == UTF_8 || this == UTF_8_WITH_MARK;
    }

    boolean isUtf16WithMark() {
        return this == UTF_16_LITTLE || this == UTF_16_BIG;
    }

    boolean isArchive() {
        return ordinal() >= GZIP.ordinal();
    }

    /** Decodes strictly all bytes behind the mark, for the encodings that are read. */
    String decode(byte[] bytes) throws MalformedText {
        int length = bytes.length - mark.length();
        if (isUtf8()) {
            // Many times faster than a strict decoder, and as strict: what is malformed always leaves this character.
            String text = new String(bytes, mark.length(), length, StandardCharsets.UTF_8);
            if (text.indexOf('\uFFFD') < 0) {
                return text;
            }
        }
        Charset charset = switch (this) {
            case UTF_16_LITTLE -> StandardCharsets.UTF_16LE;
            case UTF_16_BIG -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_8;
        };
        return strictly(charset, ByteBuffer.wrap(bytes, mark.length(), length));
    }

    private static String strictly(Charset charset, ByteBuffer bytes) throws MalformedText {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer decoded = CharBuffer.allocate(bytes.remaining() + 1);
        boolean malformed = decoder.decode(bytes, decoded, true).isError();
        decoded.flip();
        if (malformed) {
            throw new MalformedText(decoded.toString(), bytes.position());
        }
        return decoded.toString();
    }

    private static boolean startsWith(byte[] bytes, int at, String mark) {
        if (bytes.length < at + mark.length()) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if ((bytes[at + i] & 0xFF) != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Bytes that are no text, with the text before them and the offset of the first bad byte. */
    static final class MalformedText extends CharacterCodingException {
        private static final long serialVersionUID = 1L;

        private final String before;
        private final int byteOffset;

        MalformedText(String before, int byteOffset) {
            this.before = before;
            this.byteOffset = byteOffset;
        }

        String before() {
            return before;
        }

        int byteOffset() {
            return byteOffset;
        }
    }
}
