package dev.keyproof.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds secrets of a source text that go on over a line break: a line that is nothing but one word made of the letters
 * of base64 is read as the continuation of the line before it.
 */
final class CutSecrets {
    private final String text;
    private final StringBuilder joined = new StringBuilder();
    /** For each place where something was left out: offset in {@code joined}, and all that was left out so far. */
    private int[] places = new int[8];

    private int[] shifts = new int[8];
    private int count;

    private CutSecrets(String text) {
        this.text = text;
    }

    /** The secrets of a text in their order; a range may span line breaks. */
    static List<Secrets.Range> find(String text) {
        CutSecrets cut = new CutSecrets(text);
        cut.join();
        if (cut.count == 0) {
            return Secrets.find(text);
        }
        List<Secrets.Range> found = new ArrayList<>();
        for (Secrets.Range range : Secrets.find(cut.joined.toString())) {
            found.add(new Secrets.Range(cut.original(range.start()), cut.original(range.end() - 1) + 1));
        }
        return found;
    }

    private void join() {
        int done = 0;
        int i = 0;
        while (i < text.length()) {
            if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                i++;
                continue;
            }
            int end = i > 0 && text.charAt(i - 1) == '\\' ? i - 1 : i;
            int next = wordAfter(i);
            if (next > i && end > 0 && RandomRuns.isPart(text.charAt(end - 1))) {
                joined.append(text, done, end);
                leaveOut(next - end);
                done = next;
            }
            i = Math.max(next, i + 1);
        }
        if (count > 0) {
            joined.append(text, done, text.length());
        }
    }

    /** Where the only word of the next line begins; the offset of the break itself if that line is something else. */
    private int wordAfter(int lineBreak) {
        int to = text.length();
        int start = lineBreak;
        while (start < to && "\r\n \t#".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        boolean says = false;
        while (end < to && (RandomRuns.isPart(text.charAt(end)) || text.charAt(end) == '.')) {
            says |= text.charAt(end) != '-' && text.charAt(end) != '.';
            if (text.charAt(end) == '=' && end + 1 < to && Character.isLetterOrDigit(text.charAt(end + 1))) {
                return lineBreak; // a name and its value begin something of their own
            }
            end++;
        }
        while (end < to && "\"'\\, ".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        boolean whole = end == to || text.charAt(end) == '\n' || text.charAt(end) == '\r';
        return says && whole ? start : lineBreak;
    }

    private void leaveOut(int length) {
        if (count == places.length) {
            places = Arrays.copyOf(places, count * 2);
            shifts = Arrays.copyOf(shifts, count * 2);
        }
        places[count] = joined.length();
        shifts[count] = (count == 0 ? 0 : shifts[count - 1]) + length;
        count++;
    }

    private int original(int offset) {
        int found = Arrays.binarySearch(places, 0, count, offset);
        int before = found >= 0 ? found : -found - 2;
        return offset + (before < 0 ? 0 : shifts[before]);
    }
}
