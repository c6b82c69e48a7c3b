package dev.keyproof.estate;

import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Form;
import dev.keyproof.text.Span;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the value of one field by its type: the one place that says how each type is written in a descriptor. */
final class Reading {
    private static final BigInteger LAST_SECOND = BigInteger.valueOf(253_402_300_799L);
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final int DAY_LENGTH = 10;

    private final Set<Assumption> active;
    private final Faults faults;

    Reading(Set<Assumption> active, Faults faults) {
        this.active = active;
        this.faults = faults;
    }

    /** The field that a node gives an attribute of any type but groups and lists of mappings. */
    Field<?> read(Attribute<?> attribute, Node node) {
        if (node instanceof Node.Scalar scalar) {
            if (scalar.form() == Form.UNKNOWN) {
                return unknown(scalar);
            }
            if (scalar.form() == Form.NULL) {
                return faults.nullValue(attribute.name(), scalar.span());
            }
        }
        Type<?> type = attribute.type();
        if (type instanceof Type.SetOf<?> set) {
            return set(attribute, set, node);
        }
        if (type instanceof Type.References) {
            return references(attribute, node);
        }
        if (!(node instanceof Node.Scalar scalar) || !accepts(type, scalar.form())) {
            return misread(attribute, node);
        }
        return type instanceof Type.Whole whole ? whole(attribute, whole, scalar) : scalar(attribute, scalar);
    }

    /** The field of {@code !unknown "reason"}. */
    static <T> Field<T> unknown(Node.Scalar scalar) {
        return Field.unknown(scalar.text().isBlank() ? "no reason is given" : scalar.text(), scalar.span());
    }

    /** Who the switch of a system-assigned identity says it is. */
    static Field<Principal> principal(Field<Boolean> on, Node node) {
        if (on instanceof Field.Unknown<Boolean> unknown) {
            return Field.unknown(unknown.reason(), unknown.span());
        }
        if (on instanceof Field.Present<Boolean> present && present.value() && node instanceof Node.Scalar scalar) {
            Optional<String> objectId =
                    scalar.form() == Form.TEXT ? who(scalar.text()).objectId() : Optional.empty();
            return Field.present(new Principal(objectId, Optional.empty()), on.span());
        }
        return Field.absent(on.span());
    }

    private static boolean accepts(Type<?> type, Form form) {
        if (type instanceof Type.Bool) {
            return form == Form.BOOLEAN;
        }
        if (type instanceof Type.Whole) {
            return form == Form.INTEGER;
        }
        return form == Form.TEXT || (type instanceof Type.Switch && form == Form.BOOLEAN);
    }

    private <T> Field<T> misread(Attribute<?> attribute, Node node) {
        String expected = Expected.of(attribute.type());
        boolean number = node instanceof Node.Scalar scalar && scalar.form() == Form.INTEGER;
        if (number && attribute.type() instanceof Type.Moment) {
            return faults.wrongForm(attribute.name(), expected, node.span(), seconds(((Node.Scalar) node).text()));
        }
        return faults.wrongType(attribute.name(), expected, node);
    }

    private static String seconds(String number) {
        BigInteger seconds = new BigInteger(number);
        if (seconds.abs().compareTo(LAST_SECOND) > 0) {
            return "the number counts milliseconds, it seems; write the instant in ISO 8601 with its zone";
        }
        return "as seconds since 1970 this is `" + Instant.ofEpochSecond(seconds.longValueExact()) + "`";
    }

    private Field<?> scalar(Attribute<?> attribute, Node.Scalar scalar) {
        Type<?> type = attribute.type();
        String text = scalar.text();
        Span span = scalar.span();
        if (type instanceof Type.Bool) {
            return Field.present(text.equals("true"), span);
        }
        if (type instanceof Type.OneOf<?> one) {
            return word(attribute.name(), one.words(), scalar);
        }
        if (type instanceof Type.Uri) {
            return Field.present(KeyUri.parse(text, span, active), span);
        }
        if (type instanceof Type.Moment) {
            return moment(attribute.name(), text, span);
        }
        if (type instanceof Type.Day) {
            return day(attribute.name(), text, span);
        }
        if (type instanceof Type.Text) {
            return Field.present(text, span);
        }
        if (type instanceof Type.Length) {
            return length(attribute.name(), text, span);
        }
        if (type instanceof Type.Switch) {
            return onOrOff(attribute.name(), scalar);
        }
        if (type instanceof Type.Region) {
            return region(attribute.name(), text, span);
        }
        return name(attribute, text, span);
    }

