package dev.keyproof.document;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.document.Node.Form;
import dev.keyproof.text.Pointer;
import dev.keyproof.text.Span;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Builds the tree of one YAML document from checked events, without recursion.
 *
 * <p>What a descriptor has no use for is refused here: anchors, aliases, tags other than {@code !unknown}, merge keys,
 * keys that are no texts, the same key twice, and whatever exceeds the limits.
 */
final class YamlTree {
    private static final String UNKNOWN_TAG = "!unknown";

    private final YamlText text;
    private final Limits limits;
    private final Pointer pointer;
    private YamlFrame top;
    private int depth;
    private Node root;
    private boolean sound = true;

    YamlTree(YamlText text, Limits limits, int index) {
        this.text = text;
        this.limits = limits;
        this.pointer = Pointer.ROOT.child(index);
    }

    /** Takes the next event of the document; false when the rest of the document is not worth reading. */
    boolean take(Event event) {
        if (event instanceof AliasEvent) {
            return anchor(event, "an alias repeats another part of the file");
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            return anchor(event, "an anchor names a part of the file");
        }
        if (event instanceof ScalarEvent scalar) {
            scalar(scalar);
        } else if (event instanceof CollectionStartEvent start) {
            return open(start);
        } else if (event instanceof CollectionEndEvent) {
            close(text.end(event));
        }
        return true;
    }

    /** Leaves the document out, whatever else it holds. */
    void refuse() {
        sound = false;
    }

    /** The document, if nothing in it was refused and it is not empty. */
    Optional<Node> root() {
        return sound ? Optional.ofNullable(root) : Optional.empty();
    }

    /** The innermost collection in brackets that is still open. */
    Optional<Span> openBracket() {
        for (YamlFrame frame = top; frame != null; frame = frame.parent()) {
            if (frame.isFlow()) {
                return Optional.of(text.span(frame.start(), frame.start() + 1, frame.pointer()));
            }
        }
        return Optional.empty();
    }

    private boolean anchor(Event event, String title) {
        sound = false;
        int start = text.start(event);
        Span at = text.span(start, text.wordEnd(start), place());
        text.error("anchor-not-allowed", title, at, "not read", "write the repeated part out at each place");
        return false;
    }

    private boolean open(CollectionStartEvent event) {
        int start = text.start(event);
        event.getTag().ifPresent(tag -> tag(start));
        if (depth == limits.yamlDepth()) {
            sound = false;
            String title = "mappings and lists are nested more than " + limits.yamlDepth() + " levels deep";
            Span at = text.span(start, text.end(event), place());
            text.error("too-deep", title, at, "level " + (depth + 1), Limit.YAML_DEPTH.raise());
            return false;
        }
        if (expectsKey()) {
            notText(text.span(start, text.end(event), place()), "a mapping or list stands as a key");
            top.refuseCollectionAsKey();
        }
        depth++;
        top = new YamlFrame(top, event instanceof MappingStartEvent, event.isFlow(), start, place());
        return true;
    }

    private void close(int end) {
        YamlFrame closed = top;
        int closedEnd = closed.isFlow() ? end : closed.end();
        top = closed.parent();
        depth--;
        add(closed.node(text.span(closed.start(), closedEnd, closed.pointer())));
    }

    private void scalar(ScalarEvent event) {
        int start = text.start(event);
        int end = text.end(event);
        if (event.isLiteral() || event.isFolded()) {
            end = text.trimmedEnd(start, end);
        }
        Form form = form(event, start);
        if (expectsKey()) {
            key(event, form, start, end);
            return;
        }
        Span span = text.span(start, end, place());
        check(event, form, span);
        if (top == null && event.isPlain() && event.getValue().isEmpty() && form == Form.NULL) {
            return;
        }
        add(new Node.Scalar(form, event.getValue(), !event.isPlain(), span));
    }

