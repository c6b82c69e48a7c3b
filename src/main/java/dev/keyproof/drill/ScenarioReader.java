package dev.keyproof.drill;

import dev.keyproof.document.Node;
import dev.keyproof.document.Problems;
import dev.keyproof.text.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the documents of a file that are drills. */
final class ScenarioReader {
    private static final String DRILL = "drill";
    private static final List<String> NAMES = List.of(
            DRILL, "id", "branch", "title", "statements", "needs", "start", "settings", "vaults", "estate", "steps");

    private final Mistakes mistakes = new Mistakes();
    private final Problems problems;
    private final List<Scenario> scenarios = new ArrayList<>();
    private Optional<Located<String>> estate = Optional.empty();
    private boolean met;

    ScenarioReader(Problems problems) {
        this.problems = problems;
    }

    /** Whether a document is a drill and no descriptor. */
    static boolean isDrill(Node document) {
        return document instanceof Node.Mapping mapping
                && (mapping.get(DRILL).isPresent()
                        || (mapping.find("kind").isEmpty()
                                && mapping.get("steps").isPresent()));
    }

    List<Scenario> scenarios() {
        return scenarios;
    }

    Optional<Located<String>> estate() {
        return estate;
    }

    void read(Node.Mapping document) {
        met = true;
        Fields fields = new Fields("a drill", document, NAMES, mistakes);
        Optional<Located<String>> name = fields.required(DRILL, Notation.NAME);
        Optional<Located<String>> title = fields.required("title", Notation.TEXT);
        if (!fields.has("steps")) {
            mistakes.missingField("a drill", "steps", fields.place());
        }
        Optional<Located<String>> path = fields.get("estate", Notation.NAME);
        if (path.isPresent() && estate.isPresent()) {
            mistakes.add("two-estates", "a second `estate`", path.get().span(), "the first branch has one", "");
        }
        estate = estate.or(() -> path);
        Optional<Located<String>> branch = fields.get("branch", Notation.NAME);
        List<Step> steps = new StepReader(mistakes).read(fields.items("steps"));
        List<Scenario.Setting> settings = settings(fields);
        if (name.isPresent() && title.isPresent()) {
            Scenario scenario = new Scenario(
                    name.get().value(),
                    text(fields, "id"),
                    branch.map(Located::value).orElse(""),
                    title.get().value(),
                    fields.list("statements", Notation.NAME).stream()
                            .map(Located::value)
                            .toList(),
                    fields.list("needs", Notation.word(Need.class)).stream()
                            .map(Located::value)
                            .toList(),
                    fields.get("start", Notation.MOMENT)
                            .map(moment -> moment.value().at(Instant.EPOCH)),
                    settings,
                    fields.list("vaults", Notation.NAME),
                    steps,
                    name.get().span());
            once(scenario);
            scenarios.add(scenario);
        }
        mistakes.tell(problems);
    }

    private static String text(Fields fields, String name) {
        return fields.get(name, Notation.NAME).map(Located::value).orElse("");
    }

    private void once(Scenario added) {
        for (Scenario known : scenarios) {
            if (known.fullName().equals(added.fullName())) {
                mistakes.add(
                        "drill-twice",
                        "a second drill `" + Mistakes.cut(added.fullName()) + "`",
                        added.place(),
                        "named as one before",
                        "give it a `branch` of its own");
            }
        }
    }

    private List<Scenario.Setting> settings(Fields fields) {
        Optional<Node> node = fields.node("settings");
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof Node.Mapping mapping)) {
            mistakes.wrongType("settings", "a mapping", node.get());
            return List.of();
        }
        List<Scenario.Setting> found = new ArrayList<>();
        for (Node.Entry entry : mapping.entries()) {
            Located<String> name = new Located<>(entry.key().text(), entry.key().span());
            if (!(entry.value() instanceof Node.Scalar scalar) || scalar.form() == Node.Form.UNKNOWN) {
                mistakes.wrongType(name.value(), "a single value", entry.value());
                continue;
            }
            Scenario.Setting setting = new Scenario.Setting(name, new Located<>(scalar.text(), scalar.span()));
            Settings.mistake(setting).ifPresent(problem -> problem.tell(mistakes));
            found.add(setting);
        }
        return found;
    }

    /** Says what is missing in the file as a whole. */
    void finish(Source source, boolean noResources) {
        if (estate.isPresent() && !noResources) {
            mistakes.add(
                    "two-estates",
                    "a file with both `estate` and descriptors",
                    estate.get().span(),
                    "one of them",
                    "");
        }
        if (!met) {
            mistakes.add(
                    "no-drill",
                    "the file holds no drill",
                    source.start(),
                    "no document with `drill`",
                    "`keyproof simulate --list` names the drills that come with the tool; copy one of them");
        }
        mistakes.tell(problems);
    }
}
