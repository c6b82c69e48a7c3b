package dev.keyproof.document;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads a JSON text (RFC 8259).
 *
 * <p>Guarantees: what is returned has passed every check; a text in which something was refused gives nothing; every
 * place lies inside the text; problems are reported in the order of the text; time and memory are bounded by the
 * {@link Limits}. A number without a fraction is {@link Node.Form#INTEGER} however it is written: {@code 2048.0} has
 * the text {@code 2048}, so that the text of an integer always reads as a {@code long}. A text longer than
 * {@link Limits#scalarCharacters()} becomes {@link Node.Form#UNKNOWN} with that reason.
 *
 * <p>One reader may read many texts, one after the other, and shares the names of members between them.
 */
public final class JsonReader {
    private static final int MOST_NODES = 1_000_000;

    private final Limits limits;
    private final int mostNodes;
    private final Map<String, String> names = new HashMap<>();

    /**
     * What a text may hold and what of it is wanted.
     *
     * @param comments whether {@code //} and {@code /*} comments are accepted, as in ARM templates
     * @param sieve what of the text is read; the rest is checked for nesting and duplicates, and dropped
     */
    public record Options(boolean comments, Sieve sieve) {
        /** No comments, every member. */
        public static final Options STRICT = new Options(false, Sieve.ALL);

        /** Comments, every member. */
        public static final Options TEMPLATE = new Options(true, Sieve.ALL);

        /** These options, reading only members that {@code wanted} accepts. */
        public Options keeping(Predicate<String> wanted) {
            return sifting(Sieve.ofNames(wanted));
        }

        /** These options, reading only what the sieve lets through. */
        public Options sifting(Sieve wanted) {
            return new Options(comments, wanted);
        }
    }

    public JsonReader(Limits limits) {
        this(limits, MOST_NODES);
    }

    JsonReader(Limits limits, int mostNodes) {
        this.limits = limits;
        this.mostNodes = mostNodes;
    }

    /** Reads the one value that {@code text}, which is the text of {@code source}, holds. */
    public Optional<Node> read(Source source, String text, Options options, Problems problems) {
        List<Node> values = read(source, text, options, JsonTree.Values.ONE, problems);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /**
     * Reads all values that stand one after the other in a text, as in line-delimited JSON. If there are several, the
     * first step of every pointer is the number of the value, from 0.
     */
    public List<Node> readAll(Source source, String text, Options options, Problems problems) {
        List<Diagnostic> found = new ArrayList<>();
        List<Node> values = read(source, text, options, JsonTree.Values.SEVERAL, found::add);
        if (values.size() < 2) {
            found.forEach(problems::report);
            return values;
        }
        // Only now is it known that there are several, and a pointer cannot be given a first step afterwards.
        return read(source, text, options, JsonTree.Values.NUMBERED, problems);
    }

    /** The first comment of a text that was read with comments accepted. */
    public static Optional<Span> firstComment(Source source, String text) {
        boolean inText = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inText && c == '\\') {
                i++;
            } else if (c == '"') {
                inText = !inText;
            } else if (c == '/' && !inText) {
                return Optional.of(Span.of(source, i, Math.min(i + 2, text.length())));
            }
        }
        return Optional.empty();
    }

    private List<Node> read(Source source, String text, Options options, JsonTree.Values values, Problems problems) {
        if (text.length() > limits.jsonBytes()) {
            problems.report(Faults.tooLarge(source, limits, Limit.JSON_BYTES));
            return List.of();
        }
        FirstProblems first = new FirstProblems(limits.diagnosticsPerFile(), problems);
        JsonText place = new JsonText(source, text, first, names);
        List<Node> nodes = new JsonTree(place, limits, mostNodes, options).read(values);
        first.finish(source.start());
        return nodes;
    }
}
