package dev.keyproof.intake;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.document.Limit;
import dev.keyproof.document.Limits;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Attribute;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Found;
import dev.keyproof.estate.KeyUri;
import dev.keyproof.estate.Many;
import dev.keyproof.estate.Members;
import dev.keyproof.estate.Principal;
import dev.keyproof.estate.Reference;
import dev.keyproof.estate.Word;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an intake makes of some texts, in words that tests can compare. */
final class Taken {
    private final List<Diagnostic> problems = new ArrayList<>();
    private final Intake intake;

    private Taken(Limits limits) {
        this.intake = new Intake(Set.of(Assumption.values()), limits, problems::add);
    }

    /** Takes one text by name. */
    static Taken from(String name, String text) {
        return new Taken(Limits.DEFAULT).and(name, text);
    }

    /** Takes nothing yet, and at most so many resources. */
    static Taken within(int resources) {
        return new Taken(Limits.DEFAULT.with(Limit.RESOURCES, resources));
    }

    Taken and(String name, String text) {
        intake.read(Source.of(name, text), text);
        return this;
    }

    Collected collected() {
        return intake.collected();
    }

    /** The shared estate. */
    Found shared() {
        return collected().estates().get(0);
    }

    /** The format of the only file that was read. */
    String format() {
        return collected().inputs().get(0).format();
    }

    /** The resource of the shared estate with this label. */
    Entity get(String label) {
        return get(shared(), label);
    }

    static Entity get(Found estate, String label) {
        return estate.resources().stream()
                .filter(resource -> resource.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + label + " in " + estate.resources()));
    }

    /** Severity, code, place and title of each problem, one a line. */
    String problems() {
        StringBuilder text = new StringBuilder();
        for (Diagnostic problem : problems) {
            text.append(problem.severity().word())
                    .append(' ')
                    .append(problem.code())
                    .append(' ')
                    .append(place(problem.at().get(0).span()))
                    .append(' ')
                    .append(problem.title())
                    .append('\n');
        }
        return text.toString();
    }

    /** Every text of every problem, for what must not be in it. */
    String everythingSaid() {
        StringBuilder text = new StringBuilder();
        for (Diagnostic problem : problems) {
            text.append(problem.title()).append('\n');
            problem.at().forEach(label -> text.append(label.text()).append('\n'));
            problem.remarks().stream()
                    .map(Remark::text)
                    .forEach(remark -> text.append(remark).append('\n'));
        }
        shared().resources()
                .forEach(resource -> resource.shape()
                        .attributes()
                        .forEach(attribute -> text.append(reason(resource.at(attribute.index())))
                                .append('\n')));
        return text.toString();
    }

    /** A field as {@code value @line:column A1}, {@code absent @...} or {@code unknown: reason @...}. */
    static String field(Entity resource, Attribute<?> attribute) {
        Field<?> field = resource.at(attribute.index());
        String state = field instanceof Field.Present<?> present
                ? value(present.value())
                : field instanceof Field.Unknown<?> unknown ? "unknown: " + unknown.reason() : "absent";
        Set<Assumption> assumptions = new TreeSet<>(field.assumptions());
        String because = assumptions.isEmpty() ? "" : " " + assumptions;
        return state + " @" + place(field.span()) + because;
    }

    /** Line and column of a place, with the pointer behind it. */
    static String place(Span span) {
        return span.from().line() + ":" + span.from().column() + " " + span.pointer();
    }

    private static String reason(Field<?> field) {
        return field instanceof Field.Unknown<?> unknown ? unknown.reason() : "";
    }

    private static String value(Object value) {
        if (value instanceof Word word) {
            return word.word();
        }
        if (value instanceof Members<?> members) {
            return members.words().stream()
                    .map(word -> ((Word) word).word())
                    .toList()
                    .toString();
        }
        if (value instanceof Reference reference) {
            return reference.written();
        }
        if (value instanceof Principal principal) {
            return principal.objectId().orElse("someone");
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Taken::value).toList().toString();
        }
        if (value instanceof Many many) {
            return many.sure().size() + " elements"
                    + many.open().map(open -> ", open: " + open).orElse("");
        }
        if (value instanceof Entity part && part.shape() == KeyUri.SHAPE) {
            return part.name();
        }
        return String.valueOf(value);
    }
}
