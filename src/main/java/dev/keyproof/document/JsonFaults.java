package dev.keyproof.document;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.text.Span;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Says in our words what is not JSON, by the characters that stand there. */
final class JsonFaults {
    /** A fault known by words of the parser's message, with what is said of it. */
    private record Known(String words, String code, String title, String label, String help) {}

    /** The first that fits counts. */
    private static final List<Known> KNOWN = List.of(
            new Known(
                    "Illegal unquoted character",
                    "control-character",
                    "a control character or line break stands in a text",
                    "not allowed here",
                    "write it as an escape, for example `\\n`"),
            new Known(
                    "escape",
                    "unknown-escape",
                    "an escape is not known",
                    "not an escape",
                    "write `\\\\` for a backslash"),
            new Known(
                    "comma",
                    "missing-comma",
                    "a `,` is missing",
                    "expected `,` before it",
                    "put a `,` between the two"),
            new Known(
                    "colon", "missing-colon", "a name has no `:`", "expected `:` before it", "write `\"name\": value`"),
            new Known(
                    "umeric value",
                    "malformed-number",
                    "a number is not written as JSON writes numbers",
                    "unexpected",
                    "write it without leading zeros and signs, with digits on both sides of the point"),
            new Known(
                    "start property name",
                    "unquoted-name",
                    "a name is not in double quotes",
                    "expected `\"`",
                    "put it into double quotes"));

    private static final Known FALLBACK =
            new Known("", "json-syntax", "the text is not well-formed JSON here", "unexpected", "");

    private final JsonText text;
    private final JsonFrame top;
    private final boolean afterValue;

    /** Faults met inside {@code top}, or outside any object and array if that is null. */
    JsonFaults(JsonText text, JsonFrame top, boolean afterValue) {
        this.text = text;
        this.top = top;
        this.afterValue = afterValue;
    }

    void report(JacksonException fault) {
        int length = text.text().length();
        long offset = fault.getLocation() == null ? length : fault.getLocation().getCharOffset();
        int at = (int) Math.max(0, Math.min(offset, length));
        String message = fault.getOriginalMessage();
        if (fault instanceof UnexpectedEndOfInputException || at == length && !isWord(at - 1)) {
            cutOff(message);
        } else if (message.contains("close marker")) {
            closing(at);
        } else if (!character(at)) {
            Known known = known(message);
            Span place = known.equals(FALLBACK) ? wordAround(at) : text.character(at);
            text.error(known.code(), known.title(), place, known.label(), known.help());
        }
    }

    private void cutOff(String message) {
        Span end = text.character(text.text().length());
        String title = message.contains("quote") ? "the file ends inside a text" : "the file ends too early";
        if (top == null) {
            text.error("cut-off", title, end, "unexpected end", "");
            return;
        }
        Label opening = new Label(text.character(top.start()), "still open");
        text.error("cut-off", title, end, "unexpected end", opening, "");
    }

    private void closing(int at) {
        String mark = "`" + text.text().charAt(at) + "`";
        if (top == null) {
            text.error("unexpected-bracket", "a " + mark + " closes nothing", text.character(at), "unexpected", "");
            return;
        }
        String wanted = top.isObject() ? "`}`" : "`]`";
        Label opening = new Label(text.character(top.start()), "opened here");
        String title = "a " + mark + " stands where a " + wanted + " is missing";
        text.error("unexpected-bracket", title, text.character(at), "expected " + wanted, opening, "");
    }

    /** Reports what the character itself tells; false if it tells nothing. */
    private boolean character(int at) {
        char c = text.text().charAt(Math.min(at, text.text().length() - 1));
        int before = blanksBefore(at);
        if ((c == '}' || c == ']') && before > 0 && text.text().charAt(before - 1) == ',') {
            Span comma = text.character(before - 1);
            text.error("trailing-comma", "a `,` stands behind the last value", comma, "unexpected", "remove it");
        } else if (c == '/') {
            String help = "remove it; comments are read in ARM templates only";
            text.error("comment-not-allowed", "a comment stands in JSON", text.character(at), "not read", help);
        } else if (c == '\'') {
            String title = "single quotes stand around a text or name";
            text.error("single-quotes", title, text.character(at), "expected `\"`", "use double quotes");
        } else if (afterValue && top == null) {
            String title = "text stands behind the end of the value";
            text.error("text-after-end", title, text.character(at), "unexpected", "remove it");
        } else {
            return word(at);
        }
        return true;
    }

    private boolean word(int at) {
        Span place = wordAround(at);
        String word = text.text().substring(place.start(), place.end());
        if (word.matches("[-+]?(NaN|Infinity|INF|inf|nan)")) {
            String title = Quoted.of(word) + " is not a number of JSON";
            text.error("number-out-of-range", title, place, "not read", "write `null` or leave it out");
            return true;
        }
        return false;
    }

    /** The letters and signs that stand together at an offset, or the one character if it is none of these. */
    private Span wordAround(int at) {
        int start = at;
        while (isWord(start - 1)) {
            start--;
        }
        int end = at;
        while (isWord(end)) {
            end++;
        }
        return start == end ? text.character(at) : Span.of(text.source(), start, Math.min(end, start + 80));
    }

    private boolean isWord(int at) {
        if (at < 0 || at >= text.text().length()) {
            return false;
        }
        char c = text.text().charAt(at);
        return Character.isLetter(c) || c == '-' || c == '+';
    }

    private int blanksBefore(int at) {
        int before = at;
        while (before > 0 && " \t\r\n".indexOf(text.text().charAt(before - 1)) >= 0) {
            before--;
        }
        return before;
    }

    private static Known known(String message) {
        for (Known known : KNOWN) {
            if (message.contains(known.words())) {
                return known;
            }
        }
        return FALLBACK;
    }
}
