package dev.keyproof.rules;

import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.document.YamlReader;
import dev.keyproof.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads an example file (language reference, section 12): a stream of descriptors in which comments carry what is
 * expected. Comments are read by line, descriptors by the reader of the product.
 */
final class ExampleFile {
    private static final Map<String, Outcome> OUTCOMES = Map.of(
            "holds", Outcome.PASS,
            "fails", Outcome.FAIL,
            "unknown", Outcome.UNKNOWN,
            "not-applicable", Outcome.NOT_APPLICABLE);
    private static final String MARK = "# <- ";

    private final Path path;
    private final Source source;
    private final List<Example> examples = new ArrayList<>();
    private Path base;

    private ExampleFile(Path path) throws IOException {
        this.path = path;
        this.source = Source.of(path.toString(), Files.readString(path));
    }

    static ExampleFile read(Path path) throws IOException {
        ExampleFile file = new ExampleFile(path);
        List<Node> documents = new YamlReader(Limits.DEFAULT).read(file.source, problem -> {
            throw new AssertionError(path + ": " + problem);
        });
        file.split(documents);
        return file;
    }

    Path path() {
        return path;
    }

    Source source() {
        return source;
    }

    /** The estate that every example starts from. */
    Path base() {
        return base;
    }

    List<Example> examples() {
        return List.copyOf(examples);
    }

    private void split(List<Node> documents) {
        int document = 0;
        boolean before = true;
        for (int line = 1; line <= source.lines(); line++) {
            String text = source.line(line);
            if (text.equals("---")) {
                document++;
                before = true;
            } else if (text.startsWith("# ")) {
                header(line, text.substring(2), before);
            } else if (!text.isBlank()) {
                if (before) {
                    last(line).add(documents.get(document));
                }
                before = false;
                marks(line, text);
            }
        }
        if (documents.size() != document + 1) {
            throw new AssertionError(path + ": " + documents.size() + " documents, " + (document + 1) + " expected");
        }
    }

    /** Where the next document belongs. */
    private List<Node> last(int line) {
        Example example = example(line);
        return example.change ? example.then : example.documents;
    }

    private Example example(int line) {
        if (examples.isEmpty()) {
            throw new AssertionError(path + ":" + line + ": a document that belongs to no example");
        }
        return examples.get(examples.size() - 1);
    }

    private void header(int line, String comment, boolean before) {
        int colon = comment.indexOf(':');
        String word = colon < 0 ? "" : comment.substring(0, colon);
        String rest = colon < 0 ? "" : comment.substring(colon + 1).strip();
        if (word.equals("base")) {
            base = path.resolveSibling(rest).normalize();
        } else if (OUTCOMES.containsKey(word)) {
            expect(line, OUTCOMES.get(word), rest, before);
        } else if (word.equals("without")) {
            Example example = example(line);
            (example.change ? example.thenWithout : example.without).add(rest.replaceFirst(" ", "/"));
        } else if (word.equals("then")) {
            example(line).change = true;
        }
    }

    private void expect(int line, Outcome outcome, String slugs, boolean before) {
        if (!before) {
            throw new AssertionError(path + ":" + line + ": an expectation inside a document");
        }
        boolean next = examples.isEmpty()
                || !example(line).documents.isEmpty()
                || !example(line).then.isEmpty();
        if (next) {
            examples.add(new Example(line));
        }
        for (String slug : slugs.split(",\\s*", -1)) {
            example(line).expected.put(slug, outcome);
        }
    }

    private void marks(int line, String text) {
        int at = text.indexOf(MARK);
        if (at >= 0) {
            for (String slug : text.substring(at + MARK.length()).split(",\\s*", -1)) {
                example(line).marks.add(new Example.Mark(slug.strip(), line));
            }
        }
    }
}
