package dev.keyproof.estate;

import java.util.ArrayList;
import java.util.List;

/** What a field of a type holds, in the words of messages. */
final class Expected {
    private Expected() {}

    static String of(Type<?> type) {
        if (type instanceof Type.Bool) {
            return "true or false";
        }
        if (type instanceof Type.Whole whole) {
            return "a whole number from " + whole.least() + " to " + whole.most();
        }
        if (type instanceof Type.Moment) {
            return "an instant with its zone, as in `2026-01-01T00:00:00Z`";
        }
        if (type instanceof Type.Day) {
            return "a date of an api-version, as in `2024-04-01`";
        }
        if (type instanceof Type.Length) {
            return "a fixed length of time, as in `365d`";
        }
        if (type instanceof Type.Region) {
            return "a region, as in `switzerlandnorth`";
        }
        if (type instanceof Type.ResourceId) {
            return "a resource id, which begins with `/`";
        }
        if (type instanceof Type.Switch) {
            return "true, false or an object id";
        }
        if (type instanceof Type.OneOf<?> one) {
            return "one of `" + String.join("`, `", words(one.words())) + "`";
        }
        return list(type);
    }

    private static String list(Type<?> type) {
        if (type instanceof Type.SetOf<?> set) {
            return "a list of `" + String.join("`, `", words(set.words())) + "`";
        }
        if (type instanceof Type.References) {
            return "a list of names";
        }
        if (type instanceof Type.ListOf) {
            return "a list of mappings";
        }
        return type instanceof Type.Group ? "a mapping" : "a text";
    }

    static <E extends Enum<E> & Word> List<String> words(Class<E> words) {
        List<String> found = new ArrayList<>();
        for (E word : words.getEnumConstants()) {
            found.add(word.word());
        }
        return found;
    }
}
