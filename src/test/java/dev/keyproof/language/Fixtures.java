package dev.keyproof.language;

import dev.keyproof.text.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rule files that several tests read; together they are a pack without mistakes, in the layout of the printer. */
final class Fixtures {
    static final List<String> FILES = List.of("pack.cmk", "defaults.cmk", "shared.cmk", "rules.cmk", "updates.cmk");

    private Fixtures() {}

    static Source source(String file) {
        return Source.of(file, text(file));
    }

    static List<Source> sources() {
        return FILES.stream().map(Fixtures::source).toList();
    }

    static String text(String file) {
        try (InputStream stream = Fixtures.class.getResourceAsStream("/language/" + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
