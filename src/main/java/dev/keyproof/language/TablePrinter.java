package dev.keyproof.language;

import dev.keyproof.text.Source;
import java.util.ArrayList;
import java.util.List;

/** Prints tables: rows of relations in a grid, those of tables with results with their arrows below each other. */
final class TablePrinter {
    private final Source source;
    private final CommentQueue comments;
    private final PhrasePrinter phrases;

    TablePrinter(Source source, CommentQueue comments, PhrasePrinter phrases) {
        this.source = source;
        this.comments = comments;
        this.phrases = phrases;
    }

    String print(String prefix, Syntax.Table table) {
        StringBuilder lines = new StringBuilder(prefix + "table " + table.name().text() + " (");
        lines.append(RulePrinter.parameters(table.parameters(), lines.length())).append(')');
        table.result().ifPresent(type -> lines.append(": ").append(RulePrinter.type(type)));
        if (!table.cites().isEmpty()) {
            String cites = "cites " + FlatPhrase.names(table.cites());
            int column = PhrasePrinter.end(0, lines.toString());
            boolean fits = PhrasePrinter.fits(column, " " + cites + " {");
            List<String> names = RuleChecker.texts(table.cites());
            lines.append(fits ? " " + cites : "\n  cites " + PhrasePrinter.filled(names, 8));
        }
        table.from().ifPresent(from -> lines.append("\n  from ").append(phrases.text(from, 7)));
        lines.append(" {\n");
        lines.append(table.result().isPresent() || hasResults(table) ? results(table) : grid(table));
        return lines.append(comments.before(table.span().end(), "  "))
                .append('}')
                .toString();
    }

    private static boolean hasResults(Syntax.Table table) {
        return table.rows().get(0).value().isPresent();
    }

    private String results(Syntax.Table table) {
        if (!hasResults(table)) {
            return grid(table);
        }
        List<String> keys = table.rows().stream()
                .map(row -> row.key().isEmpty() ? "else" : cells(row.key()))
                .toList();
        int width = PhrasePrinter.arrowColumn(
                keys, index -> table.rows().get(index).key().size());
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            Syntax.Row row = table.rows().get(i);
            String key = "  " + PhrasePrinter.padded(keys.get(i), width) + " -> ";
            lines.append(comments.before(row.span().start(), "  ")).append(key);
            lines.append(phrases.phrase(row.value().orElseThrow(), key.length(), 2));
            lines.append(comments.behind(row.span().end())).append('\n');
        }
        return lines.toString();
    }

    private static String cells(List<Phrase> constants) {
        return String.join(
                ", ",
                constants.stream()
                        .map(cell -> FlatPhrase.of(cell).orElseThrow())
                        .toList());
    }

    private String grid(Syntax.Table table) {
        int width = 0;
        for (Syntax.Row row : table.rows()) {
            width = Math.max(width, cells(row.key()).length() + 2);
        }
        int most = Math.max(1, (PhrasePrinter.WIDTH - 2 + 2) / (width + 2));
        StringBuilder lines = new StringBuilder();
        for (List<Syntax.Row> line : lines(table.rows(), most)) {
            lines.append(comments.before(line.get(0).span().start(), "  ")).append("  ");
            List<String> shown = new ArrayList<>();
            for (Syntax.Row row : line) {
                shown.add(PhrasePrinter.padded("(" + cells(row.key()) + ")", width));
            }
            lines.append(String.join("  ", shown).stripTrailing());
            lines.append(comments.behind(line.get(line.size() - 1).span().end()))
                    .append('\n');
        }
        return lines.toString();
    }

    /** Rows that share a line, as they were written, but no more of them than fit. */
    private List<List<Syntax.Row>> lines(List<Syntax.Row> rows, int most) {
        List<List<Syntax.Row>> lines = new ArrayList<>();
        int before = -1;
        for (Syntax.Row row : rows) {
            int line = source.position(row.span().start()).line();
            if (line != before || lines.get(lines.size() - 1).size() == most) {
                lines.add(new ArrayList<>());
            }
            lines.get(lines.size() - 1).add(row);
            before = line;
        }
        return lines;
    }
}
