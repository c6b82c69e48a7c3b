package dev.keyproof.language;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A case of a file below {@code language/errors}: rule files and what is said of them.
 *
 * <p>{@code === title} begins a case, {@code --- name} another file of it (the first is {@code rules.cmk}), {@code >>>}
 * what is expected. The lines behind {@code %rule} up to a blank line are the judgement of a rule about a vault
 * {@code v}, perhaps with a diagnosis. A case without {@code pack.cmk} gets one with the statement X-1.
 */
record ErrorCase(String title, Map<String, String> files, String expected) {
    private static final String PACK = """
            pack p { version "1" language 1 source "s" file "f" dated 2024-01-01 sha256 "0" }
            section "S" sha256 "1" { statement X-1: fact says "x" not checked because "y" }
            """;

    static List<ErrorCase> read(String text) {
        List<ErrorCase> cases = new ArrayList<>();
        for (String part : text.split("(?m)^=== ")) {
            if (part.isBlank()) {
                continue;
            }
            int line = part.indexOf('\n');
            int arrow = part.indexOf("\n>>>\n");
            Map<String, String> files = files(part.substring(line + 1, arrow + 1));
            if (files.keySet().stream().noneMatch(name -> name.endsWith("pack.cmk") && !name.startsWith("base/"))) {
                files.put("pack.cmk", PACK);
            }
            cases.add(new ErrorCase(
                    part.substring(0, line).strip(),
                    files,
                    part.substring(arrow + 5).strip()));
        }
        return cases;
    }

    private static Map<String, String> files(String text) {
        Map<String, String> files = new LinkedHashMap<>();
        String name = "rules.cmk";
        for (String part : ("--- " + name + "\n" + text).split("(?m)^--- ")) {
            int line = part.indexOf('\n');
            if (line > 0 && !part.substring(line).isBlank()) {
                files.put(part.substring(0, line).strip(), expanded(part.substring(line + 1)));
            }
        }
        return files;
    }

    private static String expanded(String text) {
        StringBuilder out = new StringBuilder();
        Optional<Boolean> diagnosed = Optional.empty();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("%rule")) {
                out.append("rule a-rule { severity note class advisory cites X-1 for BackupVault v\n");
                diagnosed = Optional.of(false);
            } else if (diagnosed.isPresent() && line.isBlank()) {
                String rest = diagnosed.get() ? "" : "title \"it is so\" at v \"here\" why \"so\" help \"do\"";
                out.append(rest).append("}\n");
                diagnosed = Optional.empty();
            } else {
                diagnosed = diagnosed.map(already -> already || line.contains("title \""));
                out.append(line).append('\n');
            }
        }
        return out.toString();
    }

    /** What the reader of packs says of the files. */
    String found() {
        PackReader.Result result = PackReader.read(sources(), Schemas.SCHEMA);
        List<String> shown = result.diagnostics().stream().map(ErrorCase::shown).toList();
        return String.join("\n", shown);
    }

    private PackSources sources() {
        PackSources sources = PackSources.of(matching(name -> name.endsWith(".cmk") && !name.startsWith("base/")));
        List<Source> base = matching(name -> name.startsWith("base/"));
        if (!base.isEmpty()) {
            sources = sources.extending(PackSources.of(base));
        }
        for (Source document : matching(name -> name.endsWith(".md"))) {
            sources = sources.withDocument(document);
        }
        return sources.withExamples(matching(name -> name.endsWith(".yaml")));
    }

    private List<Source> matching(java.util.function.Predicate<String> wanted) {
        return files.entrySet().stream()
                .filter(file -> wanted.test(file.getKey()))
                .map(file -> Source.of(file.getKey(), file.getValue()))
                .toList();
    }

    private static String shown(Diagnostic diagnostic) {
        StringBuilder text = new StringBuilder();
        Label at = diagnostic.at().get(0);
        text.append(place(at.span()))
                .append(' ')
                .append(diagnostic.code())
                .append(": ")
                .append(diagnostic.title());
        text.append("\n  ^ ").append(at.text());
        for (Label label : diagnostic.with()) {
            text.append("\n  - ").append(place(label.span())).append(' ').append(label.text());
        }
        for (Remark remark : diagnostic.remarks()) {
            text.append("\n  = ").append(remark.kind().word()).append(": ").append(remark.text());
        }
        return text.toString();
    }

    private static String place(Span span) {
        String words = span.text().replaceAll("\\s+", " ");
        String shown = words.length() > 40 ? words.substring(0, 37) + "..." : words;
        return span.source().name() + ":" + Shown.place(span) + " <" + shown + ">";
    }
}
