package dev.keyproof.check;

import dev.keyproof.language.Constant;
import dev.keyproof.language.Type;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for the words of rules: the place in a closed list, or the order of first use for words held as texts. */
final class Words {
    private static final long ALL_TEXTS = Long.MAX_VALUE;

    private final Map<String, Map<String, Integer>> texts = new HashMap<>();

    /** The codes of a choice whose values are texts; grows while rules are compiled. */
    Map<String, Integer> of(Type.Choice choice) {
        return texts.computeIfAbsent(choice.name(), any -> new HashMap<>());
    }

    /** The codes of texts that are no words of a choice. */
    Map<String, Integer> texts() {
        return texts.computeIfAbsent("", any -> new HashMap<>());
    }

    /** The code of a word. */
    long code(Type.Choice choice, String word) {
        if (!EstateSchema.isText(choice)) {
            int code = EstateSchema.code(choice, word);
            // A word that an open list does not name is no value that a field holds.
            return code < 0 ? Long.MAX_VALUE : code;
        }
        return code(of(choice), word);
    }

    /** The code of a constant as the key of a table or the operand of a comparison. */
    long number(Constant constant, Type type) {
        if (constant instanceof Constant.Word word) {
            return code((Type.Choice) type, word.value());
        }
        if (constant instanceof Constant.Whole whole) {
            return whole.value();
        }
        if (constant instanceof Constant.Bool bool) {
            return Node.Truth.of(bool.value());
        }
        if (constant instanceof Constant.Date date) {
            return Wholes.nanoseconds(date.value().atStartOfDay(ZoneOffset.UTC).toInstant());
        }
        if (constant instanceof Constant.Text text) {
            return code(texts(), text.value());
        }
        throw new IllegalArgumentException("a set where one value is wanted");
    }

    /** A set of words as bits. */
    long mask(Type.Choice choice, List<String> members) {
        long mask = 0;
        for (String member : members) {
            long code = code(choice, member);
            if (code >= Long.SIZE - 1) {
                throw new IllegalArgumentException("a set of `" + choice.name() + "` holds 62 words at most");
            }
            mask |= 1L << code;
        }
        return mask;
    }

    /** Every word as bits; of a choice held as texts also the words that no rule names. */
    static long all(Type.Choice choice) {
        return EstateSchema.isText(choice) ? ALL_TEXTS : (1L << choice.words().size()) - 1;
    }

    private static long code(Map<String, Integer> codes, String word) {
        // One code is kept free for all words that no rule names.
        int next = codes.size() < Wholes.OTHER ? codes.size() : codes.size() + 1;
        Integer known = codes.putIfAbsent(word, next);
        return known == null ? next : known;
    }
}
