/**
 * ARM templates, expanded as far as the input allows: expressions evaluated, loops unrolled, nested deployments opened.
 *
 * <p>What comes out are resources as plain nodes, each value with the place where it is written. A text that only the
 * deployment decides holds a {@link dev.keyproof.estate.Placeholder}; any other value that is not known is a scalar of
 * the form {@code UNKNOWN} with its reason.
 */
package dev.keyproof.template;
