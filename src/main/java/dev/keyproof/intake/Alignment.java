package dev.keyproof.intake;

import java.util.Arrays;

/**
 * Where the characters of a text stand in the literal that a JSON or YAML file holds of it, with its quotes, escapes and
 * folded lines.
 */
final class Alignment {
    private final String literal;
    private final String text;
    private final char quote;
    private final int[] offsets;
    private int at;

    private Alignment(String literal, String text) {
        this.literal = literal;
        this.text = text;
        char first = literal.isEmpty() ? ' ' : literal.charAt(0);
        this.quote = first == '"' || first == '\'' ? first : ' ';
        this.at = quote == ' ' ? 0 : 1;
        this.offsets = new int[text.length() + 1];
    }

    /**
     * For each character of the text, and for its end, the offset in the literal. A literal in another style than
     * quoted or plain has no alignment: then every character but the last stands at its beginning.
     */
    static int[] of(String literal, String text) {
        Alignment alignment = new Alignment(literal, text);
        if (!alignment.align()) {
            Arrays.fill(alignment.offsets, 0);
            alignment.offsets[text.length()] = literal.length();
        }
        return alignment.offsets;
    }

    private boolean align() {
        for (int i = 0; i < text.length(); i++) {
            skipContinuation();
            offsets[i] = at;
            if (at >= literal.length() || !take(text.charAt(i))) {
                return false;
            }
        }
        offsets[text.length()] = at;
        return true;
    }

    private boolean take(char wanted) {
        char here = literal.charAt(at);
        if (quote == '"' && here == '\\') {
            return escape(wanted);
        }
        if (quote == '\'' && here == '\'') {
            at += 2;
            return wanted == '\'';
        }
        int folded = foldEnd();
        if (folded > 0) {
            at = folded;
            return wanted == ' ';
        }
        at++;
        return here == wanted;
    }

    private boolean escape(char wanted) {
        char next = at + 1 < literal.length() ? literal.charAt(at + 1) : ' ';
        if (next == 'u' && at + 6 <= literal.length()) {
            String digits = literal.substring(at + 2, at + 6);
            at += 6;
            return digits.equalsIgnoreCase(String.format(java.util.Locale.ROOT, "%04x", (int) wanted));
        }
        int known = "\"\\/bfnrt ".indexOf(next);
        at += 2;
        return known >= 0 && "\"\\/\b\f\n\r\t ".charAt(known) == wanted;
    }

    /** A backslash at the end of a line joins it with the next without a blank. */
    private void skipContinuation() {
        boolean joined = quote == '"'
                && at + 1 < literal.length()
                && literal.charAt(at) == '\\'
                && (literal.charAt(at + 1) == '\n' || literal.charAt(at + 1) == '\r');
        if (joined) {
            at = blanksEnd(at + 1);
            boolean kept = at + 1 < literal.length() && literal.charAt(at) == '\\' && literal.charAt(at + 1) == ' ';
            at += kept ? 1 : 0;
        }
    }

    /** The end of a line break with the blanks around it, which stand for one blank; 0 if there is none here. */
    private int foldEnd() {
        int blanks = at;
        while (blanks < literal.length() && (literal.charAt(blanks) == ' ' || literal.charAt(blanks) == '\t')) {
            blanks++;
        }
        boolean breaks =
                blanks < literal.length() && (literal.charAt(blanks) == '\n' || literal.charAt(blanks) == '\r');
        return breaks ? blanksEnd(blanks) : 0;
    }

    private int blanksEnd(int from) {
        int end = from;
        while (end < literal.length() && Character.isWhitespace(literal.charAt(end))) {
            end++;
        }
        return end;
    }
}
