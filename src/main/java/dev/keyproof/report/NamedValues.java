package dev.keyproof.report;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds values whose name says that they are secret: {@code AccountKey=...}, {@code "password": "..."}, {@code
 * sig%3D...}. Written out instead of as a pattern, because whole inputs are read with it.
 */
final class NamedValues {
    private static final Set<String> PRIVATE_MEMBERS = Set.of("d", "p", "q", "dp", "dq", "qi", "k");
    /** A name is secret if it ends in one of these, case and low lines aside. */
    private static final List<String> ENDINGS = List.of(
            "accountkey",
            "accesskey",
            "accesssignature",
            "password",
            "passwd",
            "pwd",
            "clientsecret",
            "apikey",
            "accesstoken",
            "refreshtoken");

    private static final int LONGEST_NAME = 64;
    private static final int MOST_BLANKS = 8;
    /** A private member of a key is at least this long; shorter texts under these names are something else. */
    private static final int SHORTEST_MEMBER = 8;

    private NamedValues() {}

    /** Adds the values, without their names and quotes. */
    static void find(String text, List<Secrets.Range> found) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' || c == ':') {
                look(text, i, i + 1, found);
            } else if (c == '%' && text.regionMatches(true, i, "%3d", 0, 3)) {
                look(text, i, i + 3, found);
            }
        }
    }

    private static void look(String text, int nameEnd, int afterSign, List<Secrets.Range> found) {
        int end = nameEnd;
        while (end > 0 && nameEnd - end < MOST_BLANKS && text.charAt(end - 1) == ' ') {
            end--;
        }
        boolean quoted = end > 0 && isQuote(text.charAt(end - 1));
        end -= quoted ? 1 : 0;
        int start = end;
        while (start > 0 && end - start < LONGEST_NAME && isNamePart(text.charAt(start - 1))) {
            start--;
        }
        if (start == end) {
            return;
        }
        boolean member = quoted && end - start <= 2 && PRIVATE_MEMBERS.contains(text.substring(start, end));
        if (member || isSecret(text, start, end)) {
            addValue(text, afterSign, member ? SHORTEST_MEMBER : 1, found);
        }
    }

    private static void addValue(String text, int from, int shortest, List<Secrets.Range> found) {
        int start = from;
        while (start < text.length() && start - from < MOST_BLANKS && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        if (start < text.length() && isQuote(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < text.length() && isValuePart(text.charAt(end))) {
            end++;
        }
        if (end - start >= shortest && text.charAt(start) != '[') {
            found.add(new Secrets.Range(start, end));
        }
    }

    private static boolean isSecret(String text, int start, int end) {
        if (end - start == 3) {
            return text.regionMatches(true, start, "sig", 0, 3) || text.regionMatches(true, start, "pwd", 0, 3);
        }
        // Most names end in another letter than these; the rest is worth a copy.
        if ("ydetnYDETN".indexOf(text.charAt(end - 1)) < 0) {
            return false;
        }
        String name = text.substring(start, end).toLowerCase(Locale.ROOT).replace("_", "");
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static boolean isNamePart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private static boolean isValuePart(char c) {
        return !Character.isWhitespace(c) && "&;,\"'`)}]".indexOf(c) < 0;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }
}
