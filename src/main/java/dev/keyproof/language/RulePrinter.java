package dev.keyproof.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prints rule files in their one layout: clauses in columns, 100 characters wide, comments kept.
 *
 * <p>Reading what was printed gives the same tree, and printing it again the same text. Of the layout of the input only
 * this stays: how texts are cut into strings, which rows of a relation share a line, and blank lines behind comments
 * between items.
 */
public final class RulePrinter {
    private final Syntax.File file;
    private final CommentQueue comments;
    private final PhrasePrinter phrases;
    private final StringBuilder out = new StringBuilder();

    private RulePrinter(Syntax.File file) {
        this.file = file;
        this.comments = new CommentQueue(file);
        this.phrases = new PhrasePrinter(comments);
    }

    /** The text of a file that was read without diagnostics. Lines end with LF. */
    public static String print(Syntax.File file) {
        return new RulePrinter(file).print();
    }

    private String print() {
        Optional<Syntax.Item> before = Optional.empty();
        for (Syntax.Item item : file.items()) {
            Optional<Syntax.Item> last = before;
            String above = comments.betweenItems(innerStart(item));
            if (last.isPresent() && (!above.isEmpty() || !together(last.get(), item))) {
                out.append('\n');
            }
            out.append(above);
            out.append(item.accept(new ItemPrinter("")));
            out.append(comments.behind(item.span().end())).append('\n');
            before = Optional.of(item);
        }
        String rest = comments.betweenItems(file.source().length() + 1).stripTrailing();
        if (rest.isEmpty()) {
            return out.toString();
        }
        return out.append(before.isPresent() ? "\n" : "")
                .append(rest)
                .append('\n')
                .toString();
    }

    /** Comments before this offset stand above the item: those inside it, if they have no line of their own there. */
    private static int innerStart(Syntax.Item item) {
        if (item instanceof Syntax.Replace replace) {
            return innerStart(replace.item());
        }
        if (item instanceof Syntax.Function function) {
            return function.body().span().start();
        }
        if (item instanceof Syntax.Table table) {
            return table.rows().get(0).span().start();
        }
        if (item instanceof Syntax.Rule rule) {
            return rule.slug().span().start();
        }
        return item instanceof Syntax.Section section
                ? section.heading().span().start()
                : item.span().end();
    }

    /** Drops that were written without a blank line between them stay so. */
    private boolean together(Syntax.Item first, Syntax.Item second) {
        boolean drops = first instanceof Syntax.Drop && second instanceof Syntax.Drop;
        int line = file.source().position(first.span().end()).line();
        return drops && file.source().position(second.span().start()).line() <= line + 1;
    }

    private static String names(List<Syntax.Name> names, int column) {
        return PhrasePrinter.filled(names.stream().map(Syntax.Name::text).toList(), column);
    }

    /** Prints one item; {@code prefix} is {@code replace} or nothing. */
    private final class ItemPrinter implements Syntax.ItemVisitor<String> {
        private final String prefix;

        ItemPrinter(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public String pack(Syntax.Pack item) {
            String base = item.base().map(date -> " extends " + date.value()).orElse("");
            int column = 11;
            return "pack " + item.name().text() + base + " {\n"
                    + "  version  " + phrases.text(item.version(), column) + "\n"
                    + "  language " + item.language().span().text() + "\n"
                    + "  source   " + phrases.text(item.source(), column) + "\n"
                    + "  file     " + phrases.text(item.file(), column) + "\n"
                    + "  dated    " + item.dated().value() + "\n"
                    + "  sha256   " + phrases.text(item.sha256(), column) + "\n}";
        }

        @Override
        public String section(Syntax.Section item) {
            String head = "section " + phrases.text(item.heading(), 8) + " sha256 ";
            StringBuilder lines = new StringBuilder(head);
            lines.append(phrases.text(item.sha256(), PhrasePrinter.end(0, head)))
                    .append(" {\n");
            for (Syntax.Statement statement : item.statements()) {
                lines.append('\n').append(comments.before(statement.span().end(), "  "));
                lines.append(statement(statement, 2));
                lines.append(comments.behind(statement.span().end())).append('\n');
            }
            return lines.append(comments.before(item.span().end(), "  "))
                    .append('}')
                    .toString();
        }

        @Override
        public String statement(Syntax.Statement item) {
            return statement(item, 0);
        }

        private String statement(Syntax.Statement item, int indent) {
            String head = PhrasePrinter.blanks(indent) + prefix + "statement "
                    + item.id().text() + ": ";
            String inner = "\n" + PhrasePrinter.blanks(indent + 2);
            StringBuilder lines = new StringBuilder(head);
            lines.append(names(item.kinds(), head.length()));
            lines.append(inner).append("says  ").append(phrases.text(item.says(), indent + 8));
            if (!item.shownBy().isEmpty()) {
                lines.append(inner).append("shown by ").append(names(item.shownBy(), indent + 11));
            }
            item.notChecked()
                    .ifPresent(because -> lines.append(inner)
                            .append("not checked because ")
                            .append(phrases.text(because, indent + 22)));
            return lines.toString();
        }

        @Override
        public String fallback(Syntax.Default item) {
            StringBuilder lines =
                    new StringBuilder(prefix + "default " + item.path().text() + " = ");
            lines.append(phrases.phrase(item.value(), lines.length(), 2));
            item.since().ifPresent(date -> lines.append("\n  since api ").append(date.value()));
            item.until().ifPresent(date -> lines.append("\n  until api ").append(date.value()));
            item.direction().ifPresent(on -> lines.append("\n  on ").append(on.text()));
            item.assumes().ifPresent(id -> lines.append("\n  assumes ").append(id.text()));
            if (!item.cites().isEmpty()) {
                lines.append("\n  cites ").append(names(item.cites(), 8));
            }
            item.from().ifPresent(text -> lines.append("\n  from ").append(phrases.text(text, 7)));
            return lines.toString();
        }

        @Override
        public String table(Syntax.Table item) {
            return new TablePrinter(file.source(), comments, phrases).print(prefix, item);
        }

        @Override
        public String function(Syntax.Function item) {
            String head = prefix + "fn " + item.name().text() + "(";
            return head + parameters(item.parameters(), head.length()) + "): " + type(item.result()) + " =\n  "
                    + phrases.phrase(item.body(), 2, 2);
        }

        @Override
        public String rule(Syntax.Rule item) {
            return new RuleItemPrinter(comments, phrases).print(prefix, item);
        }

        @Override
        public String replace(Syntax.Replace item) {
            return item.item().accept(new ItemPrinter("replace "));
        }

        @Override
        public String drop(Syntax.Drop item) {
            String head = "drop " + item.what().text() + " " + item.path().text();
            String line = head + " because ";
            boolean fits = item.because().pieces().size() == 1
                    && PhrasePrinter.fits(line.length(), phrases.text(item.because(), line.length()));
            return fits
                    ? line + phrases.text(item.because(), line.length())
                    : head + "\n  because " + phrases.text(item.because(), 10);
        }
    }

    static String parameters(List<Syntax.Parameter> parameters, int column) {
        List<String> printed = new ArrayList<>();
        parameters.forEach(parameter -> printed.add(parameter.name().text() + ": " + type(parameter.type())));
        return PhrasePrinter.filled(printed, column);
    }

    static String type(Syntax.TypeName type) {
        String names =
                String.join(" of ", type.names().stream().map(Syntax.Name::text).toList());
        return names + (type.optional() ? "?" : "");
    }
}
