package dev.keyproof.estate;

import dev.keyproof.text.Span;

/** A reference as written: a name, a resource id or a key URI. */
public record Reference(String written, Span span) {}
