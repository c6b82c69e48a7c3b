package dev.keyproof.report;

import java.io.IOException;

/**
 * Lines of plain text, less than 100 columns wide where words allow it.
 *
 * <p>No line that begins with {@code ##} or {@code ::} after blanks leaves here: build pipelines would take it for a
 * command. The one exception is our own {@code :::} before the place in another file.
 */
final class Page {
    /** Columns of a line; the hundredth stays free, where some terminals break. */
    static final int WIDTH = 99;
    /** Begins the line that names another file. */
    static final String OTHER_FILE = "::: ";

    private final Appendable out;
    private final boolean colour;

    Page(Appendable out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    /** Writes one line. */
    void line(CharSequence text) throws IOException {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        if (startsWith(text, start, "##") || (startsWith(text, start, "::") && !startsWith(text, start, OTHER_FILE))) {
            out.append("| ");
        }
        out.append(text).append('\n');
    }

    /** Writes an empty line. */
    void blank() throws IOException {
        out.append('\n');
    }

    /** The text in a colour, if the page has any. */
    String paint(Paint paint, String text) {
        return colour && !text.isEmpty() ? "\u001B[" + paint.code + "m" + text + "\u001B[0m" : text;
    }

    private static boolean startsWith(CharSequence text, int start, String prefix) {
        return start + prefix.length() <= text.length()
                && prefix.contentEquals(text.subSequence(start, start + prefix.length()));
    }

    /** The colours of first words and marks. */
    enum Paint {
        ERROR("1;31"),
        WARNING("1;33"),
        NOTE("1;36"),
        UNKNOWN("1;35"),
        OTHER_PLACE("1;34");

        private final String code;

        Paint(String code) {
            this.code = code;
        }
    }
}