    private Field<?> name(Attribute<?> attribute, String text, Span span) {
        Type<?> type = attribute.type();
        if (!plain(attribute.name(), type, text, span)) {
            return Field.unknown(Faults.ERROR, span);
        }
        if (type instanceof Type.ReferenceTo) {
            return Field.present(new Reference(text, span), span);
        }
        if (type instanceof Type.Who) {
            return Field.present(who(text), span);
        }
        if (type instanceof Type.Role role) {
            return Field.present(role(attribute.name(), Roles.of(role.local()), text, span), span);
        }
        return Field.present(text, span);
    }

    /**
     * A GUID is an object id, and so is what stands behind {@link Notation#OBJECT_ID}; anything else names someone,
     * and the join says whom.
     */
    static Principal who(String text) {
        if (Notation.isGuid(text)) {
            return new Principal(Optional.of(Notation.guid(text)), Optional.empty());
        }
        return text.startsWith(Notation.OBJECT_ID)
                ? new Principal(Optional.of(text.substring(Notation.OBJECT_ID.length())), Optional.empty())
                : new Principal(Optional.empty(), Optional.of(text));
    }

    private String role(String field, Roles roles, String text, Span span) {
        String question = roles.knows(text) ? "" : dev.keyproof.text.Suggest.question(text, roles.names());
        if (!question.isEmpty()) {
            String title = "`" + field + "` is `" + Faults.cut(text) + "`, which is no built-in role";
            faults.warn("unknown-role", title, span, question, "what a role of one's own grants is not known");
        }
        return roles.normal(text);
    }

    /** Whether a name may be written so; what is wrong is reported. */
    private boolean plain(String field, Type<?> type, String text, Span span) {
        boolean id = type instanceof Type.ResourceId;
        if (id ? Notation.RESOURCE_ID.matcher(text).matches() : Notation.isName(text)) {
            return true;
        }
        int hidden = Notation.hiddenCharacter(text);
        if (hidden >= 0) {
            faults.hiddenCharacter(field, text, hidden, span);
        } else if (id) {
            faults.wrongForm(field, Expected.of(type), span, "");
        } else {
            faults.wrongForm(field, "a name that is not empty and has no blank at its ends", span, "");
        }
        return false;
    }

    private Field<Long> whole(Attribute<?> attribute, Type.Whole whole, Node.Scalar scalar) {
        BigInteger number = new BigInteger(scalar.text());
        boolean fits = number.compareTo(BigInteger.valueOf(whole.least())) >= 0
                && number.compareTo(BigInteger.valueOf(whole.most())) <= 0;
        return fits
                ? Field.present(number.longValueExact(), scalar.span())
                : faults.wrongForm(attribute.name(), Expected.of(whole), scalar.span(), "");
    }

    private Field<Instant> moment(String field, String text, Span span) {
        String expected = Expected.of(new Type.Moment());
        if (DATE.matcher(text).matches()) {
            return faults.wrongForm(
                    field, expected, span, "a date alone leaves the hour open: `" + text + "T00:00:00Z`");
        }
        if (!Notation.INSTANT.matcher(text).matches()) {
            boolean zoneless = Notation.INSTANT.matcher(text + "Z").matches();
            return faults.wrongForm(field, expected, span, zoneless ? "the zone is missing: `" + text + "Z`" : "");
        }
        try {
            return Field.present(OffsetDateTime.parse(text).toInstant(), span);
        } catch (DateTimeException noSuchDay) {
            return faults.wrongForm(field, expected, span, "the month has no such day");
        }
    }

    private Field<LocalDate> day(String field, String text, Span span) {
        String expected = Expected.of(new Type.Day());
        if (!Notation.DAY.matcher(text).matches()) {
            boolean preview = Notation.DAY
                    .matcher(text.substring(0, Math.min(DAY_LENGTH, text.length())))
                    .matches();
            return faults.wrongForm(field, expected, span, preview ? "a preview counts by its date alone" : "");
        }
        try {
            return Field.present(LocalDate.parse(text), span);
        } catch (DateTimeException noSuchDay) {
            return faults.wrongForm(field, expected, span, "the month has no such day");
        }
    }

