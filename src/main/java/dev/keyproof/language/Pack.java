package dev.keyproof.language;

import dev.keyproof.text.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A checked rule pack: one edition of the source document as rules.
 *
 * @param sha256 digest over all files of the pack, in lower-case hexadecimal
 * @param sourceTitle title of the source document
 * @param dated its date: the edition
 * @param sections in the order of the source document
 * @param rules in the order of the files
 */
public record Pack(
        String name,
        String version,
        String sourceTitle,
        String sourceFile,
        LocalDate dated,
        String sourceSha256,
        String sha256,
        List<Section> sections,
        List<Default> defaults,
        List<Table> tables,
        List<Rule> rules) {
    public Pack {
        sections = List.copyOf(sections);
        defaults = List.copyOf(defaults);
        tables = List.copyOf(tables);
        rules = List.copyOf(rules);
    }

    /** The statement of an id, with its section. */
    public Optional<Statement> statement(String id) {
        return sections.stream()
                .flatMap(section -> section.statements().stream())
                .filter(statement -> statement.id().equals(id))
                .findFirst();
    }

    /** The rule of a slug. */
    public Optional<Rule> rule(String slug) {
        return rules.stream().filter(rule -> rule.slug().equals(slug)).findFirst();
    }

    /** A heading of the source document; {@code sha256} digests its text with blanks normalised. */
    public record Section(String heading, String sha256, List<Statement> statements, Span span) {
        public Section {
            statements = List.copyOf(statements);
        }
    }

    /**
     * A statement of the source document in our words.
     *
     * @param kinds state, change, behaviour, advice, fact
     * @param shownBy ids of drills that show it
     * @param notChecked why nothing checks it
     */
    public record Statement(
            String id,
            String heading,
            List<String> kinds,
            String says,
            List<String> shownBy,
            Optional<String> notChecked,
            Span span) {
        public Statement {
            kinds = List.copyOf(kinds);
            shownBy = List.copyOf(shownBy);
        }
    }

    /**
     * What the service fills in when a field is not written.
     *
     * @param owner record of the field: {@code KeyStore}; {@code kind} narrows it to one kind of descriptor
     * @param kind as written before the first dot: {@code KeyVault}
     * @param since api-version from which it holds, inclusive
     * @param until api-version up to which it holds, exclusive
     * @param direction {@code create}, {@code read}, or empty for both
     * @param assumes id of the assumption it rests on
     */
    public record Default(
            String owner,
            String kind,
            Schema.Field field,
            Constant value,
            Optional<LocalDate> since,
            Optional<LocalDate> until,
            Optional<String> direction,
            Optional<String> assumes,
            List<String> cites,
            Optional<String> from,
            Span span) {}
}
