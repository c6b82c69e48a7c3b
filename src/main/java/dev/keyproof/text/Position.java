package dev.keyproof.text;

/**
 * A place as people and tools count it.
 *
 * @param line counted from 1
 * @param column counted from 1, in code points
 * @param utf16Column counted from 1, in UTF-16 code units, as SARIF counts
 */
public record Position(int line, int column, int utf16Column) {}
