package dev.keyproof.document;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decodes inputs.
 *
 * <p>UTF-8 is read strictly and without its byte order mark; UTF-16 with a mark is read where JSON stands, because
 * PowerShell writes it; everything else is refused with the place of the first bad byte.
 */
public final class Decoder {
    private Decoder() {}

    /** Decodes bytes whose text is kept. The syntax is that of the name or, where the name tells nothing, of the text. */
    public static Optional<Content> decode(String name, byte[] bytes, Problems problems) {
        return decode(name, bytes, problems, (text, digest) -> Source.of(name, text, digest));
    }

    /** Lower-case hexadecimal SHA-256. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("SHA-256 is missing; every Java platform has it", absent);
        }
    }

    /** Makes a source of a text and the digest of its bytes. */
    interface Sources {
        Source of(String text, String sha256);
    }

    static Optional<Content> decode(String name, byte[] bytes, Problems problems, Sources sources) {
        String digest = sha256(bytes);
        Source empty = Source.of(name, "", digest);
        Encoding encoding = Encoding.of(bytes);
        if (encoding.isArchive()) {
            String help = encoding == Encoding.ZIP
                    ? "of a Terraform plan give what `terraform show -json PLANFILE` prints; unpack any other archive first"
                    : "unpack it first";
            refuse(problems, empty, "archive-not-read", "the file is " + encoding.words(), help);
            return Optional.empty();
        }
        if (!encoding.isUtf8() && !encoding.isUtf16WithMark()) {
            refuseEncoding(problems, empty, encoding);
            return Optional.empty();
        }
        try {
            String text = encoding.decode(bytes);
            Syntax syntax = Syntax.ofName(name).orElseGet(() -> Syntax.ofText(text));
            if (encoding.isUtf16WithMark() && syntax != Syntax.JSON) {
                refuseEncoding(problems, empty, encoding);
                return Optional.empty();
            }
            return Optional.of(new Content(sources.of(text, digest), text, syntax));
        } catch (Encoding.MalformedText malformed) {
            refuse(problems, Source.of(name, malformed.before(), digest), encoding, bytes, malformed.byteOffset());
            return Optional.empty();
        }
    }

    /** The text of bytes that were decoded before; the empty text if they have changed since. */
    static Supplier<String> again(Supplier<byte[]> fetch, String sha256) {
        return () -> {
            byte[] bytes = fetch.get();
            if (!sha256(bytes).equals(sha256)) {
                return "";
            }
            try {
                return Encoding.of(bytes).decode(bytes);
            } catch (Encoding.MalformedText changed) {
                return "";
            }
        };
    }

    private static void refuseEncoding(Problems problems, Source source, Encoding encoding) {
        refuse(problems, source, "not-utf-8", "the file is written in " + encoding.words(), "save it as UTF-8");
    }

    private static void refuse(Problems problems, Source source, String code, String title, String help) {
        problems.report(Diagnostic.error(code, title, new Label(source.start(), "not read"), help));
    }

    private static void refuse(Problems problems, Source before, Encoding encoding, byte[] bytes, int offset) {
        String title = offset < bytes.length
                ? String.format(
                        Locale.ROOT,
                        "the byte %02X at offset %d is not %s",
                        bytes[offset] & 0xFF,
                        offset,
                        encoding.words())
                : "the file ends inside a character";
        Span at = Span.of(before, before.length(), before.length());
        problems.report(
                Diagnostic.error("not-utf-8", title, new Label(at, "not a character"), "save the file as UTF-8"));
    }
}
