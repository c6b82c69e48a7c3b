package dev.keyproof.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.SerializableString;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/** Streams JSON that no page, script or pipeline it is pasted into can misread. */
final class Json {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().characterEscapes(new Escapes()).build();

    private Json() {}

    /** Something that writes one JSON value. */
    interface Body {
        void write(JsonGenerator json);
    }

    /**
     * Writes one value and a line feed.
     *
     * @param depth how many levels of objects and lists get lines of their own; deeper ones stand on one line
     */
    static void write(Appendable out, int depth, Body body) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(new Layout(depth), new AppendableWriter(out))) {
            body.write(json);
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
        out.append('\n');
    }

    /** Writes a member with a text of a report; what may come from an input goes through here. */
    static void text(JsonGenerator json, String name, String text, int longest) {
        json.writeStringProperty(name, Neutral.data(text, longest));
    }

    /** Writes a member with a list of texts. */
    static void texts(JsonGenerator json, String name, List<String> texts, int longest) {
        json.writeArrayPropertyStart(name);
        for (String text : texts) {
            json.writeString(Neutral.data(text, longest));
        }
        json.writeEndArray();
    }

    /** Lines for the outer levels, blanks for the inner ones. One object serves one document. */
    private static final class Layout extends ObjectWriteContext.Base implements PrettyPrinter {
        private final int most;
        private int depth;

        Layout(int most) {
            this.most = most;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return this;
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public void writeRootValueSeparator(JsonGenerator json) {
            json.writeRaw('\n');
        }

        @Override
        public void writeStartObject(JsonGenerator json) {
            json.writeRaw('{');
            depth++;
        }

        @Override
        public void writeEndObject(JsonGenerator json, int entries) {
            end(json, entries, '}');
        }

        @Override
        public void writeObjectEntrySeparator(JsonGenerator json) {
            separate(json);
        }

        @Override
        public void writeObjectNameValueSeparator(JsonGenerator json) {
            json.writeRaw(": ");
        }

        @Override
        public void writeStartArray(JsonGenerator json) {
            json.writeRaw('[');
            depth++;
        }

        @Override
        public void writeEndArray(JsonGenerator json, int values) {
            end(json, values, ']');
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator json) {
            separate(json);
        }

        @Override
        public void beforeArrayValues(JsonGenerator json) {
            breakLine(json, depth);
        }

        @Override
        public void beforeObjectEntries(JsonGenerator json) {
            breakLine(json, depth);
        }

        private void separate(JsonGenerator json) {
            json.writeRaw(depth <= most ? "," : ", ");
            breakLine(json, depth);
        }

        private void end(JsonGenerator json, int entries, char bracket) {
            depth--;
            if (entries > 0 && depth < most) {
                json.writeRaw('\n');
                indent(json, depth);
            }
            json.writeRaw(bracket);
        }

        private void breakLine(JsonGenerator json, int level) {
            if (level <= most) {
                json.writeRaw('\n');
                indent(json, level);
            }
        }

        private static void indent(JsonGenerator json, int level) {
            for (int i = 0; i < level; i++) {
                json.writeRaw("  ");
            }
        }
    }

    /**
     * Beyond what JSON demands: brackets and ampersands of markup, the sign that starts commands of pipelines, and every
     * character that steers a terminal or separates lines are written as escapes; a parser reads the same text back.
     */
    private static final class Escapes extends CharacterEscapes {
        private static final int[] ASCII = ascii();

        private static int[] ascii() {
            int[] codes = standardAsciiEscapesForJSON();
            for (char c : new char[] {'<', '>', '&', '#', 0x7f}) {
                codes[c] = ESCAPE_STANDARD;
            }
            return codes;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ASCII;
        }

        @Override
        public SerializableString getEscapeSequence(int c) {
            if (c < 0x80 || Character.isSurrogate((char) c) || !Neutral.isUnsafe(String.valueOf((char) c), 0)) {
                return null;
            }
            return new SerializedString(String.format(Locale.ROOT, "\\u%04x", c));
        }
    }
}
