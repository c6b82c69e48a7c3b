package dev.keyproof.language;

import static dev.keyproof.language.Mistakes.note;

import dev.keyproof.text.Suggest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types that rules may name: those of the language, and the lists of words and records of the schema. */
final class Types {
    /** Of a set of numbers, which only stands behind {@code in}. */
    static final Type WHOLES = new Type.Plain("Set of Int");

    private static final Map<String, Type> PLAIN = plain();

    private final Schema schema;
    private final Mistakes mistakes;

    Types(Schema schema, Mistakes mistakes) {
        this.schema = schema;
        this.mistakes = mistakes;
    }

    private static Map<String, Type> plain() {
        Map<String, Type> plain = new LinkedHashMap<>();
        for (Type type : List.of(Type.BOOL, Type.INT, Type.INSTANT, Type.TEXT, Type.PRINCIPAL, Type.RESOURCE_ID)) {
            plain.put(type.name(), type);
        }
        return plain;
    }

    /** The type that is written; empty and reported if there is none. */
    Optional<Type> resolve(Syntax.TypeName written) {
        List<Syntax.Name> names = written.names();
        Syntax.Name last = names.get(names.size() - 1);
        Optional<Type> element = named(last);
        if (names.size() == 1 || element.isEmpty()) {
            return element;
        }
        String of = names.get(0).text();
        if (names.size() == 2 && of.equals("Set") && element.get() instanceof Type.Choice choice) {
            return Optional.of(new Type.SetOf(choice));
        }
        if (names.size() == 2 && of.equals("List") && element.get() instanceof Type.Record record) {
            return Optional.of(new Type.ListOf(record.name()));
        }
        mistakes.add(
                Slug.UNKNOWN_NAME,
                written.span(),
                "there is no such type",
                "expected a set of words or a list of records",
                note("sets hold words of a list, as in `Set of KeyOperation`; lists hold records"));
        return Optional.empty();
    }

    private Optional<Type> named(Syntax.Name name) {
        Optional<Type> found = Optional.ofNullable(PLAIN.get(name.text()))
                .or(() -> Optional.ofNullable(schema.choices().get(name.text())))
                .or(() -> record(name.text()));
        if (found.isEmpty()) {
            List<String> all = new ArrayList<>(PLAIN.keySet());
            all.addAll(schema.choices().keySet());
            all.addAll(schema.records().keySet());
            String question = Suggest.question(name.text(), all);
            mistakes.add(
                    Slug.UNKNOWN_NAME,
                    name.span(),
                    "there is no type `" + name.text() + "`",
                    question.isEmpty() ? "no such type" : question);
        }
        return found;
    }

    /** The type of a record of the schema; several names may mean the same record. */
    Optional<Type> record(String name) {
        return schema.record(name).map(record -> new Type.Record(record.name()));
    }

    /** Whether two types are the same; lists of words are the same if their names are. */
    static boolean same(Type a, Type b) {
        return a.name().equals(b.name());
    }
}
