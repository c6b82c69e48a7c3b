package dev.keyproof.language;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads rule packs: parses the files, puts an edition upon its base, and checks the whole.
 *
 * <p>Either there is a pack and no diagnostic, or there are diagnostics and no pack. The order of the sources does not
 * matter; rules come in the order of the names of their files, and in a file in the order of their places.
 */
public final class PackReader {
    private static final Comparator<Source> BY_NAME =
            Comparator.comparing(PackReader::fileName).thenComparing(Source::name);

    private static final Pattern FOLDER = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Schema schema;
    private final Mistakes mistakes = new Mistakes();
    private final List<RuleParser.Broken> broken = new ArrayList<>();

    private PackReader(Schema schema) {
        this.schema = schema;
    }

    /**
     * What came of the sources.
     *
     * @param diagnostics all errors, by file and place; empty if there is a pack
     */
    public record Result(Optional<Pack> pack, List<Diagnostic> diagnostics) {
        public Result {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** Reads a pack that stands by itself. */
    public static Result read(List<Source> rules, Schema schema) {
        return read(PackSources.of(rules), schema);
    }

    /** Reads a pack with all that belongs to it. */
    public static Result read(PackSources sources, Schema schema) {
        return new PackReader(schema).read(sources);
    }

    private Result read(PackSources sources) {
        Edition edition = new Edition(mistakes);
        Optional<Syntax.Pack> head = load(sources, edition);
        TypeChecker.Checked checked = new TypeChecker(edition, schema, mistakes, broken).check();
        if (broken.isEmpty()) {
            sources.document().ifPresent(new Statements(edition, mistakes)::drift);
            if (!sources.examples().isEmpty()) {
                new Examples(mistakes).check(sources.examples(), edition.all(Syntax.Rule.class));
            }
            if (edition.all(Syntax.Rule.class).isEmpty()) {
                Span at = head.map(Syntax.Pack::name).map(Syntax.Name::span).orElse(first(sources));
                mistakes.add(Slug.NO_RULES, at, "the pack has no rules", "nothing would be checked");
            }
        }
        Optional<Pack> pack = head.flatMap(found -> pack(found, sources, checked));
        return mistakes.count() > 0 ? new Result(Optional.empty(), mistakes.sorted()) : new Result(pack, List.of());
    }

    /** Takes over the items of the base and of the pack itself; gives the head of the latter. */
    private Optional<Syntax.Pack> load(PackSources sources, Edition edition) {
        Optional<Syntax.Pack> base = sources.base().flatMap(below -> load(below, edition));
        List<Syntax.Item> items = new ArrayList<>();
        List<Syntax.Pack> packs = new ArrayList<>();
        boolean whole = true;
        for (Source source : sources.rules().stream().sorted(BY_NAME).toList()) {
            RuleParser.Result result = RuleParser.parse(source);
            mistakes.addAll(result.diagnostics());
            broken.addAll(result.broken());
            whole &= result.broken().isEmpty();
            items.addAll(result.file().items());
            packs.addAll(heads(result.file()));
        }
        edition.apply(items);
        if (packs.isEmpty()) {
            if (whole) {
                misplaced(first(sources), "the pack has no `pack` item", "expected first in `pack.cmk`");
            }
            return Optional.empty();
        }
        Syntax.Pack head = packs.get(0);
        packs.subList(1, packs.size())
                .forEach(other -> misplaced(other.name().span(), "there are two `pack` items", "the second one"));
        extension(head, sources.base().isPresent(), base);
        return Optional.of(head);
    }

    private List<Syntax.Pack> heads(Syntax.File file) {
        List<Syntax.Pack> heads = new ArrayList<>();
        for (Syntax.Item item : file.items()) {
            if (item instanceof Syntax.Pack head) {
                heads.add(head);
                dated(head, file.source());
                boolean placed = fileName(file.source()).equals("pack.cmk")
                        && item == file.items().get(0);
                if (!placed) {
                    misplaced(
                            head.name().span(),
                            "the `pack` item is not where it belongs",
                            "expected first in `pack.cmk`");
                }
            }
        }
        return heads;
    }

    /** A folder that is named like a date names the edition. */
    private void dated(Syntax.Pack head, Source source) {
        String name = source.name().replace('\\', '/');
        String folder = lastStep(name.substring(0, Math.max(0, name.lastIndexOf('/'))));
        String date = head.dated().value().toString();
        if (FOLDER.matcher(folder).matches() && !folder.equals(date)) {
            misplaced(
                    head.dated().span(),
                    "the pack is dated `" + date + "` and lies in the folder `" + folder + "`",
                    "expected `" + folder + "`");
        }
    }

    private void misplaced(Span at, String title, String label) {
        mistakes.add(Slug.PACK_MISPLACED, at, title, label);
    }

    private void extension(Syntax.Pack head, boolean given, Optional<Syntax.Pack> base) {
        if (head.base().isEmpty() && given) {
            mistakes.add(
                    Slug.UNKNOWN_NAME, head.name().span(), "the pack does not name its base", "expected `extends`");
        }
        head.base().ifPresent(date -> {
            if (!given) {
                mistakes.add(
                        Slug.UNKNOWN_NAME,
                        date.span(),
                        "the base pack `" + date.value() + "` is not at hand",
                        "no files of this edition");
            } else if (base.isPresent() && !base.get().dated().value().equals(date.value())) {
                mistakes.add(
                        Slug.UNKNOWN_NAME,
                        date.span(),
                        "the base pack is dated `" + base.get().dated().value() + "`",
                        "another date",
                        new Label(base.get().dated().span(), "dated here"));
            }
        });
    }

    /** The file that a mistake of the pack as a whole is shown in: the one that was given first. */
    private static Span first(PackSources sources) {
        // Shared defaults may lie elsewhere than the pack.
        return sources.rules().stream()
                .filter(source -> !source.name().endsWith("defaults.cmk"))
                .min(BY_NAME)
                .map(Source::start)
                .orElse(Source.of("pack.cmk", "").start());
    }

    private Optional<Pack> pack(Syntax.Pack head, PackSources sources, TypeChecker.Checked checked) {
        Optional<String> version = Texts.plain(head.version(), mistakes);
        Optional<String> title = Texts.plain(head.source(), mistakes);
        Optional<String> file = Texts.plain(head.file(), mistakes);
        Optional<String> sha256 = Texts.plain(head.sha256(), mistakes);
        if (head.language().value() != 1) {
            mistakes.add(
                    Slug.UNKNOWN_NAME,
                    head.language().span(),
                    "there is no version " + head.language().value() + " of the rule language",
                    "expected 1");
        }
        if (version.isEmpty() || title.isEmpty() || file.isEmpty() || sha256.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Pack(
                head.name().text(),
                version.get(),
                title.get(),
                file.get(),
                head.dated().value(),
                sha256.get(),
                digest(sources),
                checked.sections(),
                checked.defaults(),
                checked.tables(),
                checked.rules()));
    }

    /** Over the names and texts of all files, those of the base first. */
    private static String digest(PackSources sources) {
        StringBuilder lines = new StringBuilder(
                sources.base().map(base -> digest(base) + "\n").orElse(""));
        for (Source source : sources.rules().stream().sorted(BY_NAME).toList()) {
            lines.append(SourceDocument.sha256(source.text()))
                    .append("  ")
                    .append(fileName(source))
                    .append('\n');
        }
        return SourceDocument.sha256(lines.toString());
    }

    private static String fileName(Source source) {
        return lastStep(source.name().replace('\\', '/'));
    }

    private static String lastStep(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
