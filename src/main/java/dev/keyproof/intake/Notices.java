package dev.keyproof.intake;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.document.Problems;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is told of an input of Azure's: each sentence in one place, each matter once a place. */
final class Notices {
    private final Problems problems;
    private final Set<String> told = new HashSet<>();

    Notices(Problems problems) {
        this.problems = problems;
    }

    /** A known field holds something of another type; the rest of the resource is read. */
    void wrongType(String field, String found, String wanted, Span at) {
        tell(
                Severity.WARNING,
                "wrong-type",
                "`" + field + "` is " + found + ", not " + wanted,
                new Label(at, "expected " + wanted),
                Remark.Kind.NOTE,
                "the field counts as unknown; the rest of the resource is read");
    }

    /** A value of the right type that the field cannot take. */
    void outOfRange(String field, String wanted, Span at, String help) {
        tell(
                Severity.WARNING,
                "value-not-usable",
                "the value of `" + field + "` is not " + wanted,
                new Label(at, "expected " + wanted),
                help.isEmpty() ? Remark.Kind.NOTE : Remark.Kind.HELP,
                help.isEmpty() ? "the field counts as unknown; the rest of the resource is read" : help);
    }

    /** A boolean or a number that stands in quotes (azure-A5). */
    void textForValue(String field, String wanted, Span at) {
        tell(
                Severity.NOTE,
                "value-in-quotes",
                "`" + field + "` is " + wanted + " written as a text",
                new Label(at, "read as " + wanted),
                Remark.Kind.ASSUMES,
                "azure-A5: " + dev.keyproof.estate.Assumption.A5.meaning());
    }

    /** A name or an id with characters that can make one resource look like another. */
    void unprintableName(String field, Span at) {
        tell(
                Severity.ERROR,
                "control-character-in-name",
                "`" + field + "` holds a control character or a bidirectional control",
                new Label(at, "expected printable characters only"),
                Remark.Kind.HELP,
                "remove the character; Azure allows none of these in names");
    }

    /** A secret lies in the input; only its place is told. */
    void privateKey(String member, Span at) {
        tell(
                Severity.WARNING,
                "private-key-material",
                "private key material in input",
                new Label(at, "`" + member + "` is a private member of a key"),
                Remark.Kind.HELP,
                "remove the file and everything made from it; rotate the key");
    }

    /** A page of the answer is missing. */
    void incomplete(String marker, Span at) {
        tell(
                Severity.WARNING,
                "answer-incomplete",
                "the answer has further pages that are not in the input",
                new Label(at, "`" + marker + "` says that more follows"),
                Remark.Kind.HELP,
                "fetch all pages; until then resources that are not in the input count as unknown");
    }

    /** Anything else, said by the one who found it. */
    void tell(Severity severity, String code, String title, Label at, Remark.Kind kind, String remark) {
        String matter = code + ' ' + at.span().source().name() + ' ' + at.span().start() + ' ' + title;
        if (told.add(matter)) {
            List<Remark> remarks = new ArrayList<>();
            if (!remark.isEmpty()) {
                remarks.add(new Remark(kind, remark));
            }
            problems.report(new Diagnostic(code, severity, title, List.of(at), List.of(), remarks, Optional.empty()));
        }
    }
}
