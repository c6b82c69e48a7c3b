package dev.keyproof.document;

import java.util.Locale;

/** One of the things that {@link Limits} bound, with the value in force unless an option changes it. */
public enum Limit {
    /** Bytes of one YAML file. */
    DESCRIPTOR_BYTES(1 << 20, Limit.MOST_BYTES),
    /** Bytes of one JSON file, or of standard input. */
    JSON_BYTES(64 << 20, Limit.MOST_BYTES),
    /** Bytes of all files together. */
    TOTAL_BYTES(256L << 20, 1L << 50),
    /** Files of one run. */
    FILES(10_000, 1_000_000),
    /** Levels of folders below one that was given. */
    FOLDER_DEPTH(64, 1_000),
    /** Documents of one YAML file. */
    YAML_DOCUMENTS(10_000, 10_000_000),
    /** Levels of mappings and lists in YAML. */
    YAML_DEPTH(64, Limit.MOST_LEVELS),
    /** Keys, values and brackets of one YAML file. */
    YAML_EVENTS(200_000, 1_000_000_000),
    /** Characters of one text. */
    SCALAR_CHARACTERS(64 << 10, Limit.MOST_BYTES),
    /** Digits of one whole number. */
    INTEGER_DIGITS(19, 1_000),
    /** Levels of objects and arrays in JSON. */
    JSON_DEPTH(200, Limit.MOST_LEVELS),
    /** Problems told of one file. */
    DIAGNOSTICS_PER_FILE(100, 1_000_000),
    /** Resources of one run. */
    RESOURCES(100_000, 10_000_000),
    /** Characters of one expression of a template. */
    EXPRESSION_CHARACTERS(24_576, 1_000_000),
    /** Levels of brackets in one expression of a template. */
    EXPRESSION_DEPTH(100, 200),
    /** Calls, elements and characters that the expressions of one template make. */
    EXPRESSION_STEPS(1_000_000, 1_000_000_000),
    /** Resources and values that the loops of one template make. */
    COPY_INSTANCES(10_000, 10_000_000),
    /** Seconds that a run may take by the clock on the wall. */
    SECONDS(600, 86_400);

    /** What the length of an array leaves room for. */
    private static final long MOST_BYTES = 1_000_000_000;
    /** What the walks over trees leave room for on the stack. */
    private static final long MOST_LEVELS = 1_000;

    private final long usual;
    private final long most;

    Limit(long usual, long most) {
        this.usual = usual;
        this.most = most;
    }

    /** The value in force unless an option changes it. */
    public long usual() {
        return usual;
    }

    /** The highest value that an option may give it; the lowest is 1. */
    public long most() {
        return most;
    }

    /** The name that options and findings use: {@code yaml-depth}. */
    public String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Advice for a finding that stands before this limit. */
    public String raise() {
        return "raise the limit with `--limit " + option() + "=N`";
    }

    /** Other advice, and this one behind it. */
    public String raiseOr(String advice) {
        return advice + ", or " + raise();
    }
}
