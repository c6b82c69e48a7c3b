package dev.keyproof.language;

import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * What is written in a rule file, before names have a meaning: the tree that the parser makes and the printer prints.
 *
 * <p>Every node knows its place. Expressions are {@link Phrase}s.
 */
public final class Syntax {
    private Syntax() {}

    /**
     * A rule file.
     *
     * @param items those that could be read, in the order of the file
     * @param comments all comments, in the order of the file
     */
    public record File(Source source, List<Item> items, List<Comment> comments) {
        public File {
            items = List.copyOf(items);
            comments = List.copyOf(comments);
        }
    }

    /** A comment with its {@code #}, without trailing blanks. */
    public record Comment(String text, Span span) {}

    /** A word that names something. */
    public record Name(String text, Span span) {}

    /** Names joined by dots. */
    public record Path(List<Name> names, Span span) {
        public Path {
            names = List.copyOf(names);
        }

        /** The path as it is written. */
        public String text() {
            return String.join(".", names.stream().map(Name::text).toList());
        }
    }

    /** One or more strings that follow each other and are read as one. */
    public record Text(List<Piece> pieces, Span span) {
        public Text {
            pieces = List.copyOf(pieces);
        }

        /** All parts of all strings. */
        public List<Part> parts() {
            return pieces.stream().flatMap(piece -> piece.parts().stream()).toList();
        }
    }

    /** One string. */
    public record Piece(List<Part> parts, Span span) {
        public Piece {
            parts = List.copyOf(parts);
        }
    }

    /** Words or a hole. */
    public sealed interface Part {}

    /** Words with their escapes resolved. */
    public record Words(String text, Span span) implements Part {}

    /** A path between braces. */
    public record Hole(Path path, Span span) implements Part {}

    /** What may stand at the top of a file. */
    public sealed interface Item {
        Span span();

        <R> R accept(ItemVisitor<R> visitor);
    }

    /** The head of a pack. */
    public record Pack(
            Name name,
            Optional<Phrase.Date> base,
            Text version,
            Phrase.Whole language,
            Text source,
            Text file,
            Phrase.Date dated,
            Text sha256,
            Span span)
            implements Item {
        @Override
        public <R> R accept(ItemVisitor<R> visitor) {
            return visitor.pack(this);
        }
    }

    /** A heading of the source document and its statements. */
    public record Section(Text heading, Text sha256, List<Statement> statements, Span span) implements Item {
        public Section {
            statements = List.copyOf(statements);
        }

        @Override
        public <R> R accept(ItemVisitor<R> visitor) {
            return visitor.section(this);
        }
    }

    /** A statement of the source document; an item only behind {@code replace}. */
    public record Statement(
            Name id, List<Name> kinds, Text says, List<Name> shownBy, Optional<Text> notChecked, Span span)
            implements Item {
        public Statement {
            kinds = List.copyOf(kinds);
            shownBy = List.copyOf(shownBy);
        }

        @Override
        public <R> R accept(ItemVisitor<R> visitor) {
            return visitor.statement(this);
        }
    }

    /** What the service fills in. */
    public record Default(
            Path path,
            Phrase value,
            Optional<Phrase.Date> since,
            Optional<Phrase.Date> until,
            Optional<Name> direction,
            Optional<Name> assumes,
            List<Name> cites,
            Optional<Text> from,
            Span span)
            implements Item {
        @Override
        public <R> R accept(ItemVisitor<R> visitor) {
            return visitor.fallback(this);
        }
    }

    /** A relation or a total function, by rows. */
    public record Table(
            Name name,
            List<Parameter> parameters,
            Optional<TypeName> result,
            List<Name> cites,
            Optional<Text> from,
            List<Row> rows,
            Span span)
            implements Item {
        public Table {
            parameters = List.copyOf(parameters);
            cites = List.copyOf(cites);
            rows = List.copyOf(rows);
        }

        @Override
        public <R> R accept(ItemVisitor<R> visitor) {
            return visitor.table(this);
        }
    }

