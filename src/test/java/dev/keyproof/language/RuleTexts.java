package dev.keyproof.language;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Rule files made at random: right in syntax, senseless, and laid out in any way. */
final class RuleTexts {
    private static final List<String> NAMES = List.of(
            "a",
            "v",
            "key-type",
            "RSA-HSM",
            "note",
            "set",
            "KEY-9",
            "version",
            "_x",
            "before",
            "longer-name-of-a-thing");
    private static final List<String> STATES = List.of("absent", "present", "known", "empty", "changed");
    private static final List<String> RELATIONS =
            List.of("==", "!=", "<", "<=", ">", ">=", "in", "not in", "subset of");

    private final SplittableRandom random;
    private final StringBuilder out = new StringBuilder();

    RuleTexts(SplittableRandom random) {
        this.random = random;
    }

    String file() {
        gap();
        for (int i = random.nextInt(5); i >= 0; i--) {
            item();
        }
        return out.toString();
    }

    private void item() {
        switch (random.nextInt(7)) {
            case 0 -> {
                put("default", "A", ".", "b", "=");
                constant();
                put("on", "read", "from");
                text();
            }
            case 1 -> table();
            case 2 -> {
                put("fn", "f", "(", "v", ":", "Set", "of", "Thing", "?", ")", ":", "Bool", "=");
                condition(3);
            }
            case 3 -> {
                put("drop", "rule", "x-y", "because");
                text();
            }
            case 4 -> section();
            default -> rule();
        }
    }

    private void section() {
        put("section");
        text();
        put("sha256");
        text();
        put("{");
        for (int i = random.nextInt(3); i > 0; i--) {
            put("statement", "X-" + i, ":", "state", ",", "fact", "says");
            text();
            if (random.nextBoolean()) {
                put("shown", "by", "D1", ",", "D2");
            }
        }
        put("}");
    }

    private void table() {
        put("table", "t", "(", "p", ":", "Thing", ")");
        boolean results = random.nextBoolean();
        if (results) {
            put(":", "Int", "cites", "X-1", ",", "X-2", "from");
            text();
        }
        put("{");
        for (int i = random.nextInt(6); i >= 0; i--) {
            if (results) {
                constant();
                put("->");
                constant();
            } else {
                put("(");
                constant();
                put(")");
            }
        }
        if (results) {
            put("else", "->", "unknown");
        }
        put("}");
    }

    private void rule() {
        boolean change = random.nextBoolean();
        put(change ? "change" : "rule", "some-slug", "{", "severity", "note", "class", "advisory", "cites", "X-1");
        if (random.nextBoolean()) {
            put("disputes", "X-2");
            text();
            put("assumes", "azure-A1", "controls", "F", "\"c\"", ",", "G", "\"d\"", "unwaivable");
            text();
        }
        put("for");
        put(change ? new String[] {"created", "Thing"} : new String[] {"Thing", "v"});
        for (int i = random.nextInt(3); i > 0; i--) {
            put("let", name(), "=");
            condition(2);
        }
        if (random.nextBoolean()) {
            put("when");
            condition(4);
        }
        put(random.nextBoolean() ? "require" : "forbid");
        condition(4);
        diagnosis();
        put("}");
    }

    private void diagnosis() {
        put("title");
        text();
        put("at");
        path();
        text();
        put("with", "match");
        path();
        put("{", name(), "->");
        path();
        put(name(), ",", name(), "->");
        path();
        put("}");
        text();
        put("why");
        text();
        put("help");
        text();
        if (random.nextBoolean()) {
            put("fix", "set");
            path();
            put("=");
            term(2);
            put("irreversible", "when");
            condition(2);
        }
        put("fix", "split", "{");
        path();
        put("}", "then", "{");
        path();
        put("}");
    }

    private void condition(int depth) {
        unary(depth);
        switch (random.nextInt(5)) {
            case 0 -> chain("and", depth);
            case 1 -> chain("or", depth);
            case 2 -> {
                put("implies");
                unary(depth);
            }
            default -> {}
        }
    }

    private void chain(String joint, int depth) {
        for (int i = random.nextInt(3); i >= 0; i--) {
            put(joint);
            unary(depth);
        }
    }

    private void unary(int depth) {
        switch (depth == 0 ? 5 : random.nextInt(7)) {
            case 0 -> {
                put("not");
                unary(depth - 1);
            }
            case 1 -> {
                put("any", name(), "in");
                path();
                put(":", "(");
                condition(depth - 1);
                put(")");
            }
            case 2 -> {
                put("(");
                condition(depth - 1);
                put(")");
            }
            case 3 -> {
                term(depth - 1);
                put("is", STATES.get(random.nextInt(STATES.size())));
            }
            default -> {
                term(depth);
                put(RELATIONS.get(random.nextInt(RELATIONS.size())).split(" "));
                term(depth);
            }
        }
    }

    private void term(int depth) {
        operand(depth);
        if (random.nextInt(4) == 0) {
            put(random.nextBoolean() ? "union" : "minus");
            operand(depth);
        }
    }

    private void operand(int depth) {
        switch (random.nextInt(depth == 0 ? 5 : 9)) {
            case 0 -> constant();
            case 1 -> put("30d", "after", "now");
            case 2 -> put("{", name(), ",", "17", "}");
            case 3, 4 -> path();
            case 5 -> {
                put(name(), "(");
                term(depth - 1);
                put(",");
                term(depth - 1);
                put(")");
            }
            case 6 -> {
                put("(");
                term(depth - 1);
                put(",");
                term(depth - 1);
                put(")");
            }
            case 7 -> {
                put(random.nextBoolean() ? "union" : "first", "of", "{");
                term(depth - 1);
                put("for", name(), "in");
                path();
                put("when");
                condition(depth - 1);
                put("}");
            }
            default -> {
                put("match");
                path();
                put("{", name(), ",", name(), "->");
                condition(depth - 1);
                put("else", "->", "unknown", "}");
            }
        }
    }

    private void constant() {
        switch (random.nextInt(5)) {
            case 0 -> put("2048");
            case 1 -> put("true");
            case 2 -> put("2024-02-29");
            case 3 -> string();
            default -> put(name());
        }
    }

    private void path() {
        put(name());
        for (int i = random.nextInt(3); i > 0; i--) {
            put(".", name());
        }
    }

    private void text() {
        for (int i = random.nextInt(3); i >= 0; i--) {
            string();
        }
    }

    private void string() {
        List<String> parts = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            parts.add(List.of("word", "`{a.b}`", "\\\"", "\\{", "\\\\", "é", "{v}", "\uD83D\uDE00", "and-so-on")
                    .get(random.nextInt(9)));
        }
        put("\"" + String.join(random.nextBoolean() ? " " : "", parts) + "\"");
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private void put(String... words) {
        for (String word : words) {
            out.append(word);
            gap();
        }
    }

    /** What stands between two words: always something, so that words never grow together. */
    private void gap() {
        switch (random.nextInt(40)) {
            case 0 -> out.append(" # a comment\n");
            case 1 -> out.append("\n\n# another\n\n");
            case 2 -> out.append("\r\n\t");
            case 3, 4, 5 -> out.append("\n");
            default -> out.append(' ');
        }
    }
}
