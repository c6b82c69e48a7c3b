package dev.keyproof.diagnostic;

import dev.keyproof.text.Span;

/**
 * A field that decides an unknown verdict: some value of it changes the outcome.
 *
 * @param field kind and field, for example {@code Key.type}
 * @param because why it is not known, in words
 * @param place where the input leaves it open
 */
public record Undecided(String field, String because, Span place) {}
