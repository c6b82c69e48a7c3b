package dev.keyproof.envelope;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Reads a header in canonical JSON (RFC 8785) and nothing else: members are asked for in their order and every text has
 * one spelling, so an extra, missing, doubled or oddly written part is found where it stands.
 */
final class HeaderScanner {
    private static final String SHORT_ESCAPES = "\b\t\n\f\r";
    private static final String SHORT_ESCAPE_LETTERS = "btnfr";
    /** The largest integer that every reader of JSON keeps. */
    static final long MOST = (1L << 53) - 1;

    private final String name;
    private final String text;
    private final long start;
    private int at;

    private HeaderScanner(String name, String text, long start) {
        this.name = name;
        this.text = text;
        this.start = start;
    }

    /**
     * @param name the header in the words of a message
     * @param start where the header begins in its container
     */
    static HeaderScanner over(String name, byte[] bytes, long start) throws MalformedContainerException {
        // One character a byte at most.
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        ByteBuffer encoded = ByteBuffer.wrap(bytes);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(encoded, decoded, true);
        if (result.isError()) {
            throw new MalformedContainerException(name + ": this is not UTF-8", start + encoded.position());
        }
        return new HeaderScanner(name, decoded.flip().toString(), start);
    }

    boolean at(String literal) {
        return text.startsWith(literal, at);
    }

    void expect(String literal) throws MalformedContainerException {
        if (!at(literal)) {
            throw malformed("`" + literal + "` is expected here", at);
        }
        at += literal.length();
    }

    /** A text that is not empty. */
    String text(String member) throws MalformedContainerException {
        expect("\"");
        int from = at;
        StringBuilder value = new StringBuilder();
        while (!at("\"")) {
            if (at == text.length()) {
                throw malformed("`" + member + "` does not end", from);
            }
            char next = text.charAt(at);
            if (next == '\\') {
                value.append(escape());
            } else if (next < ' ') {
                throw malformed("a control character is not escaped", at);
            } else {
                value.append(next);
                at++;
            }
        }
        at++;
        if (value.length() == 0) {
            throw malformed("`" + member + "` is empty", from);
        }
        return value.toString();
    }

    private char escape() throws MalformedContainerException {
        int from = at;
        char letter = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        at += 2;
        if (letter == '"' || letter == '\\') {
            return letter;
        }
        int known = SHORT_ESCAPE_LETTERS.indexOf(letter);
        if (known >= 0) {
            return SHORT_ESCAPES.charAt(known);
        }
        if (letter == 'u' && at + 4 <= text.length()) {
            String digits = text.substring(at, at + 4);
            at += 4;
            if (digits.matches("00[01][0-9a-f]")) {
                char control = (char) Integer.parseInt(digits, 16);
                if (SHORT_ESCAPES.indexOf(control) < 0) {
                    return control;
                }
            }
        }
        throw malformed("this escape is not the canonical one", from);
    }

    /** An integer from 0 to 2^53 - 1. */
    long integer(String member) throws MalformedContainerException {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        int digits = at - from;
        boolean canonical = digits == 1 || digits > 1 && digits <= 16 && text.charAt(from) != '0';
        if (!canonical || Long.parseLong(text.substring(from, at)) > MOST) {
            throw malformed("`" + member + "` is not an integer from 0 to 2^53 - 1", from);
        }
        return Long.parseLong(text.substring(from, at));
    }

    void end() throws MalformedContainerException {
        if (at < text.length()) {
            throw malformed("more follows the last member", at);
        }
    }

    int position() {
        return at;
    }

    MalformedContainerException malformed(String what, int position) {
        long bytes = text.substring(0, position).getBytes(StandardCharsets.UTF_8).length;
        return new MalformedContainerException(name + ": " + what, start + bytes);
    }

    /** A text in the one spelling that {@link #text} takes. */
    static String quoted(String value) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            int known = SHORT_ESCAPES.indexOf(next);
            if (known >= 0) {
                out.append('\\').append(SHORT_ESCAPE_LETTERS.charAt(known));
            } else if (next < ' ') {
                out.append(next < 0x10 ? "\\u000" : "\\u00").append(Integer.toHexString(next));
            } else {
                if (next == '"' || next == '\\') {
                    out.append('\\');
                }
                out.append(next);
            }
        }
        return out.append('"').toString();
    }
}
