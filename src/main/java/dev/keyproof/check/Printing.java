package dev.keyproof.check;

import dev.keyproof.check.Value.Partial;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.KeyUri;
import dev.keyproof.estate.Many;
import dev.keyproof.estate.Principal;
import java.util.Collection;
import java.util.stream.Collectors;

/** Values as titles and labels show them (language reference, section 5.3). */
final class Printing {
    static final String NOT_KNOWN = "(not known)";

    private Printing() {}

    /** What stands in the place of a hole. */
    static String hole(Value value) {
        Object it = value.it();
        if (it instanceof Partial set) {
            return set.sure().isEmpty() && !set.isExact() ? NOT_KNOWN : ticked(set.sure());
        }
        if (it instanceof Many many) {
            return ticked(many.sure().stream().map(Entity::name).toList());
        }
        return plain(value);
    }

    /** A value without marks around it. */
    static String plain(Value value) {
        Object it = value.it();
        if (it == Facts.UNKNOWN) {
            return NOT_KNOWN;
        }
        if (it == Facts.ABSENT) {
            return "(absent)";
        }
        if (it instanceof Entity entity) {
            String name =
                    entity.shape() == KeyUri.SHAPE ? entity.value(KeyUri.NORMAL).orElse(entity.name()) : entity.name();
            return safe(name);
        }
        if (it instanceof Principal principal) {
            return safe(principal.identity().or(principal::objectId).orElse(NOT_KNOWN));
        }
        return safe(it.toString());
    }

    /** A text from an input, short enough for a message; each form of report escapes it for itself. */
    static String safe(String text) {
        return text.length() <= 200 ? text : text.substring(0, 197) + "...";
    }

    private static String ticked(Collection<String> words) {
        return words.isEmpty()
                ? "nothing"
                : words.stream().map(word -> "`" + safe(word) + "`").collect(Collectors.joining(", "));
    }
}
