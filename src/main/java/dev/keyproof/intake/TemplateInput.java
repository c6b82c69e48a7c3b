package dev.keyproof.intake;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.Report;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.document.FirstProblems;
import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.document.Problems;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Provenance;
import dev.keyproof.template.ParametersGiven;
import dev.keyproof.template.Template;
import dev.keyproof.template.TemplateExpansion;
import dev.keyproof.template.TemplateResource;
import dev.keyproof.text.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ARM templates of a run and the values of their parameters.
 *
 * <p>Templates are expanded when all inputs are read, because the parameter file of a template stands behind it.
 */
final class TemplateInput {
    private static final String JSON = ".json";
    private static final String PARAMETERS = ".parameters.json";

    private final Limits limits;
    private final Problems problems;
    private final Set<Assumption> active;
    private final List<Waiting> templates = new ArrayList<>();
    private final Map<String, Waiting> files = new LinkedHashMap<>();
    private final Set<String> givenFiles = new HashSet<>();
    private ParametersGiven given = ParametersGiven.NONE;
    private boolean asked;

    TemplateInput(Limits limits, Problems problems, Set<Assumption> active) {
        this.limits = limits;
        this.problems = problems;
        this.active = active;
    }

    private record Waiting(Source source, Node.Mapping content) {}

    /** Takes a template. */
    void add(Source source, Node.Mapping template) {
        templates.add(new Waiting(source, template));
    }

    /** Takes a parameter file that lies among the inputs. */
    void addParameters(Source source, Node.Mapping file) {
        files.put(source.name(), new Waiting(source, file));
    }

    /** Takes a parameter file that the user gives for every template that declares its parameters. */
    void giveFile(Source source, Node.Mapping file) {
        givenFiles.add(source.name());
        given = given.and(ParametersGiven.ofFile(file, problems));
        asked = true;
    }

    /** Takes values that the user gives as {@code NAME=VALUE}; they count before those that were given earlier. */
    void give(List<String> assignments) {
        if (!assignments.isEmpty()) {
            given = given.and(ParametersGiven.ofAssignments(assignments));
            asked = true;
        }
    }

    /** Expands all templates taken so far, and forgets them. */
    void expand(Gathering into, List<Report.Input> inputs) {
        for (int i = 0; i < templates.size(); i++) {
            Waiting template = templates.get(i);
            // Parameters without a value have nothing to do with those of other templates, whatever their names.
            String qualifier = i == 0 ? "" : " of " + template.source().name();
            FirstProblems first = new FirstProblems(limits.diagnosticsPerFile(), problems);
            expand(template, values(template, inputs, first), qualifier, first, into);
            first.finish(template.source().start());
        }
        if (asked) {
            given.reportUndeclared(templates.stream().map(Waiting::content).toList(), problems);
        }
        files.values().forEach(this::tellUnused);
        files.clear();
        templates.clear();
        asked = false;
    }

    /** The values of the file beside the template, and those that the user gives. */
    private ParametersGiven values(Waiting template, List<Report.Input> inputs, Problems sink) {
        ParametersGiven own = given.of(template.content());
        String name = template.source().name();
        Waiting beside = name.endsWith(JSON)
                ? files.remove(name.substring(0, name.length() - JSON.length()) + PARAMETERS)
                : null;
        if (beside == null || givenFiles.contains(beside.source().name())) {
            return own;
        }
        inputs.add(new Report.Input(
                beside.source().name(),
                Format.ARM_TEMPLATE.word(),
                beside.source().sha256()));
        ParametersGiven values = ParametersGiven.ofFile(beside.content(), sink);
        values.reportUndeclared(List.of(template.content()), sink);
        return values.and(own);
    }

    private void expand(Waiting template, ParametersGiven values, String qualifier, Problems sink, Gathering into) {
        TemplateExpansion expansion = Template.expand(
                template.content(),
                values,
                limits,
                sink,
                type -> ResourceType.of(type) != ResourceType.OTHER,
                qualifier);
        Notices notices = new Notices(sink);
        String stem = JsonInput.stem(template.source().name());
        for (TemplateResource resource : expansion.resources()) {
            Provenance provenance = new Provenance(
                    Provenance.Direction.CREATE, resource.apiVersion().flatMap(Versions::date));
            Circumstances known = Circumstances.of(provenance, stem);
            Circumstances circumstances = resource.open().map(known::open).orElse(known);
            ResourceType type = ResourceType.of(resource.type());
            Resource found = new Resource(type, resource.body(), circumstances, notices, active);
            if (type == ResourceType.ACCESS_POLICIES && resource.afterParent()) {
                into.changeLast(found);
            } else {
                ResourceReader.read(found, into);
            }
        }
        expansion.open().ifPresent(into::leaveOpen);
    }

    private void tellUnused(Waiting file) {
        if (givenFiles.contains(file.source().name())) {
            return;
        }
        String name = file.source().name();
        problems.report(new Diagnostic(
                "parameter-file-not-used",
                Severity.NOTE,
                "the parameter file belongs to no template of the input",
                List.of(new Label(Body.brace(file.content()), "not used")),
                List.of(),
                List.of(new Remark(
                        Remark.Kind.HELP,
                        "give it with `--parameters " + name + "`, or name it as its template: `NAME" + PARAMETERS
                                + "` beside `NAME" + JSON + "`")),
                Optional.empty()));
    }
}
