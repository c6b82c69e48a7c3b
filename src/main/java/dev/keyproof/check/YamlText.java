package dev.keyproof.check;

import dev.keyproof.diagnostic.Fix.Edit;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Edits of the text of a descriptor that leave everything else as it is: comments, quotes, order, indentation and line
 * ends. Where a form is too unusual for that, there is no edit.
 */
final class YamlText {
    /** What stands before a key of a block mapping. */
    private static final Pattern BLOCK_INDENT = Pattern.compile(" *(?:- +)*");

    private YamlText() {}

    /** Whether a value is written behind the key {@code name}. */
    static boolean isValueOf(Span value, String name) {
        return keyStart(value, name) >= 0;
    }

    /** A new member of the mapping in which {@code value} is the value of {@code name}. */
    static Optional<Edit> inserted(Span value, String name, String newName, String newValue) {
        String text = value.source().text();
        int key = keyStart(value, name);
        if (key < 0 || text.substring(key, value.end()).indexOf('\n') >= 0) {
            return Optional.empty();
        }
        String member = newName + ": " + newValue;
        if (isInFlow(text, value.end())) {
            return Optional.of(insert(value, value.end(), ", " + member));
        }
        String indent = text.substring(lineStart(text, key), key);
        if (!BLOCK_INDENT.matcher(indent).matches()) {
            return Optional.empty();
        }
        int end = lineEnd(text, value.end());
        return Optional.of(insert(value, end, lineBreak(text) + " ".repeat(indent.length()) + member));
    }

    /** The mapping without the member of which {@code value} is the value. */
    static Optional<Edit> removed(Span value, String name) {
        String text = value.source().text();
        int key = keyStart(value, name);
        if (isInFlow(text, value.end())) {
            return Optional.of(removedFromFlow(text, value, key));
        }
        int start = lineStart(text, key);
        boolean alone = text.substring(start, key).isBlank();
        if (!alone || text.substring(key, value.end()).indexOf('\n') >= 0) {
            return Optional.empty();
        }
        int end = lineEnd(text, value.end());
        int next = text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length());
        return Optional.of(new Edit(Span.of(value.source(), start, next), ""));
    }

    private static Edit removedFromFlow(String text, Span value, int key) {
        int start = key;
        int end = skipBlank(text, value.end());
        if (text.charAt(end) == ',') {
            end = skipBlank(text, end + 1);
        } else {
            end = value.end();
            int before = lastOther(text, key);
            start = before >= 0 && text.charAt(before) == ',' ? before : key;
        }
        return new Edit(Span.of(value.source(), start, end), "");
    }

    /** A path without its last step: of {@code keys/name/version} what begins with the last slash. */
    static Optional<Edit> cutStep(Span step, String written) {
        String text = step.source().text();
        boolean own = step.start() > 0
                && step.end() <= text.length()
                && text.charAt(step.start() - 1) == '/'
                && step.text().equalsIgnoreCase(written);
        return own
                ? Optional.of(new Edit(new Span(step.source(), step.start() - 1, step.end(), step.pointer()), ""))
                : Optional.empty();
    }

    /** A list with what is new added at the end; a list that loses words is written anew. */
    static Optional<Edit> extended(Span list, Set<String> now, Set<String> wanted) {
        String text = list.text();
        if (text.indexOf('#') >= 0 || text.isEmpty()) {
            return Optional.empty();
        }
        Set<String> added = new LinkedHashSet<>(wanted);
        added.removeAll(now);
        boolean flow = text.charAt(0) == '[' && text.endsWith("]");
        if (!wanted.containsAll(now)) {
            return flow ? Optional.of(new Edit(list, "[" + String.join(", ", wanted) + "]")) : Optional.empty();
        }
        return flow ? Optional.of(extendedFlow(list, text, added)) : extendedBlock(list, text, added);
    }

    private static Edit extendedFlow(Span list, String text, Collection<String> added) {
        int last = lastOther(text, text.length() - 1);
        String more = String.join(", ", added);
        if (text.charAt(last) == ',') {
            more = " " + more;
        } else if (last > 0) {
            more = ", " + more;
        }
        return insert(list, list.start() + last + 1, more);
    }

    private static Optional<Edit> extendedBlock(Span list, String text, Collection<String> added) {
        String all = list.source().text();
        String indent = all.substring(lineStart(all, list.start()), list.start());
        if (!text.startsWith("- ") || !indent.isBlank()) {
            return Optional.empty();
        }
        int end = lineEnd(all, list.start() + lastOther(text, text.length()) + 1);
        StringBuilder lines = new StringBuilder();
        for (String word : added) {
            lines.append(lineBreak(all)).append(indent).append("- ").append(word);
        }
        return Optional.of(insert(list, end, lines.toString()));
    }

    private static Edit insert(Span near, int at, String text) {
        return new Edit(new Span(near.source(), at, at, near.pointer()), text);
    }

    /** Where the key of a value begins, or -1 if what stands before the value is not that key. */
    private static int keyStart(Span value, String name) {
        Source source = value.source();
        String text = source.text();
        if (value.end() > text.length()) {
            return -1;
        }
        int colon = lastOther(text, value.start());
        int start = colon - name.length();
        if (colon < 0 || text.charAt(colon) != ':' || start < 0 || !text.startsWith(name, start)) {
            return -1;
        }
        char before = start == 0 ? '\n' : text.charAt(start - 1);
        return " \t\r\n{,".indexOf(before) >= 0 ? start : -1;
    }

    /** Index of the last character before {@code end} that is no blank, or -1. */
    private static int lastOther(String text, int end) {
        int i = end - 1;
        while (i >= 0 && Character.isWhitespace(text.charAt(i))) {
            i--;
        }
        return i;
    }

    private static boolean isInFlow(String text, int valueEnd) {
        int next = skipBlank(text, valueEnd);
        return next < text.length() && (text.charAt(next) == ',' || text.charAt(next) == '}');
    }

    private static int skipBlank(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int lineStart(String text, int offset) {
        int i = offset;
        while (i > 0 && text.charAt(i - 1) != '\n' && text.charAt(i - 1) != '\r') {
            i--;
        }
        return i;
    }

    private static int lineEnd(String text, int offset) {
        int i = offset;
        while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    private static String lineBreak(String text) {
        int end = lineEnd(text, 0);
        if (text.startsWith("\r\n", end)) {
            return "\r\n";
        }
        return text.startsWith("\r", end) ? "\r" : "\n";
    }
}