    private Form form(ScalarEvent event, int start) {
        String tag = event.getTag().orElse("");
        if (tag.isEmpty()) {
            return event.isPlain() ? Spelling.of(event.getValue()) : Form.TEXT;
        }
        if (tag.equals(UNKNOWN_TAG)) {
            return Form.UNKNOWN;
        }
        tag(start);
        return Form.TEXT;
    }

    private void check(ScalarEvent event, Form form, Span span) {
        String value = event.getValue();
        if (value.length() > limits.scalarCharacters()) {
            sound = false;
            String title = "a text is " + Quoted.count(value.length()) + " characters long";
            String most = "at most " + Quoted.count(limits.scalarCharacters()) + " are read";
            text.error("too-long", title, firstOf(span), most, Limit.SCALAR_CHARACTERS.raise());
        } else if (form == Form.INTEGER || form == Form.DECIMAL) {
            String refusal = Spelling.refusal(form, value, limits.integerDigits());
            if (!refusal.isEmpty()) {
                sound = false;
                text.error("number-out-of-range", refusal, firstOf(span), "not read", "");
            }
        } else if (event.isPlain() && Spelling.isNotFinite(value)) {
            sound = false;
            text.error(
                    "number-out-of-range", "a number is not finite", span, "not read", "quote it if a text is meant");
        } else if (event.isDQuoted()) {
            escapes(value, span);
        }
    }

    private void escapes(String value, Span span) {
        if (Characters.hasLoneSurrogate(value)) {
            sound = false;
            String title = "an escape gives one half of a surrogate pair";
            text.error("half-character", title, span, "holds no whole character", "write the character itself");
        }
        for (int i = 0; i < value.length(); i++) {
            // A control that stands in the text itself was reported with the characters of the file.
            if (Characters.isBidirectional(value.charAt(i)) && !isWritten(value.charAt(i), span)) {
                text.report(Characters.bidirectional(value.charAt(i), span));
                return;
            }
        }
    }

    private boolean isWritten(char c, Span span) {
        for (int i = span.start(); i < span.end(); i++) {
            if (text.text().charAt(i) == c) {
                return true;
            }
        }
        return false;
    }

    private void key(ScalarEvent event, Form form, int start, int end) {
        String name = text.shared(event.getValue());
        Span span = text.span(start, end, place().child(name));
        if (event.isPlain() && name.equals("<<")) {
            sound = false;
            text.error("merge-key-not-allowed", "a merge key `<<` stands here", span, "not read", "write the keys out");
        } else if (form != Form.TEXT) {
            notText(span, form == Form.NULL ? "a key is null" : "a key is not a text");
        } else if (name.length() > limits.scalarCharacters()) {
            check(event, form, span);
        } else {
            if (event.isDQuoted()) {
                escapes(name, span);
            }
            Node.Scalar key = new Node.Scalar(form, name, !event.isPlain(), span);
            Optional<Span> first = top.first(key);
            if (first.isEmpty()) {
                top.key(key);
                return;
            }
            sound = false;
            text.error(
                    "duplicate-key",
                    Quoted.of(name) + " is written twice in one mapping",
                    span,
                    "second time",
                    List.of(new Label(first.get(), "first time")),
                    "keep one of the two");
        }
        top.refuseKey();
    }

    private void notText(Span at, String title) {
        sound = false;
        text.error("key-not-text", title, at, "expected a text", "quote it if a text is meant");
    }

    private void tag(int start) {
        sound = false;
        int from = Math.max(start, text.text().indexOf('!', start));
        String title = "a tag says how to read a value";
        Span at = text.span(from, text.wordEnd(from), place());
        text.error("tag-not-allowed", title, at, "not read", "remove it; only `!unknown \"reason\"` is known");
    }

    private void add(Node node) {
        if (top == null) {
            root = node;
        } else {
            top.add(node);
        }
    }

    private boolean expectsKey() {
        return top != null && top.expectsKey();
    }

    private Pointer place() {
        return top == null ? pointer : top.next();
    }

    private static Span firstOf(Span span) {
        return span.part(0, Math.min(80, span.end() - span.start()));
    }
}
