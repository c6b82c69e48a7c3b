package dev.keyproof.cli;

import dev.keyproof.document.Limits;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The limits of inputs as options: {@code --limit json-bytes=100000000}. */
final class Limiting {
    /** Every limit by the name of its option, with its default. */
    static final Map<String, Integer> DEFAULTS = Map.ofEntries(
            Map.entry("descriptor-bytes", Limits.DEFAULT.descriptorBytes()),
            Map.entry("json-bytes", Limits.DEFAULT.jsonBytes()),
            Map.entry("total-bytes", (int) Limits.DEFAULT.totalBytes()),
            Map.entry("files", Limits.DEFAULT.files()),
            Map.entry("folder-depth", Limits.DEFAULT.folderDepth()),
            Map.entry("yaml-documents", Limits.DEFAULT.yamlDocuments()),
            Map.entry("yaml-depth", Limits.DEFAULT.yamlDepth()),
            Map.entry("yaml-events", Limits.DEFAULT.yamlEvents()),
            Map.entry("scalar-characters", Limits.DEFAULT.scalarCharacters()),
            Map.entry("integer-digits", Limits.DEFAULT.integerDigits()),
            Map.entry("json-depth", Limits.DEFAULT.jsonDepth()),
            Map.entry("diagnostics-per-file", Limits.DEFAULT.diagnosticsPerFile()),
            Map.entry("resources", Limits.DEFAULT.resources()));

    private Limiting() {}

    /** All names, sorted, in one line. */
    static String names() {
        return String.join(", ", new TreeMap<>(DEFAULTS).keySet());
    }

    /** The limits of a run whose options change some of them. */
    static Limits of(Command command, List<String> changes) {
        Map<String, Integer> limits = new TreeMap<>(DEFAULTS);
        for (String change : changes) {
            int equals = change.indexOf('=');
            String name = equals < 0 ? change : change.substring(0, equals);
            if (!limits.containsKey(name)) {
                throw command.usage("--limit: there is no limit `" + name + "`; there are " + names());
            }
            limits.put(name, number(command, name, change.substring(equals + 1)));
        }
        return new Limits(
                limits.get("descriptor-bytes"),
                limits.get("json-bytes"),
                limits.get("total-bytes"),
                limits.get("files"),
                limits.get("folder-depth"),
                limits.get("yaml-documents"),
                limits.get("yaml-depth"),
                limits.get("yaml-events"),
                limits.get("scalar-characters"),
                limits.get("integer-digits"),
                limits.get("json-depth"),
                limits.get("diagnostics-per-file"),
                limits.get("resources"));
    }

    private static int number(Command command, String name, String text) {
        try {
            int value = Integer.parseInt(text);
            if (value > 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, together with numbers that are too small.
        }
        throw command.usage("--limit: `" + name + "` takes a whole number from 1 to " + Integer.MAX_VALUE);
    }
}
