package dev.keyproof.intake;

import static dev.keyproof.intake.Typing.has;
import static dev.keyproof.intake.Typing.list;
import static dev.keyproof.intake.Typing.object;
import static dev.keyproof.intake.Typing.text;

import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Mapping;
import dev.keyproof.estate.Kind;
import java.util.Locale;
import java.util.Optional;

/** What a JSON value holds, told by its members. Forms that are not read yet are known by name, to say so. */
enum JsonForm {
    DESCRIPTOR,
    REST_EXAMPLE,
    GRAPH_ANSWER,
    /** A page of a list: {@code value}, and a link to the next page if there is one. */
    PAGE,
    LIST,
    RESOURCE,
    ARM_TEMPLATE,
    ARM_PARAMETERS,
    TERRAFORM_PLAN,
    /** Objects inside objects, and plans in the innermost: plans that were shortened and put together. */
    TERRAFORM_PLANS,
    TERRAFORM_STATE("a Terraform state is not read; it holds secrets"),
    TERRAFORM_MESSAGES("the file holds the messages of a Terraform run, not its plan"),
    WHAT_IF,
    RECORDING,
    GRAPH_TABLE("a Resource Graph answer in table form is not read"),
    ERROR_ANSWER("the file holds an error answer of the service, not a resource"),
    UNKNOWN("the file holds JSON of no known form");

    private final String refusal;

    JsonForm() {
        this("");
    }

    JsonForm(String refusal) {
        this.refusal = refusal;
    }

    /** Why it is not read, as a title; empty for what is read. */
    String refusal() {
        return refusal;
    }

    /** What a value holds. */
    static JsonForm of(Node value) {
        if (value instanceof Node.Sequence list) {
            return PlanInput.isPlan(list) ? TERRAFORM_PLAN : LIST;
        }
        return value instanceof Mapping object ? of(object) : UNKNOWN;
    }

    private static JsonForm of(Mapping object) {
        if (text(object, "kind").flatMap(Kind::of).isPresent()) {
            return DESCRIPTOR;
        }
        Optional<JsonForm> unread =
                deployment(object).or(() -> terraform(object)).or(() -> recorded(object));
        if (unread.isPresent()) {
            return unread.get();
        }
        if (object(object, "responses").isPresent()
                && object(object, "parameters").isPresent()) {
            return REST_EXAMPLE;
        }
        return answer(object);
    }

    private static JsonForm answer(Mapping object) {
        boolean counted = has(object, "totalRecords")
                || has(object, "total_records")
                || has(object, "resultTruncated")
                || has(object, "count");
        if (list(object, "data").isPresent() && counted) {
            return GRAPH_ANSWER;
        }
        if (object(object, "data").filter(data -> has(data, "columns", "rows")).isPresent()) {
            return GRAPH_TABLE;
        }
        if (list(object, "value").isPresent()) {
            return PAGE;
        }
        if (Typing.of(object).isPresent()) {
            return RESOURCE;
        }
        if (object(object, "error").filter(error -> has(error, "code")).isPresent()) {
            return ERROR_ANSWER;
        }
        return text(object, "kind").isPresent() ? DESCRIPTOR : UNKNOWN;
    }

    private static Optional<JsonForm> deployment(Mapping object) {
        String schema = text(object, "$schema").orElse("").toLowerCase(Locale.ROOT);
        boolean values = has(object, "contentVersion", "parameters") && !has(object, "resources");
        if (schema.contains("deploymentparameters") || (values && !schema.contains("deploymenttemplate"))) {
            return Optional.of(ARM_PARAMETERS);
        }
        if (schema.contains("deploymenttemplate") || has(object, "contentVersion", "resources")) {
            return Optional.of(ARM_TEMPLATE);
        }
        Mapping holder = object(object, "properties").orElse(object);
        boolean whatIf = list(holder, "changes")
                .filter(changes -> !changes.items().isEmpty()
                        && changes.items().get(0) instanceof Mapping change
                        && has(change, "changeType"))
                .isPresent();
        return whatIf ? Optional.of(WHAT_IF) : Optional.empty();
    }

    private static Optional<JsonForm> terraform(Mapping object) {
        if (PlanInput.isPlan(object)) {
            return Optional.of(TERRAFORM_PLAN);
        }
        if (has(object, "@level", "@message")) {
            return Optional.of(TERRAFORM_MESSAGES);
        }
        boolean version = has(object, "terraform_version");
        boolean state = version && (has(object, "lineage") || has(object, "serial") || has(object, "values"));
        if (state) {
            return Optional.of(TERRAFORM_STATE);
        }
        return PlanInput.plansIn(object).isEmpty() ? Optional.empty() : Optional.of(TERRAFORM_PLANS);
    }

    private static Optional<JsonForm> recorded(Mapping object) {
        return Recording.isOne(object) ? Optional.of(RECORDING) : Optional.empty();
    }
}
