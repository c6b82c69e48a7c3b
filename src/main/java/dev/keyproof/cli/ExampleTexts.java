package dev.keyproof.cli;

import dev.keyproof.text.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The examples of a rule as they stand in the example files: which ones speak of it, and their text. */
final class ExampleTexts {
    private static final List<String> HEADERS = List.of("holds", "fails", "unknown", "not-applicable");

    /** An example: what it says of the rule, where it begins, and its lines. */
    record Example(String says, Source source, int line, List<String> lines) {}

    private ExampleTexts() {}

    /** All examples that name the rule, in the order of the files. */
    static List<Example> of(String slug, List<Source> files) {
        List<Example> found = new ArrayList<>();
        for (Source file : files) {
            List<String> lines = file.text().lines().toList();
            int start = 0;
            for (int i = 0; i <= lines.size(); i++) {
                if (i == lines.size() || beginsExample(lines, i)) {
                    add(slug, file, lines, start, i, found);
                    start = i;
                }
            }
        }
        return found;
    }

    /** An example begins at a header comment that follows the start of the file, a blank line or a separator. */
    private static boolean beginsExample(List<String> lines, int at) {
        return isHeader(lines.get(at)) && (at == 0 || !lines.get(at - 1).startsWith("#"));
    }

    private static boolean isHeader(String line) {
        return HEADERS.stream().anyMatch(header -> line.startsWith("# " + header + ":"));
    }

    private static void add(String slug, Source file, List<String> lines, int start, int end, List<Example> found) {
        for (int i = start; i < end && lines.get(i).startsWith("#"); i++) {
            String line = lines.get(i);
            for (String header : HEADERS) {
                String prefix = "# " + header + ":";
                if (line.startsWith(prefix)
                        && names(line.substring(prefix.length())).contains(slug)) {
                    found.add(new Example(
                            header.toLowerCase(Locale.ROOT), file, start + 1, trimmed(lines.subList(start, end))));
                    return;
                }
            }
        }
    }

    private static List<String> names(String list) {
        return List.of(list.trim().split("\\s*,\\s*"));
    }

    private static List<String> trimmed(List<String> lines) {
        int end = lines.size();
        while (end > 0 && (lines.get(end - 1).isBlank() || lines.get(end - 1).equals("---"))) {
            end--;
        }
        return List.copyOf(lines.subList(0, end));
    }
}
