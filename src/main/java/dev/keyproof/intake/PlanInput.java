package dev.keyproof.intake;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Mapping;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Provenance;
import dev.keyproof.terraform.PlanReader;
import dev.keyproof.terraform.PlannedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Hands the resources of Terraform plans to their readers. */
final class PlanInput {
    /** How deep plans are looked for inside an object that holds nothing else. */
    private static final int DEEP = 4;

    private static final int NEWEST_FORMAT = 1;

    private final Notices notices;
    private final Set<Assumption> active;
    private final Limits limits;

    PlanInput(Notices notices, Set<Assumption> active, Limits limits) {
        this.notices = notices;
        this.active = active;
        this.limits = limits;
    }

    /** Whether an object is a plan, a part of one, or one resource of it. */
    static boolean isPlan(Mapping object) {
        boolean planned = Typing.has(object, "planned_values") || Typing.has(object, "resource_changes");
        return planned || isResource(object);
    }

    /** Whether an object is a resource of a plan: one that will be, or a change. */
    static boolean isResource(Mapping object) {
        return Typing.has(object, "address", "type") && (Typing.has(object, "values") || Typing.has(object, "change"));
    }

    /** Whether a list holds resources of a plan and nothing else. */
    static boolean isPlan(Node.Sequence list) {
        return !list.items().isEmpty()
                && list.items().stream().allMatch(item -> item instanceof Mapping object && isResource(object));
    }

    /** The plans that an object holds, at any depth, if it holds nothing else. */
    static List<Mapping> plansIn(Mapping object) {
        List<Mapping> found = new ArrayList<>();
        return collect(object, DEEP, found) ? found : List.of();
    }

    /** The plan or list of resources as one state of the estate. */
    void read(Node plan, Gathering into) {
        plan.span().source().guard();
        if (plan instanceof Mapping object) {
            qualify(object, into);
        }
        List<PlannedResource> resources = plan instanceof Node.Sequence list
                ? PlanReader.read(list, limits)
                : PlanReader.read((Mapping) plan, limits);
        for (PlannedResource resource : resources) {
            ResourceReader.read(
                    new Resource(
                            ResourceType.of(resource.type()),
                            resource.body(),
                            circumstances(resource),
                            notices,
                            active),
                    into);
        }
    }

    private static Circumstances circumstances(PlannedResource resource) {
        Provenance provenance = new Provenance(
                Provenance.Direction.CREATE, resource.apiVersion().flatMap(Versions::date));
        return new Circumstances(
                provenance,
                resource.open(),
                Optional.empty(),
                resource.parameters(),
                Optional.empty(),
                resource.address());
    }

    /** Says what the plan as a whole lacks. */
    private void qualify(Mapping plan, Gathering into) {
        String file = "`" + plan.span().source().name() + "`";
        if (isWord(plan, "errored", "true")) {
            tell(
                    plan,
                    "errored",
                    "plan-failed",
                    "the plan is of a run that failed, and holds a part of what was planned",
                    "what is missing counts as unknown; plan anew and check that");
            into.leaveOpen(file + " is the plan of a run that failed");
        } else if (isWord(plan, "complete", "false")) {
            tell(
                    plan,
                    "complete",
                    "plan-incomplete",
                    "the plan is not complete: further runs are to follow",
                    "what those runs will add counts as unknown");
            into.leaveOpen(file + " is a plan that others are to follow");
        }
        Optional<String> format = Typing.text(plan, "format_version");
        if (format.filter(PlanInput::isNewer).isPresent()) {
            tell(
                    plan,
                    "format_version",
                    "plan-format-newer",
                    "the format of the plan is newer than what is known here",
                    "it is read as far as it is understood");
        }
    }

    private void tell(Mapping plan, String member, String code, String title, String note) {
        notices.tell(
                Severity.WARNING,
                code,
                title,
                new Label(plan.find(member).orElseThrow().value().span(), "says so"),
                Remark.Kind.NOTE,
                note);
    }

    private static boolean isWord(Mapping plan, String member, String word) {
        return Typing.member(plan, member)
                .filter(node ->
                        node instanceof Node.Scalar scalar && scalar.text().equals(word))
                .isPresent();
    }

    private static boolean isNewer(String format) {
        String major = format.split("\\.", 2)[0];
        return major.matches("[0-9]{1,9}") && Integer.parseInt(major) > NEWEST_FORMAT;
    }

    private static boolean collect(Mapping object, int deep, List<Mapping> found) {
        if (isPlan(object)) {
            found.add(object);
            return true;
        }
        return deep > 0
                && !object.entries().isEmpty()
                && object.entries().stream()
                        .allMatch(entry -> entry.value() instanceof Mapping inner && collect(inner, deep - 1, found));
    }
}
