/**
 * Envelope encryption: data keys, wrapped keys, and the containers of restore points that carry both.
 *
 * <p>{@link dev.keyproof.envelope.Containers} is the way in. All work is done twice over by independent implementations
 * ({@link dev.keyproof.envelope.Primitives}); what one sealed the other opens. Nothing here decides who may use a key:
 * that is the business of the caller, who may replace this whole package by a model that has no secrets.
 */
package dev.keyproof.envelope;