    /**
     * A row.
     *
     * @param key empty for {@code else}
     * @param value empty for a row of a relation; {@link Phrase.Unknown} where it says so
     */
    public record Row(List<Phrase> key, Optional<Phrase> value, Span span) {
        public Row {
            key = List.copyOf(key);
        }
    }

    /** A parameter of a table or function. */
    public record Parameter(Name name, TypeName type) {}

    /** A type as it is written: words joined by {@code of}, perhaps with a {@code ?}. */
    public record TypeName(List<Name> names, boolean optional, Span span) {
        public TypeName {
            names = List.copyOf(names);
        }
    }

    /** A named expression with parameters. */
    public record Function(Name name, List<Parameter> parameters, TypeName result, Phrase body, Span span)
            implements Item {
        public Function {
            parameters = List.copyOf(parameters);
        }

        @Override
        public <R> R accept(ItemVisitor<R> visitor) {
            return visitor.function(this);
        }
    }

    /**
     * A rule or a change rule.
     *
     * @param subject the variable of {@code for}; empty for a change rule
     */
    public record Rule(
            boolean change,
            boolean created,
            Name slug,
            Header header,
            Name kind,
            Optional<Name> subject,
            Judgement judgement,
            Diagnosis diagnosis,
            Span span)
            implements Item {
        @Override
        public <R> R accept(ItemVisitor<R> visitor) {
            return visitor.rule(this);
        }
    }

    /** What is said of a rule before it says anything of resources. */
    public record Header(
            Name severity,
            List<Name> classes,
            List<Name> cites,
            List<Tagged> disputes,
            List<Name> assumes,
            List<Tagged> controls,
            Optional<Text> unwaivable,
            Span span) {}

    /** A name with a text: a disputed statement and why, a framework and a control of it. */
    public record Tagged(Name name, Text text, Span span) {}

    /** Applicability and obligation. */
    public record Judgement(List<Let> lets, Optional<Clause> when, boolean forbid, Clause obligation) {}

    /** A name for an expression. */
    public record Let(Name name, Phrase value, Span span) {}

    /** An expression with the keyword before it. */
    public record Clause(Phrase expression, Span span) {}

    /** What a finding of the rule says. */
    public record Diagnosis(
            TextClause title,
            List<Place> at,
            List<Place> with,
            TextClause why,
            Optional<Codes> azure,
            TextClause help,
            List<TextClause> notes,
            List<Fix> fixes) {}

    /** A text with the keyword before it. */
    public record TextClause(Text text, Span span) {}

    /** A place and its label: a path, or a {@link Phrase.Match} whose arms are paths. */
    public record Place(Phrase place, Text label, Span span) {}

    /** Error codes of the service. */
    public record Codes(List<Name> names, Optional<Text> remark, Span span) {}

    /** A way out. */
    public sealed interface Fix {
        Span span();
    }

    /** An edit of one field. */
    public record SetField(Path path, Phrase value, boolean irreversible, Optional<Phrase> when, Span span)
            implements Fix {}

    /** Why there is no edit. */
    public record Manual(Text reason, Span span) implements Fix {}

    /** Requests in their order; each step lists paths. */
    public record Split(List<List<Path>> steps, Span span) implements Fix {}

    /** An item that takes the place of one of the base pack. */
    public record Replace(Item item, Span span) implements Item {
        @Override
        public <R> R accept(ItemVisitor<R> visitor) {
            return visitor.replace(this);
        }
    }

    /** An item of the base pack that this edition does without. */
    public record Drop(Name what, Path path, Text because, Span span) implements Item {
        @Override
        public <R> R accept(ItemVisitor<R> visitor) {
            return visitor.drop(this);
        }
    }

    /** One method a sort of item. */
    public interface ItemVisitor<R> {
        R pack(Pack item);

        R section(Section item);

        R statement(Statement item);

        R fallback(Default item);

        R table(Table item);

        R function(Function item);

        R rule(Rule item);

        R replace(Replace item);

        R drop(Drop item);
    }
}
