package dev.keyproof.document;

import dev.keyproof.text.Pointer;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * One pass over one YAML text.
 *
 * <p>After a fault the pass goes on at the next line that starts with {@code ---}: such a line starts a document
 * wherever it stands, so nothing is guessed.
 */
final class YamlStream {
    private static final int MOST_FAULTS = 1_000;
    private static final int BUFFER = 1_024;
    private static final LoadSettings SETTINGS = settings(BUFFER);

    private final Source source;
    private final Limits limits;
    private final Problems problems;
    private final Map<String, String> names;
    private final Characters characters;
    private final String text;
    private final LoadSettings settings;
    private final List<Node> documents = new ArrayList<>();

    private YamlText place;
    private YamlTree tree;
    private boolean inDocument;
    private int index = -1;
    private int events;
    /** End of the event read last; where a fault without a place is shown. */
    private int lastEnd;
    /** End of the last document; comments and directives from here on belong to the next one. */
    private int documentFrom;
    /** Behind the marker of the document that is being read, or behind the last event between documents. */
    private int contentFrom;

    YamlStream(Source source, String text, Limits limits, Problems problems, Map<String, String> names) {
        this.source = source;
        this.limits = limits;
        this.problems = problems;
        this.names = names;
        this.characters = Characters.of(source, text, problems);
        this.text = characters.clean();
        // The parser looks ahead to the end of a line, and copies what it looked at whenever its buffer is used up:
        // a buffer shorter than a line makes a line of a million characters cost a thousand times its length.
        int longest = longestLine();
        this.settings = longest < BUFFER ? SETTINGS : settings(longest + BUFFER);
    }

    /** The documents in which nothing was refused. */
    List<Node> read() {
        int from = 0;
        for (int faults = 0; from < text.length(); faults++) {
            if (faults == MOST_FAULTS) {
                String title = "more than " + Quoted.count(MOST_FAULTS) + " documents cannot be read";
                Span at = place.span(from, from, Pointer.ROOT);
                place.error("too-many-faults", title, at, "reading stops here", "");
                break;
            }
            from = readFrom(from);
        }
        return documents;
    }

    /** Reads up to the next fault; gives the offset to go on from. */
    private int readFrom(int from) {
        place = new YamlText(source, text, from, problems, names);
        inDocument = false;
        contentFrom = from;
        lastEnd = from;
        try {
            Parser parser = new ParserImpl(settings, new StreamReader(settings, reader(from)));
            while (parser.hasNext()) {
                Event event = parser.next();
                events++;
                lastEnd = place.end(event);
                if (isBeyondLimits(event)) {
                    return text.length();
                }
                if (!take(event)) {
                    return afterFault(contentFrom, from);
                }
            }
            return text.length();
        } catch (MarkedYamlEngineException fault) {
            int at = YamlFaults.report(fault, place, inDocument ? tree.openBracket() : Optional.empty());
            return afterFault(inDocument ? contentFrom : at, from);
        } catch (YamlEngineException | NumberFormatException fault) {
            // Two faults come without a place: an escape of eight hexadecimal digits above 7FFFFFFF, and a key after
            // certain mixed line ends.
            YamlFaults.reportUnplaced(place, lastEnd);
            return afterFault(inDocument ? contentFrom : lastEnd, from);
        }
    }

    private boolean take(Event event) {
        if (event instanceof DocumentStartEvent start) {
            index++;
            contentFrom = place.end(event);
            tree = new YamlTree(place, limits, index);
            inDocument = true;
            if (start.isExplicit() && !YamlDirectives.accepts(place, documentFrom, contentFrom, index)) {
                tree.refuse();
            }
            return true;
        }
        if (event instanceof DocumentEndEvent) {
            int end = place.end(event);
            if (!characters.refusedWithin(documentFrom, end)) {
                tree.root().ifPresent(documents::add);
            }
            documentFrom = end;
            contentFrom = end;
            inDocument = false;
            return true;
        }
        return !inDocument || tree.take(event);
    }

    private boolean isBeyondLimits(Event event) {
        if (events > limits.yamlEvents()) {
            String title = "the file has more than " + Quoted.count(limits.yamlEvents()) + " keys, values and brackets";
            stop(Limit.YAML_EVENTS, "too-many-nodes", title, event);
            return true;
        }
        if (event instanceof DocumentStartEvent && index + 1 == limits.yamlDocuments()) {
            String title = "the file has more than " + Quoted.count(limits.yamlDocuments()) + " documents";
            stop(Limit.YAML_DOCUMENTS, "too-many-documents", title, event);
            return true;
        }
        return false;
    }

    private void stop(Limit limit, String code, String title, Event event) {
        Span at = place.span(place.start(event), place.end(event), Pointer.ROOT);
        place.error(code, title, at, "reading stops here", limit.raiseOr("split it into several files"));
    }

    /** The next line from {@code fault} on that starts a document, but always behind where this reading began. */
    private int afterFault(int fault, int began) {
        int at = Math.max(fault, began + 1);
        while (true) {
            at = text.indexOf("---", at);
            if (at < 0) {
                return text.length();
            }
            if (isLineStart(at) && isBlank(at + 3)) {
                documentFrom = at;
                return at;
            }
            at++;
        }
    }

    private int longestLine() {
        int longest = 0;
        for (int line = 1; line <= source.lines(); line++) {
            int end = line < source.lines() ? source.lineStart(line + 1) : source.length();
            longest = Math.max(longest, end - source.lineStart(line));
        }
        return longest;
    }

    private static LoadSettings settings(int bufferSize) {
        // The version is judged here, not by the parser; the size was checked before.
        return LoadSettings.builder()
                .setVersionFunction(version -> version)
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(bufferSize)
                .build();
    }

    private boolean isLineStart(int at) {
        return at == 0 || text.charAt(at - 1) == '\n' || text.charAt(at - 1) == '\r';
    }

    private boolean isBlank(int at) {
        return at >= text.length() || " \t\r\n".indexOf(text.charAt(at)) >= 0;
    }

    private StringReader reader(int from) {
        StringReader reader = new StringReader(text);
        try {
            reader.skip(from);
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
        return reader;
    }
}
