package dev.keyproof.language;

import dev.keyproof.language.grammar.CmkLexer;
import dev.keyproof.language.grammar.CmkParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Names what could stand somewhere, in the words of a reader of rules. */
final class Expected {
    private static final int MOST = 8;
    private static final int MOST_CHARACTERS = 40;
    private static final String ITEM = "an item such as `rule` or `table`";
    private static final String END = "the end of the file";
    private static final Map<String, int[]> GROUPS = groups();

    private Expected() {}

    /** {@code a value}, {@code `when`, `require` or `forbid`}. */
    static String words(IntervalSet expected) {
        IntervalSet left = new IntervalSet(expected);
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, int[]> group : GROUPS.entrySet()) {
            IntervalSet members = new IntervalSet(group.getValue());
            if (members.subtract(left).isNil()) {
                words.add(group.getKey());
                left = left.subtract(members);
                if (members.contains(CmkLexer.NAME)) {
                    left = withoutSoftWords(left);
                }
            }
        }
        for (int type : left.toList()) {
            words.add(type == Token.EOF ? END : "`" + literal(type) + "`");
        }
        return join(withoutContinuations(words));
    }

    /** A token as messages show it: on one line, and not longer than a few words. */
    static String shown(String text) {
        String line = text.replace("\n", " ").replace("\r", " ").replace("`", "'");
        int[] points = line.codePoints().limit(MOST_CHARACTERS).toArray();
        return new String(points, 0, points.length);
    }

    private static IntervalSet withoutSoftWords(IntervalSet set) {
        IntervalSet soft = IntervalSet.of(CmkLexer.PACK, CmkLexer.AFTER);
        return set.subtract(soft);
    }

    /** Ways to go on with the same expression are left out where there is anything else. */
    private static List<String> withoutContinuations(List<String> words) {
        List<String> kept = new ArrayList<>(words);
        kept.removeAll(List.of("`.`", "`union`", "`minus`"));
        if (kept.contains(ITEM)) {
            kept.remove(END);
        }
        if (kept.size() > 1) {
            kept.remove("`(`");
        }
        return kept.isEmpty() ? words : kept;
    }

    private static String join(List<String> words) {
        List<String> shown = words.size() > MOST ? words.subList(0, MOST) : words;
        if (shown.size() == 1) {
            return shown.get(0);
        }
        if (shown.isEmpty()) {
            return "something else";
        }
        return String.join(", ", shown.subList(0, shown.size() - 1)) + " or " + shown.get(shown.size() - 1);
    }

    /** The words among what could stand somewhere. */
    static List<String> literals(IntervalSet expected) {
        return expected.toList().stream()
                .filter(type -> type > 0)
                .map(Expected::literal)
                .filter(literal -> Character.isLowerCase(literal.charAt(0)))
                .toList();
    }

    private static String literal(int type) {
        // Signs with a meaning inside texts too have no single name.
        return switch (type) {
            case CmkLexer.DOT -> ".";
            case CmkLexer.LBRACE -> "{";
            case CmkLexer.RBRACE -> "}";
            default -> {
                String literal = CmkParser.VOCABULARY.getLiteralName(type);
                yield literal == null
                        ? CmkParser.VOCABULARY.getSymbolicName(type)
                        : literal.substring(1, literal.length() - 1);
            }
        };
    }

    private static Map<String, int[]> groups() {
        int[] constant = {
            CmkLexer.NAME, CmkLexer.INT, CmkLexer.DATE, CmkLexer.TRUE, CmkLexer.FALSE, CmkLexer.QUOTE, CmkLexer.LBRACE
        };
        int[] value = plus(
                constant,
                CmkLexer.NOW,
                CmkLexer.DURATION,
                CmkLexer.LPAREN,
                CmkLexer.UNION,
                CmkLexer.FIRST,
                CmkLexer.MATCH,
                CmkLexer.UNKNOWN);
        Map<String, int[]> groups = new LinkedHashMap<>();
        groups.put("a condition", plus(value, CmkLexer.NOT, CmkLexer.ALL, CmkLexer.ANY, CmkLexer.NONE));
        groups.put("a value", value);
        groups.put("a constant", constant);
        groups.put("a comparison", new int[] {
            CmkLexer.EQUAL,
            CmkLexer.NOT_EQUAL,
            CmkLexer.LESS,
            CmkLexer.AT_MOST,
            CmkLexer.GREATER,
            CmkLexer.AT_LEAST,
            CmkLexer.IN,
            CmkLexer.NOT,
            CmkLexer.SUBSET,
            CmkLexer.IS
        });
        groups.put("a relation", new int[] {CmkLexer.EQUAL, CmkLexer.NOT_EQUAL, CmkLexer.LESS, CmkLexer.IN});
        groups.put("a name", new int[] {CmkLexer.NAME});
        groups.put(ITEM, new int[] {
            CmkLexer.PACK,
            CmkLexer.SECTION,
            CmkLexer.DEFAULT,
            CmkLexer.TABLE,
            CmkLexer.FN,
            CmkLexer.RULE,
            CmkLexer.CHANGE,
            CmkLexer.REPLACE,
            CmkLexer.DROP
        });
        groups.put("a text", new int[] {CmkLexer.QUOTE});
        groups.put("a number", new int[] {CmkLexer.INT});
        groups.put("a date", new int[] {CmkLexer.DATE});
        return groups;
    }

    private static int[] plus(int[] some, int... more) {
        int[] all = java.util.Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
