package dev.keyproof.document;

/** What inputs may ask for before they are refused. Each is checked before the work it bounds. */
public record Limits(
        int descriptorBytes,
        int jsonBytes,
        long totalBytes,
        int files,
        int folderDepth,
        int yamlDocuments,
        int yamlDepth,
        int yamlEvents,
        int scalarCharacters,
        int integerDigits,
        int jsonDepth,
        int diagnosticsPerFile,
        int resources) {
    /** The limits in force unless options say otherwise. */
    public static final Limits DEFAULT =
            new Limits(1 << 20, 64 << 20, 256L << 20, 10_000, 64, 10_000, 64, 200_000, 64 << 10, 19, 200, 100, 100_000);
}
