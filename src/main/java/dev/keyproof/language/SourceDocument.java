package dev.keyproof.language;

import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The source document of a pack, cut at its headings, so that rules can be tied to what they were written from. */
public final class SourceDocument {
    /** What the text under the title of the document is called. */
    public static final String INTRODUCTION = "Introduction";

    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*\\s*");

    private SourceDocument() {}

    /**
     * A heading and its text, up to the next heading of any level.
     *
     * @param sha256 digest of the text with each run of blanks and line ends as one blank, in lower-case hexadecimal
     * @param span the heading
     */
    public record Section(String heading, String sha256, Span span) {}

    /** The sections of a Markdown document, in their order. The title's own text is {@link #INTRODUCTION}. */
    public static List<Section> sections(Source document) {
        List<Section> sections = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Optional<Section> open = Optional.empty();
        boolean fenced = false;
        for (int line = 1; line <= document.lines(); line++) {
            String written = document.line(line);
            fenced ^= written.stripLeading().startsWith("```");
            Matcher heading = HEADING.matcher(written);
            if (fenced || !heading.matches()) {
                text.append(written).append('\n');
                continue;
            }
            open.ifPresent(section -> sections.add(closed(section, text)));
            text.setLength(0);
            int start = document.lineStart(line);
            Span span = Span.of(document, start, start + written.length());
            String name = heading.group(1).length() == 1 ? INTRODUCTION : heading.group(2);
            open = Optional.of(new Section(name, "", span));
        }
        open.ifPresent(section -> sections.add(closed(section, text)));
        return sections;
    }

    private static Section closed(Section section, CharSequence text) {
        return new Section(section.heading(), digest(text), section.span());
    }

    private static String digest(CharSequence text) {
        return sha256(text.toString().strip().replaceAll("\\s+", " "));
    }

    /** SHA-256 of a text in UTF-8, in lower-case hexadecimal. */
    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
