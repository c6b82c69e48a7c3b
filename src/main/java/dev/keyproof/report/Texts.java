package dev.keyproof.report;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.RuleCard;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.text.Span;
import java.util.List;

/** Pieces of text that more than one form prints. */
final class Texts {
    private Texts() {}

    /** {@code 1 file}, {@code 2 files}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Path and line of a place. */
    static String place(Span span) {
        return span.source().name() + ':' + span.from().line();
    }

    /** The statements of a rule and the document they come from; empty if the rule names neither. */
    static String source(RuleCard rule) {
        String ids = String.join(", ", rule.statements());
        return ids.isEmpty() || rule.citation().isEmpty() ? ids + rule.citation() : ids + " in " + rule.citation();
    }

    /** The name of a resource without its kind. */
    static String name(String resource) {
        return resource.substring(resource.indexOf('/') + 1);
    }

    /** What to do: of the finding, else of the rule. */
    static String help(Verdict verdict) {
        return remark(verdict.diagnosis(), Remark.Kind.HELP, verdict.rule().help());
    }

    /** The reason: of the finding, else of the rule. */
    static String why(Verdict verdict) {
        return remark(verdict.diagnosis(), Remark.Kind.WHY, verdict.rule().why());
    }

    /** All remarks of a kind in one text, or {@code otherwise}. */
    static String remark(Diagnostic diagnostic, Remark.Kind kind, String otherwise) {
        StringBuilder text = new StringBuilder();
        for (Remark remark : diagnostic.remarks()) {
            if (remark.kind() == kind) {
                text.append(text.length() == 0 ? "" : "; ").append(remark.text());
            }
        }
        return text.length() == 0 ? otherwise : text.toString();
    }

    /** Names in back-ticks, at most {@code most}, then the number of the rest. */
    static String list(List<String> names, int most) {
        StringBuilder text = new StringBuilder();
        int shown = Math.min(most, names.size());
        for (int i = 0; i < shown; i++) {
            boolean last = i == shown - 1 && shown == names.size();
            text.append(i == 0 ? "" : last ? " and " : ", ");
            text.append('`').append(names.get(i)).append('`');
        }
        if (shown < names.size()) {
            text.append(" and ").append(names.size() - shown).append(" more");
        }
        return text.toString();
    }
}
