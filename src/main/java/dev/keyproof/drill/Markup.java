package dev.keyproof.drill;

import java.util.function.UnaryOperator;

/** Collects a document in HTML or SVG; every text goes through {@link #text}. */
final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final UnaryOperator<String> harmless;

    Markup(UnaryOperator<String> harmless) {
        this.harmless = harmless;
    }

    /** Adds markup of ours, with a line feed. */
    Markup line(String markup) {
        out.append(markup).append('\n');
        return this;
    }

    /** A text in the place of content or of an attribute in quotes. */
    String text(String content) {
        return escaped(harmless.apply(content));
    }

    /** A text that is harmless already. */
    static String escaped(String content) {
        return content.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
