package dev.keyproof.intake;

import dev.keyproof.estate.Word;
import java.util.Optional;

/** Words of closed lists as Azure spells them: in any case. */
final class Words {
    private Words() {}

    /** The word of a spelling. */
    static <E extends Enum<E> & Word> Optional<E> of(Class<E> words, String written) {
        for (E word : words.getEnumConstants()) {
            if (word.word().equalsIgnoreCase(written)) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    /** Why a word outside the list leaves its field open. */
    static String unlisted(String field, String written) {
        return "`" + field + "` is " + Shown.of(written) + ", whose meaning is not known";
    }
}
