package dev.keyproof.cli;

/** The version of this build. */
final class Version {
    private Version() {}

    /** As in the manifest of the jar; {@code development} when run from class files. */
    static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
