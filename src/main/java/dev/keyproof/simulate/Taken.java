package dev.keyproof.simulate;

import dev.keyproof.text.Span;

/**
 * A field of an estate that is not known and was taken as a value that complies.
 *
 * @param resource kind, slash and name
 * @param field as descriptors spell it
 * @param value what it was taken as, for a reader
 * @param because why it is not known
 * @param span the mark that leaves it open
 */
public record Taken(String resource, String field, String value, String because, Span span) {}