    private Field<Duration> length(String field, String text, Span span) {
        if (Notation.LENGTH.matcher(text).matches()) {
            return Field.present(Lengths.parse(text), span);
        }
        boolean calendar = text.startsWith("P") && !text.contains("T") && (text.contains("M") || text.contains("Y"));
        String help = calendar ? "months and years have no fixed length; write days" : "";
        return faults.wrongForm(field, Expected.of(new Type.Length()), span, help);
    }

    private Field<Boolean> onOrOff(String field, Node.Scalar scalar) {
        if (scalar.form() == Form.BOOLEAN) {
            return Field.present(scalar.text().equals("true"), scalar.span());
        }
        return Notation.SWITCHED_ON.matcher(scalar.text()).matches()
                ? Field.present(true, scalar.span())
                : faults.wrongForm(field, Expected.of(new Type.Switch()), scalar.span(), "");
    }

    private Field<String> region(String field, String text, Span span) {
        if (!Notation.REGION.matcher(text).matches()) {
            return faults.wrongForm(field, Expected.of(new Type.Region()), span, "");
        }
        String normal = text.replace(" ", "").toLowerCase(Locale.ROOT);
        return normal.equals(text)
                ? Field.present(normal, span)
                : new Field.Present<>(normal, span, Set.of(Assumption.A16));
    }

    private <E extends Enum<E> & Word> Field<E> word(String field, Class<E> words, Node.Scalar scalar) {
        for (E word : words.getEnumConstants()) {
            if (word.word().equals(scalar.text())) {
                return Field.present(word, scalar.span());
            }
        }
        return faults.unknownValue(field, scalar.text(), Expected.words(words), scalar.span());
    }

    private <E extends Enum<E> & Word> Field<Members<E>> set(Attribute<?> attribute, Type.SetOf<E> set, Node node) {
        if (!(node instanceof Node.Sequence list)) {
            return faults.wrongType(attribute.name(), Expected.of(set), node);
        }
        List<E> words = new ArrayList<>();
        Optional<Field<Members<E>>> open = Optional.empty();
        for (Node item : list.items()) {
            Field<E> word = element(attribute.name(), set.words(), item);
            if (word instanceof Field.Present<E> present) {
                words.add(present.value());
            } else if (word instanceof Field.Unknown<E> unknown) {
                open = Optional.of(Field.unknown(unknown.reason(), unknown.span()));
            }
        }
        return open.orElseGet(() -> Field.present(Members.of(set.words(), words), list.span()));
    }

    private <E extends Enum<E> & Word> Field<E> element(String field, Class<E> words, Node item) {
        if (!(item instanceof Node.Scalar scalar)) {
            return faults.wrongType(field, "a list of words", item);
        }
        return switch (scalar.form()) {
            case TEXT -> word(field, words, scalar);
            case UNKNOWN -> unknown(scalar);
            case NULL -> faults.nullValue(field, scalar.span());
            case INTEGER, DECIMAL, BOOLEAN -> faults.wrongType(field, "a list of words", scalar);
        };
    }

    private Field<List<Reference>> references(Attribute<?> attribute, Node node) {
        if (!(node instanceof Node.Sequence list)) {
            return faults.wrongType(attribute.name(), Expected.of(attribute.type()), node);
        }
        List<Reference> found = new ArrayList<>();
        Optional<Field<List<Reference>>> open = Optional.empty();
        for (Node item : list.items()) {
            if (!(item instanceof Node.Scalar scalar)) {
                faults.wrongType(attribute.name(), "a list of names", item);
            } else if (scalar.form() == Form.UNKNOWN) {
                open = Optional.of(unknown(scalar));
            } else if (scalar.form() != Form.TEXT) {
                faults.wrongType(attribute.name(), "a list of names", item);
            } else if (plain(attribute.name(), attribute.type(), scalar.text(), scalar.span())) {
                found.add(new Reference(scalar.text(), scalar.span()));
            }
        }
        return open.orElseGet(() -> Field.present(List.copyOf(found), list.span()));
    }
}
