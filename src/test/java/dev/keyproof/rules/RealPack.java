package dev.keyproof.rules;

import dev.keyproof.check.EstateSchema;
import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.language.Pack;
import dev.keyproof.language.PackReader;
import dev.keyproof.language.PackSources;
import dev.keyproof.text.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pack of this repository, read as the product reads it. */
final class RealPack {
    private static final Path RULES = Path.of("rules");
    private static final Path EDITION = RULES.resolve("2023-11-20");
    private static final PackReader.Result RESULT = PackReader.read(sources(), EstateSchema.schema());

    private RealPack() {}

    static Pack pack() {
        return RESULT.pack().orElseThrow(() -> new AssertionError(String.join("\n", diagnostics())));
    }

    /** What there is to say against the pack, with its examples. */
    static List<String> diagnostics() {
        return told(RESULT.diagnostics());
    }

    /** Sections of the document whose text is another than the one the pack was written from. */
    static List<String> drift(Path document) throws IOException {
        PackSources sources = sources().withDocument(source(document));
        return told(PackReader.read(sources, EstateSchema.schema()).diagnostics());
    }

    /** Files of the edition by the end of their name, in the order of their names. */
    static List<Path> files(String suffix) {
        try (Stream<Path> all = Files.list(EDITION)) {
            return all.filter(path -> path.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PackSources sources() {
        List<Source> rules = new ArrayList<>();
        rules.add(source(RULES.resolve("defaults.cmk")));
        files(".cmk").forEach(path -> rules.add(source(path)));
        List<Source> examples =
                files(".examples.yaml").stream().map(RealPack::source).toList();
        return PackSources.of(rules).withExamples(examples);
    }

    private static Source source(Path path) {
        try {
            return Source.of(path.toString(), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> told(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(one -> {
                    String places = one.at().stream()
                            .map(label -> label.span().source().name() + ':'
                                    + label.span().from().line() + ": " + label.text())
                            .toList()
                            .toString();
                    return places + " " + one.code() + ": " + one.title() + " " + one.remarks();
                })
                .toList();
    }
}
