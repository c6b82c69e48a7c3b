package dev.keyproof.document;

import dev.keyproof.text.Source;

/**
 * An input that has been read and decoded.
 *
 * @param source knows name, digest and lines; of a file it does not keep the text
 * @param text the text of the source, to be let go once it has been parsed
 */
public record Content(Source source, String text, Syntax syntax) {}
