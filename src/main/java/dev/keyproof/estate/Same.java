package dev.keyproof.estate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether two readings of one resource say the same; places do not matter. */
final class Same {
    private static final String HTTPS = "https://";

    private Same() {}

    static boolean values(Object a, Object b) {
        if (a instanceof String one && b instanceof String other) {
            return one.equalsIgnoreCase(other);
        }
        if (a instanceof Reference one && b instanceof Reference other) {
            return references(
                    one.written().toLowerCase(Locale.ROOT), other.written().toLowerCase(Locale.ROOT));
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

    /** The service promises no order of its lists, and a map has none. */
    private static boolean lists(List<?> a, List<?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        List<Object> rest = new ArrayList<>(b);
        for (Object one : a) {
            Iterator<Object> others = rest.iterator();
            boolean found = false;
            while (!found && others.hasNext()) {
                found = values(one, others.next());
            }
            if (!found) {
                return false;
            }
            others.remove();
        }
        return true;
    }

    /** A name says the same as an id that ends in it; a key store is named by its id and by its host. */
    private static boolean references(String a, String b) {
        boolean named = isName(a) != isName(b);
        boolean stores = a.startsWith(HTTPS) != b.startsWith(HTTPS);
        if (a.equals(b) || !(named || stores)) {
            return a.equals(b);
        }
        Optional<StoreKind> kind = StoreName.of(a).kind();
        Optional<StoreKind> other = StoreName.of(b).kind();
        boolean differ = kind.isPresent() && other.isPresent() && !kind.equals(other);
        return !differ && last(a).equals(last(b));
    }

    /** Whether a reference says less than an id would. */
    static boolean isName(String reference) {
        return reference.indexOf('/') < 0;
    }

    private static String last(String reference) {
        return reference.startsWith(HTTPS)
                ? StoreName.of(reference).name()
                : reference.substring(reference.lastIndexOf('/') + 1);
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
