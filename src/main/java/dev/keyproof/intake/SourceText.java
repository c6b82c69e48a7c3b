package dev.keyproof.intake;

import java.util.Optional;
import java.util.regex.Pattern;

/** Tells from the first characters of a text which reader it is for; never looks at more than its beginning. */
enum SourceText {
    YAML,
    JSON,
    BICEP,
    TERRAFORM;

    /** How far a first line is looked for behind comments. */
    private static final int FAR = 16 << 10;

    private static final Pattern BICEP_LINE =
            Pattern.compile("(?:targetScope\\s*=|metadata\\s+\\w+\\s*=|param\\s+\\w+\\s|var\\s+\\w+\\s*=|using\\s+'"
                    + "|import\\s+'|type\\s+\\w+\\s*=|module\\s+\\w+\\s+'|resource\\s+\\w+\\s+'|@\\w+\\().*");
    private static final Pattern TERRAFORM_LINE = Pattern.compile(
            "(?:resource|data)\\s+\"[^\"]*\"\\s+\"[^\"]*\"\\s*\\{.*|(?:variable|provider|module|output)\\s+\"[^\"]*\"\\s*\\{.*"
                    + "|(?:terraform|locals)\\s*\\{.*");

    /** The kind of text. */
    static SourceText of(String text) {
        int first = firstBehindBlanks(text, 0);
        if (first == text.length()) {
            return YAML;
        }
        char c = text.charAt(first);
        if (c == '[') {
            return JSON;
        }
        if (c == '{') {
            int next = firstBehindBlanks(text, first + 1);
            // A mapping in flow style with bare keys is YAML; JSON goes on with a quote, an end or a comment.
            return next == text.length() || "\"}/".indexOf(text.charAt(next)) >= 0 ? JSON : YAML;
        }
        return firstLine(text).map(SourceText::ofLine).orElse(YAML);
    }

    private static SourceText ofLine(String line) {
        if (BICEP_LINE.matcher(line).matches()) {
            return BICEP;
        }
        if (TERRAFORM_LINE.matcher(line).matches()) {
            return TERRAFORM;
        }
        return line.startsWith("{") ? JSON : YAML;
    }

    /** The first line that is neither blank nor a comment of any of the languages. */
    private static Optional<String> firstLine(String text) {
        int far = Math.min(text.length(), FAR);
        boolean comment = false;
        for (int at = 0; at < far; ) {
            int end = lineEnd(text, at, far);
            String line = text.substring(at, end).strip();
            if (comment || line.startsWith("/*")) {
                comment = !line.contains("*/");
            } else if (!line.isEmpty() && !line.startsWith("//") && !line.startsWith("#")) {
                return Optional.of(line);
            }
            at = end + 1;
        }
        return Optional.empty();
    }

    private static int lineEnd(String text, int from, int far) {
        int at = from;
        while (at < far && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private static int firstBehindBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
