/**
 * The rule language: rule text to a checked tree, and back.
 *
 * <p>Knows no estate: what kinds and fields exist comes in as a {@link dev.keyproof.language.Schema}.
 */
package dev.keyproof.language;
