package dev.keyproof.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.keyproof.diagnostic.Fix;
import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.text.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The edits that failed verdicts offer, by file.
 *
 * <p>Edits replace a few characters of the text as it stands; everything else survives byte for byte.
 *
 * @param edits by name of the file, in the order of the text, without overlaps
 * @param heldBack slugs of rules whose fix cannot be undone in Azure and was not asked for
 * @param clashing slugs of rules whose fix touches what an earlier one already changes
 */
record Fixes(Map<String, List<Fix.Edit>> edits, List<String> heldBack, List<String> clashing) {
    /** The fixes of all failed verdicts; irreversible ones only where {@code irreversible} asks for them. */
    static Fixes of(List<Verdict> verdicts, boolean irreversible) {
        Map<String, Collection<Fix.Edit>> found = new TreeMap<>();
        List<String> heldBack = new ArrayList<>();
        List<String> clashing = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            if (verdict.outcome() != Outcome.FAIL || verdict.diagnosis().fix().isEmpty()) {
                continue;
            }
            Fix fix = verdict.diagnosis().fix().get();
            if (fix.irreversible() && !irreversible) {
                heldBack.add(verdict.rule().slug());
                continue;
            }
            Collection<Fix.Edit> taken =
                    found.computeIfAbsent(fix.edits().get(0).at().source().name(), name -> new LinkedHashSet<>());
            if (taken.containsAll(fix.edits())) {
                continue;
            }
            if (fix.edits().stream().anyMatch(edit -> taken.stream().anyMatch(other -> overlap(edit, other)))) {
                clashing.add(verdict.rule().slug());
            } else {
                taken.addAll(fix.edits());
            }
        }
        Map<String, List<Fix.Edit>> edits = new TreeMap<>();
        found.forEach((name, some) -> edits.put(
                name,
                some.stream()
                        .sorted(Comparator.comparingInt(
                                (Fix.Edit edit) -> edit.at().start()))
                        .toList()));
        return new Fixes(edits, heldBack, clashing);
    }

    /** The text of a source with these edits applied. */
    static String apply(Source source, List<Fix.Edit> edits) {
        StringBuilder text = new StringBuilder(source.text());
        for (int i = edits.size() - 1; i >= 0; i--) {
            Fix.Edit edit = edits.get(i);
            text.replace(edit.at().start(), edit.at().end(), edit.replacement());
        }
        return text.toString();
    }

    /** The lines that change, as a unified diff with one line of context. */
    static String diff(Source source, List<Fix.Edit> edits) {
        List<String> before = lines(source.text());
        List<String> after = lines(apply(source, edits));
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
                source.name(), source.name(), before, DiffUtils.diff(before, after), 1);
        return String.join("\n", diff) + "\n";
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private static boolean overlap(Fix.Edit a, Fix.Edit b) {
        boolean bothInsert = a.at().start() == a.at().end() && b.at().start() == b.at().end();
        if (bothInsert) {
            return false;
        }
        return a.at().start() < Math.max(b.at().end(), b.at().start() + 1)
                && b.at().start() < Math.max(a.at().end(), a.at().start() + 1);
    }
}
