package dev.keyproof.cli;

import dev.keyproof.estate.Assumption;
import dev.keyproof.language.Pack;
import dev.keyproof.language.Rule;
import dev.keyproof.text.Source;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rule as a page: its text, the statements it stands on, its assumptions and its examples. */
final class RulePage {
    private static final int WIDTH = 100;

    private final Pack pack;
    private final Rule rule;

    RulePage(Pack pack, Rule rule) {
        this.pack = pack;
        this.rule = rule;
    }

    void print(PrintStream out) {
        int line = rule.span().from().line();
        out.println(rule.span().source().name() + ":" + line);
        out.println();
        text(line).forEach(row -> out.println("  " + row));
        out.println();
        out.println("statements, in \"" + pack.sourceTitle() + "\", " + pack.dated());
        for (String id : rule.cites()) {
            pack.statement(id).ifPresent(statement -> {
                row(out, id, statement.says());
                row(out, "", "§ " + statement.heading());
            });
        }
        rule.disputes().forEach((id, why) -> row(out, id, "not followed: " + why));
        out.println();
        if (rule.assumes().isEmpty()) {
            out.println("assumptions: none of its own; an outcome names those of the values it rests on");
        } else {
            out.println("assumptions of its own");
            for (String id : rule.assumes()) {
                Assumption.of(id).ifPresent(assumption -> row(out, assumption.id(), assumption.meaning()));
            }
        }
        examples(out);
    }

    private void examples(PrintStream out) {
        Optional<String> folder = folder();
        List<Source> files = RuleFiles.examples().stream()
                .filter(file -> folder.isPresent() && file.name().startsWith(folder.get()))
                .toList();
        List<ExampleTexts.Example> examples = ExampleTexts.of(rule.slug(), files);
        for (ExampleTexts.Example example : examples) {
            out.println();
            out.println(example.says() + ", " + example.source().name() + ":" + example.line());
            example.lines().forEach(text -> out.println("  " + text));
        }
    }

    private Optional<String> folder() {
        String name = rule.span().source().name();
        int slash = name.lastIndexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(name.substring(0, slash + 1));
    }

    /** The rule with the comment above it, up to the brace that closes it. */
    private List<String> text(int line) {
        Source source = rule.span().source();
        int first = line;
        while (first > 1 && source.line(first - 1).startsWith("#")) {
            first--;
        }
        List<String> rows = new ArrayList<>();
        for (int i = first; i <= source.lines(); i++) {
            rows.add(source.line(i));
            if (i >= line && source.line(i).startsWith("}")) {
                break;
            }
        }
        return rows;
    }

    /** A row of two columns, the second one folded. */
    static void row(PrintStream out, String head, String text) {
        String indent = "            ";
        StringBuilder line =
                new StringBuilder(("  " + head + indent).substring(0, Math.max(indent.length(), head.length() + 3)));
        for (String word : text.split(" ")) {
            if (line.length() + word.length() > WIDTH && !line.toString().isBlank()) {
                out.println(line.toString().stripTrailing());
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }
}
