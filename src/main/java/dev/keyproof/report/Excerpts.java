package dev.keyproof.report;

import dev.keyproof.text.Source;
import java.util.LinkedHashMap;
import java.util.Map;

/** The texts of the sources shown last: findings come sorted by file, so a few are enough to read each file once. */
final class Excerpts {
    private static final int KEPT = 4;

    private final Map<Source, SourceText> recent = new LinkedHashMap<>(8, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Source, SourceText> eldest) {
            return size() > KEPT;
        }
    };

    SourceText of(Source source) {
        SourceText known = recent.get(source);
        if (known == null) {
            known = new SourceText(source);
            recent.put(source, known);
        }
        return known;
    }
}
