/** Judges an estate by the rules of a pack: the schema rules see, defaults, evaluation, explanation and fixes. */
package dev.keyproof.check;
