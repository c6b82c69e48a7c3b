package dev.keyproof.document;

import java.util.Locale;
import java.util.Optional;

/** How the text of an input is written. */
public enum Syntax {
    YAML,
    JSON,
    RULES;

    /** What a file name tells; nothing for names that say neither. */
    public static Optional<Syntax> ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".yaml") || lower.endsWith(".yml")) {
            return Optional.of(YAML);
        }
        if (lower.endsWith(".json") || lower.endsWith(".jsonc")) {
            return Optional.of(JSON);
        }
        return lower.endsWith(".cmk") ? Optional.of(RULES) : Optional.empty();
    }

    /** What a text looks like: JSON if it starts with a brace, a bracket or a comment of JSON, else YAML. */
    public static Syntax ofText(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        boolean json = text.startsWith("{", at)
                || text.startsWith("[", at)
                || text.startsWith("//", at)
                || text.startsWith("/*", at);
        return json ? JSON : YAML;
    }
}
