package dev.keyproof.document;

import java.lang.ref.SoftReference;
import java.util.function.Supplier;

/** Keeps the text that was fetched last, as the excerpts of one file are asked for one after the other. */
final class Shelf {
    private Object owner = this;
    private SoftReference<String> text = new SoftReference<>("");

    /** Fetches through this shelf. */
    Supplier<String> keep(Supplier<String> fetch) {
        return () -> get(fetch);
    }

    private synchronized String get(Supplier<String> fetch) {
        String kept = owner.equals(fetch) ? text.get() : null;
        if (kept != null) {
            return kept;
        }
        String fetched = fetch.get();
        owner = fetch;
        text = new SoftReference<>(fetched);
        return fetched;
    }
}
