package dev.keyproof.estate;

import java.util.List;
import java.util.Locale;

/** Whether two readings of one resource say the same; places do not matter. */
final class Same {
    private Same() {}

    static boolean values(Object a, Object b) {
        if (a instanceof String one && b instanceof String other) {
            return one.equalsIgnoreCase(other);
        }
        if (a instanceof Reference one && b instanceof Reference other) {
            return references(one.written(), other.written());
        }
        if (a instanceof Principal one && b instanceof Principal other) {
            return one.equals(other) || one.compare(other) == Principal.Likeness.SAME;
        }
        if (a instanceof Many one && b instanceof Many other) {
            return lists(one.sure(), other.sure())
                    && lists(one.possible(), other.possible())
                    && one.open().equals(other.open());
        }
        if (a instanceof List<?> one && b instanceof List<?> other) {
            return lists(one, other);
        }
        if (a instanceof Entity one && b instanceof Entity other) {
            return entities(one, other);
        }
        return a.equals(b);
    }

    /** A name and an id, or a name and a URI, say the same if the name is that of what the other names. */
    private static boolean references(String a, String b) {
        StoreName one = StoreName.of(a);
        StoreName other = StoreName.of(b);
        boolean bare = one.kind().isEmpty() || other.kind().isEmpty();
        boolean stores = one.name().equals(other.name()) && (bare || one.kind().equals(other.kind()));
        boolean oneId = a.startsWith("/") != b.startsWith("/");
        return a.equalsIgnoreCase(b) || stores || oneId && last(a).equalsIgnoreCase(last(b));
    }

    private static String last(String written) {
        return written.substring(written.lastIndexOf('/') + 1);
    }

    private static boolean lists(List<?> a, List<?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!values(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean entities(Entity a, Entity b) {
        if (a.shape() == KeyUri.SHAPE && b.shape() == KeyUri.SHAPE) {
            return uri(a).equals(uri(b));
        }
        return a.shape() == b.shape()
                && a.shape().attributes().stream().allMatch(x -> fields(a.at(x.index()), b.at(x.index())));
    }

    private static String uri(Entity uri) {
        return uri.value(KeyUri.NORMAL).orElse(uri.name()).toLowerCase(Locale.ROOT);
    }

    private static boolean fields(Field<?> a, Field<?> b) {
        if (a instanceof Field.Present<?> one && b instanceof Field.Present<?> other) {
            return values(one.value(), other.value());
        }
        if (a instanceof Field.Unknown<?> one && b instanceof Field.Unknown<?> other) {
            return one.reason().equals(other.reason());
        }
        return a instanceof Field.Absent<?> && b instanceof Field.Absent<?>;
    }
}
