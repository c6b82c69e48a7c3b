package dev.keyproof.check;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Fix;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.document.YamlReader;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.DescriptorReader;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Estate;
import dev.keyproof.estate.Found;
import dev.keyproof.estate.Join;
import dev.keyproof.language.Rule;
import dev.keyproof.text.Position;
import dev.keyproof.text.Source;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Estates and verdicts of descriptors written in a test. */
final class Texts {
    private Texts() {}

    static Estate estate(String text) {
        return estate("estate.yaml", text);
    }

    static Estate estate(String file, String text) {
        List<Diagnostic> problems = new ArrayList<>();
        List<Entity> resources = new ArrayList<>();
        DescriptorReader reader = new DescriptorReader(EnumSet.allOf(Assumption.class), problems::add);
        for (Node document : new YamlReader(Limits.DEFAULT).read(Source.of(file, text), problems::add)) {
            reader.read(document).ifPresent(resources::add);
        }
        if (!problems.isEmpty()) {
            throw new AssertionError("unwanted problems: " + problems);
        }
        return Join.join(new Found(resources, false, Optional.empty()), false, Set.of(), problems::add);
    }

    static List<Verdict> check(String text, RuleOf... rules) {
        return checker(rules).check(estate(text));
    }

    static Checker checker(RuleOf... rules) {
        Rule[] built = java.util.Arrays.stream(rules).map(RuleOf::build).toArray(Rule[]::new);
        return new Checker(RuleOf.pack(built), SamplePack.AS_OF, Set.of(), true);
    }

    static Verdict one(List<Verdict> verdicts, Outcome outcome) {
        List<Verdict> found = verdicts.stream()
                .filter(verdict -> verdict.outcome() == outcome)
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("one " + outcome.word() + " wanted in " + lines(verdicts));
        }
        return found.get(0);
    }

    /** {@code outcome slug resource}, one a verdict. */
    static List<String> lines(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict -> verdict.outcome().word() + " " + verdict.rule().slug() + " " + verdict.resource())
                .toList();
    }

    /** {@code line:column text}. */
    static String label(Label label) {
        Position at = label.span().from();
        return at.line() + ":" + at.column() + " " + label.text();
    }

    /** The text after a fix. */
    static String fixed(String text, Verdict verdict) {
        Fix fix = verdict.diagnosis().fix().orElseThrow(() -> new AssertionError("no fix: " + verdict.diagnosis()));
        StringBuilder edited = new StringBuilder(text);
        for (Fix.Edit edit : fix.edits()) {
            edited.replace(edit.at().start(), edit.at().end(), edit.replacement());
        }
        return edited.toString();
    }
}
