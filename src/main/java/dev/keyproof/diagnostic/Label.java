package dev.keyproof.diagnostic;

import dev.keyproof.text.Span;

/** A place and what it has to do with the matter, in a few words. */
public record Label(Span span, String text) {}
