/** YAML and JSON bytes to a tree whose nodes know their place; finding and reading of input files. */
package dev.keyproof.document;
