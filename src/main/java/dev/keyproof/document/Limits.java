package dev.keyproof.document;

import java.util.Arrays;

/** What inputs may ask for before they are refused. Each is checked before the work it bounds. */
public final class Limits {
    /** The limits in force unless options say otherwise. */
    public static final Limits DEFAULT =
            new Limits(Arrays.stream(Limit.values()).mapToLong(Limit::usual).toArray());

    /** By the order of {@link Limit}. */
    private final long[] values;

    private Limits(long[] values) {
        this.values = values;
    }

    /**
     * These limits with one changed.
     *
     * @throws IllegalArgumentException if the value lies outside 1 to {@link Limit#most()}
     */
    public Limits with(Limit limit, long value) {
        if (value < 1 || value > limit.most()) {
            throw new IllegalArgumentException(limit.option() + " is " + value + "; wanted 1 to " + limit.most());
        }
        long[] changed = values.clone();
        changed[limit.ordinal()] = value;
        return new Limits(changed);
    }

    /** The value of a limit. */
    public long of(Limit limit) {
        return values[limit.ordinal()];
    }

    int descriptorBytes() {
        return (int) of(Limit.DESCRIPTOR_BYTES);
    }

    int jsonBytes() {
        return (int) of(Limit.JSON_BYTES);
    }

    int files() {
        return (int) of(Limit.FILES);
    }

    int folderDepth() {
        return (int) of(Limit.FOLDER_DEPTH);
    }

    int yamlDocuments() {
        return (int) of(Limit.YAML_DOCUMENTS);
    }

    int yamlDepth() {
        return (int) of(Limit.YAML_DEPTH);
    }

    int yamlEvents() {
        return (int) of(Limit.YAML_EVENTS);
    }

    int scalarCharacters() {
        return (int) of(Limit.SCALAR_CHARACTERS);
    }

    int integerDigits() {
        return (int) of(Limit.INTEGER_DIGITS);
    }

    int jsonDepth() {
        return (int) of(Limit.JSON_DEPTH);
    }

    /** Problems told of one file. */
    public int diagnosticsPerFile() {
        return (int) of(Limit.DIAGNOSTICS_PER_FILE);
    }

    /** Resources of one run. */
    public int resources() {
        return (int) of(Limit.RESOURCES);
    }

    long totalBytes() {
        return of(Limit.TOTAL_BYTES);
    }
}
