package dev.keyproof.intake;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.Report;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.document.FirstProblems;
import dev.keyproof.document.JsonReader;
import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.document.Problems;
import dev.keyproof.document.Sieve;
import dev.keyproof.document.YamlReader;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.DescriptorReader;
import dev.keyproof.estate.Found;
import dev.keyproof.terraform.PlanSieve;
import dev.keyproof.text.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the inputs of one run, whatever their form, into estates.
 *
 * <p>The form is found by content. A file that cannot be read is reported and leaves the estate open: what it may have
 * described is then not known. Files are given one after the other, so that no text need be kept.
 */
public final class Intake {
    /** Free text of users and of the service that no field reads; kept out of memory. */
    private static final Set<String> IDLE = Set.of("tags", "systemData");

    private static final Sieve USED = Sieve.ofNames(name -> !IDLE.contains(name));

    private static final Set<JsonForm> DEPLOYED = Set.of(JsonForm.ARM_TEMPLATE, JsonForm.ARM_PARAMETERS);

    private final Set<Assumption> active;
    private final Limits limits;
    private final Problems problems;
    private final YamlReader yaml;
    private final JsonReader json;
    private final DescriptorReader descriptors;
    private final Room room;
    private final Gathering shared;
    private final TemplateInput templates;
    private final List<Gathering> apart = new ArrayList<>();
    private final List<Report.Input> inputs = new ArrayList<>();
    /** Where the problems of the file go that is being read. */
    private Tally tally;
    /** Where the descriptors of the file go that is being read. */
    private Estates described;
    /** Whether something in the file that is being read may describe a resource that is missing now. */
    private boolean lost;

    /**
     * An intake of one run.
     *
     * @param active the assumptions that are switched on
     * @param problems takes what is wrong with the inputs, in the order in which they are read
     */
    public Intake(Set<Assumption> active, Limits limits, Problems problems) {
        this.active = Set.copyOf(active);
        this.limits = limits;
        this.problems = problems;
        this.tally = new Tally(problems);
        this.room = new Room(limits.resources(), problems);
        this.shared = new Gathering(room);
        this.described = new Estates(shared, room);
        this.templates = new TemplateInput(limits, problems, this.active);
        this.yaml = new YamlReader(limits);
        this.json = new JsonReader(limits);
        this.descriptors = new DescriptorReader(active, problem -> tally.report(problem));
    }

    /** Reads one file; {@code text} is the text of {@code source}. */
    public void read(Source source, String text) {
        FirstProblems first = new FirstProblems(limits.diagnosticsPerFile(), problems);
        tally = new Tally(first);
        lost = false;
        described = new Estates(shared, room);
        Optional<Format> format = switch (SourceText.of(text)) {
            case YAML -> yaml(source, text);
            case JSON -> json(source, text);
            case BICEP ->
                sourceCode(
                        source,
                        "a Bicep file",
                        "make a template of it with `az bicep build --file " + source.name() + "` and give that");
            case TERRAFORM ->
                sourceCode(
                        source,
                        "Terraform code",
                        "make a plan with `terraform plan -out PLANFILE` and give what `terraform show -json PLANFILE` prints");
        };
        first.finish(source.start());
        if (lost) {
            described.leaveOpen(notRead(source.name()));
        }
        apart.addAll(described.apart());
        format.ifPresent(known -> inputs.add(new Report.Input(source.name(), known.word(), source.sha256())));
    }

    /** Reads a parameter file that is given for the templates of the run; {@code text} is the text of {@code source}. */
    public void readParameters(Source source, String text) {
        tally = new Tally(problems);
        Optional<Node> value = json.read(source, text, JsonReader.Options.TEMPLATE, tally);
        if (value.isPresent() && value.get() instanceof Node.Mapping file) {
            templates.giveFile(source, file);
            inputs.add(new Report.Input(source.name(), Format.ARM_TEMPLATE.word(), source.sha256()));
        } else {
            value.ifPresent(node -> tally.report(Diagnostic.error(
                    "parameter-file-without-parameters",
                    "the parameter file holds " + node.describe() + ", not an object",
                    new Label(Body.brace(node), "expected an object with `parameters`"),
                    "")));
            unreadable(source.name());
        }
    }

    /** Takes values of parameters, each {@code NAME=VALUE}; they count before those that were given earlier. */
    public void giveParameters(List<String> assignments) {
        templates.give(assignments);
    }

    /** Notes a file that could not even be opened; whoever tried has reported why. */
    public void unreadable(String path) {
        shared.leaveOpen(notRead(path));
    }

    private static String notRead(String path) {
        return "`" + path + "` could not be read";
    }

    /** Everything read so far. */
    public Collected collected() {
        templates.expand(shared, inputs);
        List<Found> estates = new ArrayList<>();
        List<Report.Unjudged> unjudged = new ArrayList<>(shared.unjudged());
        estates.add(shared.found());
        for (Gathering gathering : apart) {
            estates.add(gathering.found());
            unjudged.addAll(gathering.unjudged());
        }
        return new Collected(estates, inputs, unjudged);
    }

