package dev.keyproof.document;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.document.Node.Form;
import dev.keyproof.text.Pointer;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** Builds the trees of a JSON text from its tokens, without recursion. */
final class JsonTree {
    /** How many values a text may hold, one after the other. */
    enum Values {
        ONE,
        SEVERAL,
        /** Several, each with its number as the first step of its pointers. */
        NUMBERED
    }

    private static final JsonFactory STRICT = factory(false);
    private static final JsonFactory WITH_COMMENTS = factory(true);

    private final JsonText text;
    private final Limits limits;
    private final int mostNodes;
    private final JsonReader.Options options;
    private final List<Node> values = new ArrayList<>();

    private Pointer root = Pointer.ROOT;
    private JsonFrame top;
    private int depth;
    /** Nodes kept so far, and names remembered of what is open; both cost memory. */
    private int nodes;

    private boolean sound = true;

    JsonTree(JsonText text, Limits limits, int mostNodes, JsonReader.Options options) {
        this.text = text;
        this.limits = limits;
        this.mostNodes = mostNodes;
        this.options = options;
    }

    /** All values of the text, or none if something in it was refused. */
    List<Node> read(Values wanted) {
        JsonFactory factory = options.comments() ? WITH_COMMENTS : STRICT;
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text.text())) {
            boolean more = true;
            JsonToken token = parser.nextToken();
            while (token != null && more) {
                if (depth == 0 && !begin(wanted, parser)) {
                    return List.of();
                }
                more = take(token, parser);
                token = more ? parser.nextToken() : null;
            }
        } catch (JacksonException fault) {
            new JsonFaults(text, top, !values.isEmpty()).report(fault);
            return List.of();
        }
        if (sound && values.isEmpty()) {
            text.error("empty-file", "the file is empty", text.character(0), "expected a value", "");
        }
        return sound ? values : List.of();
    }

    private boolean begin(Values wanted, JsonParser parser) {
        if (wanted == Values.ONE && !values.isEmpty()) {
            Span at = text.character(start(parser));
            text.error("text-after-end", "text stands behind the end of the value", at, "unexpected", "remove it");
            return false;
        }
        root = wanted == Values.NUMBERED ? Pointer.ROOT.child(values.size()) : Pointer.ROOT;
        return true;
    }

    /** Takes one token; false when the rest of the text is not worth reading. */
    private boolean take(JsonToken token, JsonParser parser) {
        switch (token) {
            case START_OBJECT, START_ARRAY -> {
                return open(token == JsonToken.START_OBJECT, start(parser));
            }
            case END_OBJECT, END_ARRAY -> close(start(parser) + 1);
            case PROPERTY_NAME -> name(parser);
            default -> {
                if (keepsNext()) {
                    scalar(token, parser);
                }
            }
        }
        return isWithinLimits(parser);
    }

    private boolean open(boolean object, int start) {
        if (depth == limits.jsonDepth()) {
            sound = false;
            String title = "objects and arrays are nested more than " + limits.jsonDepth() + " levels deep";
            Span at = text.character(start);
            text.error("too-deep", title, at, "level " + (depth + 1), Limit.JSON_DEPTH.raise());
            return false;
        }
        depth++;
        boolean kept = keepsNext();
        Sieve sieve = top == null ? options.sieve() : top.below();
        top = new JsonFrame(top, object, kept, start, kept ? next() : Pointer.ROOT, sieve, nodes);
        return true;
    }

    private void close(int end) {
        JsonFrame closed = top;
        nodes -= closed.names().size();
        top = closed.parent();
        depth--;
        if (closed.isKept()) {
            Node node = closed.node(text.span(closed.start(), end, closed.pointer()));
            if (top != null && !top.takes(node)) {
                nodes = closed.nodesBefore();
            } else {
                add(node);
            }
        }
    }

    private void name(JsonParser parser) {
        String name = text.shared(parser.currentName());
        int start = start(parser);
        Integer first = top.names().putIfAbsent(name, start);
        if (first != null) {
            sound = false;
            Label before = new Label(text.span(first, text.quotedEnd(first), top.pointer()), "first time");
            Span at = text.span(start, text.quotedEnd(start), top.pointer());
            String title = Quoted.of(name) + " is written twice in one object";
            text.error("duplicate-key", title, at, "second time", before, "keep one of the two");
            top.drop();
            return;
        }
        nodes++;
        Optional<Sieve> wanted = top.isKept() ? top.sieve().member(name) : Optional.empty();
        if (wanted.isEmpty()) {
            top.drop();
            return;
        }
        Span at = text.span(start, text.quotedEnd(start), top.pointer().child(name));
        halves(name, at);
        top.key(new Node.Scalar(Form.TEXT, name, true, at), wanted.get());
    }

    private void scalar(JsonToken token, JsonParser parser) {
        int start = start(parser);
        switch (token) {
            case VALUE_STRING -> string(parser, start);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString(), start);
            default -> {
                String word = parser.getString();
                Form form = token == JsonToken.VALUE_NULL ? Form.NULL : Form.BOOLEAN;
                add(new Node.Scalar(form, word, false, text.span(start, start + word.length(), next())));
            }
        }
    }

    private void string(JsonParser parser, int start) {
        // The parser finds the end of a text only when it is asked for the text.
        parser.finishToken();
        int end = (int) parser.currentLocation().getCharOffset();
        Span span = text.span(start, end, next());
        if (parser.getStringLength() > limits.scalarCharacters()) {
            String reason = "the text is longer than " + Quoted.count(limits.scalarCharacters()) + " characters";
            add(new Node.Scalar(Form.UNKNOWN, reason, true, span));
            return;
        }
        String value = parser.getString();
        halves(value, span);
        add(new Node.Scalar(Form.TEXT, value, true, span));
    }

    private void number(String written, int start) {
        Span span = text.span(start, start + written.length(), next());
        String whole = Spelling.withoutZeroFraction(written);
        Form form = Spelling.of(whole);
        String refusal =
                whole.equals("-0") ? "a number is minus zero" : Spelling.refusal(form, whole, limits.integerDigits());
        if (!refusal.isEmpty()) {
            sound = false;
            Span at = span.part(0, Math.min(80, written.length()));
            text.error("number-out-of-range", refusal, at, "not read", "");
        }
        add(new Node.Scalar(form, whole, false, span));
    }

    private void halves(String value, Span at) {
        if (Characters.hasLoneSurrogate(value)) {
            String title = "an escape gives one half of a surrogate pair";
            Label label = new Label(at, "holds no whole character");
            text.problems()
                    .report(Diagnostic.error("half-character", title, label, "").as(Severity.WARNING));
        }
    }

    private void add(Node node) {
        nodes++;
        if (top == null) {
            values.add(node);
        } else {
            top.add(node);
        }
    }

    private boolean isWithinLimits(JsonParser parser) {
        if (nodes <= mostNodes) {
            return true;
        }
        sound = false;
        String title = "the file has more than " + Quoted.count(mostNodes) + " names and values that matter";
        Span at = text.character(start(parser));
        text.error("too-many-nodes", title, at, "reading stops here", "split it into several files");
        return false;
    }

    private boolean keepsNext() {
        return top == null || top.keepsNext();
    }

    private Pointer next() {
        return top == null ? root : top.next();
    }

    private int start(JsonParser parser) {
        return (int) Math.min(
                parser.currentTokenLocation().getCharOffset(), text.text().length());
    }

    private static JsonFactory factory(boolean comments) {
        // Sizes are checked here, in our words; names are shared here, not in a table that never shrinks.
        StreamReadConstraints none = StreamReadConstraints.builder()
                .maxNestingDepth(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .build();
        return JsonFactory.builder()
                .streamReadConstraints(none)
                .configure(JsonReadFeature.ALLOW_JAVA_COMMENTS, comments)
                .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                .build();
    }
}
