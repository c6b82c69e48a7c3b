package dev.keyproof.document;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.text.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the documents of a YAML text.
 *
 * <p>Guarantees: what is returned has passed every check; a document in which something was refused is left out, the
 * others of the text are still read; every place lies inside the text; problems are reported in the order of the text;
 * time and memory are bounded by the {@link Limits}. Empty documents are left out, but counted in pointers: the first
 * step of every pointer is the number of its document, from 0.
 *
 * <p>One reader may read many texts, one after the other, and shares the names of keys between them.
 */
public final class YamlReader {
    private final Limits limits;
    private final Map<String, String> names = new HashMap<>();

    public YamlReader(Limits limits) {
        this.limits = limits;
    }

    /** Reads a source that keeps its text. */
    public List<Node> read(Source source, Problems problems) {
        return read(source, source.text(), problems);
    }

    /** Reads {@code text}, which is the text of {@code source}. */
    public List<Node> read(Source source, String text, Problems problems) {
        if (text.length() > limits.descriptorBytes()) {
            problems.report(Faults.tooLarge(source, limits, Limit.DESCRIPTOR_BYTES));
            return List.of();
        }
        List<Diagnostic> found = new ArrayList<>();
        FirstProblems first = new FirstProblems(limits.diagnosticsPerFile(), found::add);
        List<Node> documents = new YamlStream(source, text, limits, first, names).read();
        if (documents.isEmpty() && found.stream().noneMatch(YamlReader::isError)) {
            first.report(noDocuments(source));
        }
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingInt(YamlReader::start));
            first.finish(found.get(found.size() - 1).at().get(0).span());
            found.forEach(problems::report);
        }
        return documents;
    }

    private static int start(Diagnostic problem) {
        return problem.at().get(0).span().start();
    }

    private static boolean isError(Diagnostic problem) {
        return problem.severity() == Severity.ERROR;
    }

    private static Diagnostic noDocuments(Source source) {
        return Diagnostic.error(
                        "no-documents",
                        "the file holds no documents",
                        new Label(source.start(), "nothing to read"),
                        "describe resources, one a document, or leave the file out")
                .as(Severity.WARNING);
    }
}
