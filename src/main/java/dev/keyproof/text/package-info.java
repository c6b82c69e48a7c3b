/** A piece of source and a place in it. */
package dev.keyproof.text;
