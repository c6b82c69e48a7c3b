package dev.keyproof.check;

import dev.keyproof.estate.Attribute;
import dev.keyproof.estate.Members;
import dev.keyproof.estate.Type;
import dev.keyproof.estate.Word;
import dev.keyproof.language.Constant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/** Values written in rules, as the values that fields hold. */
final class Constants {
    private Constants() {}

    /** The value that a field of this attribute would hold. */
    static Object value(Constant constant, Attribute<?> attribute) {
        if (attribute.type() instanceof Type.OneOf<?> one && constant instanceof Constant.Word word) {
            return word(one.words(), word.value());
        }
        if (attribute.type() instanceof Type.SetOf<?> set && constant instanceof Constant.Words words) {
            return members(set, words.values());
        }
        return plain(constant);
    }

    /** The value of a constant whose words are texts. */
    static Object plain(Constant constant) {
        if (constant instanceof Constant.Whole whole) {
            return whole.value();
        }
        if (constant instanceof Constant.Bool bool) {
            return bool.value();
        }
        if (constant instanceof Constant.Date date) {
            return date.value().atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        if (constant instanceof Constant.Text text) {
            return text.value();
        }
        if (constant instanceof Constant.Word word) {
            return word.value();
        }
        return constant instanceof Constant.Words words ? words.values() : ((Constant.Wholes) constant).values();
    }

    private static <E extends Enum<E> & Word> Members<E> members(Type.SetOf<E> set, Collection<String> words) {
        List<E> found = words.stream().map(word -> word(set.words(), word)).toList();
        return Members.of(set.words(), found);
    }

    private static <E extends Enum<E> & Word> E word(Class<E> words, String spelling) {
        for (E word : words.getEnumConstants()) {
            if (word.word().equals(spelling)) {
                return word;
            }
        }
        throw new IllegalArgumentException("no word `" + spelling + "` among " + words.getSimpleName());
    }
}
