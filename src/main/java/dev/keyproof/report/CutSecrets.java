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
    private final int from;
    private final int to;
    private final StringBuilder joined = new StringBuilder();
    /** For each place where something was left out: offset in {@code joined}, and all that was left out so far. */
    private int[] places = new int[8];

    private int[] shifts = new int[8];
    private int count;

    private CutSecrets(String text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    /** Secrets between two offsets of the text; the ranges are offsets of the text and may span line breaks. */
    static List<Secrets.Range> find(String text, int from, int to) {
        CutSecrets cut = new CutSecrets(text, from, to);
        cut.join();
        if (cut.count == 0) {
            return shifted(Secrets.find(text.substring(from, to)), from);
        }
        List<Secrets.Range> found = new ArrayList<>();
        for (Secrets.Range range : Secrets.find(cut.joined.toString())) {
            found.add(new Secrets.Range(cut.original(range.start()), cut.original(range.end() - 1) + 1));
        }
        return found;
    }

    private static List<Secrets.Range> shifted(List<Secrets.Range> found, int by) {
        if (by == 0) {
            return found;
        }
        return found.stream()
                .map(r -> new Secrets.Range(r.start() + by, r.end() + by))
                .toList();
    }

    private void join() {
        int done = from;
        int i = from;
        while (i < to) {
            if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                i++;
                continue;
            }
            int end = i > from && text.charAt(i - 1) == '\\' ? i - 1 : i;
            int next = wordAfter(i);
            if (next > i && end > from && RandomRuns.isPart(text.charAt(end - 1))) {
                joined.append(text, done, end);
                leaveOut(next - end);
                done = next;
            }
            i = Math.max(next, i + 1);
        }
        if (count > 0) {
            joined.append(text, done, to);
        }
    }

    /** Where the only word of the next line begins; the offset of the break itself if that line is something else. */
    private int wordAfter(int lineBreak) {
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
        shifts[count] = (count == 0 ? from : shifts[count - 1]) + length;
        count++;
    }

    private int original(int offset) {
        int found = Arrays.binarySearch(places, 0, count, offset);
        int before = found >= 0 ? found : -found - 2;
        return offset + (before < 0 ? from : shifts[before]);
    }
}
