package dev.keyproof.report;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Streams indented XML; every text goes through {@link Neutral}, so no control character reaches the file. */
final class Xml {
    private final XMLStreamWriter out;
    private int depth;
    /** Whether the element that was opened last holds something, so that its end stands on a line of its own. */
    private boolean holds;

    Xml(XMLStreamWriter out) {
        this.out = out;
    }

    void startDocument() throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
    }

    void endDocument() throws XMLStreamException {
        out.writeCharacters("\n");
        out.writeEndDocument();
    }

    /** Opens an element on a line of its own. */
    void start(String name) throws XMLStreamException {
        newLine();
        out.writeStartElement(name);
        depth++;
        holds = false;
    }

    /** Writes an element that holds nothing but the attributes that follow; it is not closed. */
    void empty(String name) throws XMLStreamException {
        newLine();
        out.writeEmptyElement(name);
        holds = true;
    }

    /** Closes the element that was opened last. */
    void end() throws XMLStreamException {
        depth--;
        if (holds) {
            newLine();
        }
        out.writeEndElement();
        holds = true;
    }

    void attribute(String name, String value) throws XMLStreamException {
        out.writeAttribute(name, Neutral.line(value, Neutral.REMARK));
    }

    void attribute(String name, long value) throws XMLStreamException {
        out.writeAttribute(name, Long.toString(value));
    }

    /** Writes {@code word: text} on a line of its own; nothing for an empty text. */
    void line(String word, String text) throws XMLStreamException {
        if (!text.isEmpty()) {
            newLine();
            out.writeCharacters(word + ": " + Neutral.line(text, Neutral.REMARK));
            holds = true;
        }
    }

    private void newLine() throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth));
    }
}
