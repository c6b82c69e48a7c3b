package dev.keyproof.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text at blanks. */
final class Wrap {
    private Wrap() {}

    /** Lines of at most {@code width} code points; a word longer than that stands alone and whole. Never empty. */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : text.split(" ", -1)) {
            int length = word.codePointCount(0, word.length());
            if (line.length() > 0 && used + 1 + length > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (line.length() > 0) {
                line.append(' ');
                used++;
            }
            line.append(word);
            used += length;
        }
        lines.add(line.toString());
        return lines;
    }
}
