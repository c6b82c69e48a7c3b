package dev.keyproof.cli;

import dev.keyproof.check.EstateSchema;
import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Problem;
import dev.keyproof.document.Content;
import dev.keyproof.document.InputFile;
import dev.keyproof.document.Inputs;
import dev.keyproof.language.CompiledPack;
import dev.keyproof.language.Pack;
import dev.keyproof.language.PackReader;
import dev.keyproof.language.PackSources;
import dev.keyproof.language.RuleParser;
import dev.keyproof.language.Syntax;
import dev.keyproof.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads the rule pack of a run: the bundled one, or the one of a folder. */
final class Packs {
    private static final int MOST_FILES = 1_000;
    private static final int MOST_CHARACTERS = 16 << 20;

    private Packs() {}

    /** The bundled pack: as the build compiled it, or read from its files if this build has none that fits. */
    static Optional<Pack> bundled(Consumer<Problem> problems) {
        RuleFiles files = RuleFiles.bundled();
        Optional<Pack> compiled =
                RuleFiles.compiled().flatMap(bytes -> CompiledPack.read(bytes, files.all(), EstateSchema.schema()));
        return compiled.isPresent() ? compiled : read(PackSources.of(files.all()), problems);
    }

    /**
     * The pack of a folder: its {@code .cmk} files. A pack that extends an edition stands on the bundled one; a pack
     * that does not, and has no {@code defaults.cmk}, shares the bundled defaults.
     */
    static Optional<Pack> folder(String name, Path folder, Inputs inputs, Consumer<Problem> problems) {
        List<Source> rules = new ArrayList<>();
        boolean whole = true;
        int characters = 0;
        for (InputFile file : ruleFiles(name, folder, problems)) {
            Optional<Content> content = inputs.read(file, found -> problems.accept(new Problem("rules", found)));
            content.ifPresent(found -> rules.add(Source.of(file.name(), found.text())));
            whole &= content.isPresent();
            characters += content.map(found -> found.text().length()).orElse(0);
            if (characters > MOST_CHARACTERS) {
                problems.accept(refused(
                        "too-large", name, "the rules have more than " + MOST_CHARACTERS + " characters together"));
                return Optional.empty();
            }
        }
        if (rules.isEmpty() || !whole) {
            return Optional.empty();
        }
        RuleFiles bundled = RuleFiles.bundled();
        if (extendsAnother(rules)) {
            return read(PackSources.of(rules).extending(PackSources.of(bundled.all())), problems);
        }
        if (rules.stream().noneMatch(source -> source.name().endsWith("defaults.cmk"))) {
            rules.addAll(bundled.shared());
        }
        return read(PackSources.of(rules), problems);
    }

    private static Optional<Pack> read(PackSources sources, Consumer<Problem> problems) {
        PackReader.Result result = PackReader.read(sources, EstateSchema.schema());
        result.diagnostics().forEach(found -> problems.accept(new Problem("rules", found)));
        return result.pack();
    }

    private static boolean extendsAnother(List<Source> rules) {
        return rules.stream()
                .filter(source -> source.name().endsWith("pack.cmk"))
                .flatMap(source -> RuleParser.parse(source).file().items().stream())
                .anyMatch(
                        item -> item instanceof Syntax.Pack pack && pack.base().isPresent());
    }

    private static List<InputFile> ruleFiles(String name, Path folder, Consumer<Problem> problems) {
        List<String> names;
        try (Stream<Path> found = Files.list(folder)) {
            names = found.map(path -> path.getFileName().toString())
                    .filter(file -> file.endsWith(".cmk"))
                    .limit(MOST_FILES + 1L)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.accept(refused("no-rules", name, "the folder of rules cannot be read"));
            return List.of();
        }
        if (names.isEmpty()) {
            problems.accept(refused("no-rules", name, "the folder holds no rules"));
        }
        if (names.size() > MOST_FILES) {
            problems.accept(refused("too-large", name, "the folder holds more than " + MOST_FILES + " rule files"));
            return List.of();
        }
        return names.stream()
                .map(file -> InputFile.of(name + "/" + file, folder.resolve(file)))
                .toList();
    }

    private static Problem refused(String code, String name, String title) {
        Label at = new Label(Source.of(name, "").start(), "expected `.cmk` files");
        return new Problem("rules", Diagnostic.error(code, title, at, "give the folder of one edition"));
    }
}