    private Optional<Format> yaml(Source source, String text) {
        List<Node> documents = yaml.read(source, text, tally);
        lost = tally.errors > 0;
        if (documents.stream().anyMatch(Intake::isDrill)) {
            // What a drill starts from is no estate of the reader's.
            lost = false;
            shared.leaveOut(new Report.Unjudged(
                    "Drill/" + source.name(), source.start(), "`keyproof simulate --scenario` runs drills"));
            return Optional.empty();
        }
        if (documents.size() == 1 && Recording.isOne(documents.get(0))) {
            return Optional.of(recording(source, text, documents.get(0)));
        }
        describe(documents);
        return Optional.of(Format.DESCRIPTOR);
    }

    private static boolean isDrill(Node document) {
        return document instanceof Node.Mapping mapping
                && mapping.get("drill").isPresent()
                && mapping.get("steps").isPresent();
    }

    private void describe(List<Node> documents) {
        for (Node document : documents) {
            descriptors.descriptor(document).ifPresentOrElse(described::take, () -> lost = true);
        }
    }

    private Optional<Format> json(Source source, String text) {
        List<Diagnostic> found = new ArrayList<>();
        JsonReader.Options strict = JsonReader.Options.STRICT.sifting(PlanSieve.of(text, USED));
        List<Node> values = json.readAll(source, text, strict, found::add);
        if (values.isEmpty() && (text.contains("//") || text.contains("/*"))) {
            Optional<JsonForm> template = deployed(source, text);
            if (template.isPresent()) {
                return Optional.of(Format.ARM_TEMPLATE).filter(format -> template.get() == JsonForm.ARM_TEMPLATE);
            }
            if (text.contains("deploymentTemplate.json") || text.contains("deploymentParameters.json")) {
                // Its comments are allowed, so they are not what is wrong with it.
                found.clear();
                json.read(source, text, JsonReader.Options.TEMPLATE, found::add);
            }
        }
        found.forEach(tally::report);
        if (values.isEmpty()) {
            lost = true;
            return Optional.empty();
        }
        if (values.size() == 1 && DEPLOYED.contains(JsonForm.of(values.get(0)))) {
            // Templates are read whole: their parameters have any name.
            return deployed(source, text).filter(JsonForm.ARM_TEMPLATE::equals).map(form -> Format.ARM_TEMPLATE);
        }
        List<JsonForm> forms = values.stream().map(JsonForm::of).toList();
        if (forms.stream().allMatch(JsonForm.DESCRIPTOR::equals)) {
            describe(values);
            return Optional.of(Format.DESCRIPTOR);
        }
        JsonInput input = new JsonInput(source, new Notices(tally), active, shared, room, limits);
        Optional<Format> format = Optional.empty();
        for (int i = 0; i < values.size(); i++) {
            Node value = values.get(i);
            if (forms.get(i) == JsonForm.DESCRIPTOR) {
                describe(List.of(value));
            } else if (DEPLOYED.contains(forms.get(i))) {
                take(forms.get(i), source, (Node.Mapping) value);
                format = format.or(() -> Optional.of(Format.ARM_TEMPLATE));
            } else {
                Optional<Format> read = forms.get(i) == JsonForm.RECORDING
                        ? Optional.of(recording(source, text, value))
                        : input.read(forms.get(i), value);
                lost |= read.isEmpty();
                format = format.or(() -> read);
            }
        }
        apart.addAll(input.apart());
        return format;
    }

    private Format recording(Source source, String text, Node value) {
        InnerJson inner = new InnerJson(json, JsonReader.Options.STRICT.sifting(USED), text);
        new Recording(new Notices(tally), active, inner, JsonInput.stem(source.name()))
                .read((Node.Mapping) value, shared);
        return Format.RECORDING;
    }

    /** Reads a template or its parameters; these alone may hold comments. */
    private Optional<JsonForm> deployed(Source source, String text) {
        Optional<Node> value = json.read(source, text, JsonReader.Options.TEMPLATE, ignored -> {});
        Optional<JsonForm> form = value.map(JsonForm::of).filter(DEPLOYED::contains);
        form.ifPresent(known -> take(known, source, (Node.Mapping) value.orElseThrow()));
        return form;
    }

    private void take(JsonForm form, Source source, Node.Mapping content) {
        if (form == JsonForm.ARM_TEMPLATE) {
            templates.add(source, content);
        } else {
            templates.addParameters(source, content);
        }
    }

    private Optional<Format> sourceCode(Source source, String what, String help) {
        lost = true;
        new Notices(tally)
                .tell(
                        Severity.ERROR,
                        "format-not-read",
                        what + " is source code and not an input",
                        new Label(source.start(), "code that is yet to be evaluated"),
                        Remark.Kind.HELP,
                        help);
        return Optional.empty();
    }

    /** Passes problems on and counts the errors among them. */
    private static final class Tally implements Problems {
        private final Problems sink;
        private int errors;

        Tally(Problems sink) {
            this.sink = sink;
        }

        @Override
        public void report(Diagnostic problem) {
            errors += problem.severity() == Severity.ERROR ? 1 : 0;
            sink.report(problem);
        }
    }
}
