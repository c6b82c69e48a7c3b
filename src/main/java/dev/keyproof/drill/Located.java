package dev.keyproof.drill;

import dev.keyproof.text.Span;

/** A value of a scenario and where it is written. */
record Located<T>(T value, Span span) {}
