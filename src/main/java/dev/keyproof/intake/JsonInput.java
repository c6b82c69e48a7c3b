package dev.keyproof.intake;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Mapping;
import dev.keyproof.estate.Assumption;
import dev.keyproof.text.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes the values of one JSON text apart into resources and hands these to their readers. */
final class JsonInput {
    private static final String GIVE =
            "give descriptors, ARM templates, what `az ... show -o json` prints, REST bodies, Resource Graph rows or a"
                    + " Terraform plan";

    private static final String MAKE_PLAN =
            "make a plan with `terraform plan -out PLANFILE` and give what `terraform show -json PLANFILE` prints";

    private final String stem;
    private final Notices notices;
    private final Set<Assumption> active;
    private final Gathering shared;
    private final Room room;
    private final Limits limits;
    private final List<Gathering> apart = new ArrayList<>();
    /** Whether it has been said that this is Terraform's, but no plan: a run writes many messages. */
    private boolean runTold;

    JsonInput(Source source, Notices notices, Set<Assumption> active, Gathering shared, Room room, Limits limits) {
        this.stem = stem(source.name());
        this.notices = notices;
        this.active = active;
        this.shared = shared;
        this.room = room;
        this.limits = limits;
    }

    /** Reads one value; its format, or nothing if it is not read. */
    Optional<Format> read(JsonForm form, Node value) {
        return switch (form) {
            case REST_EXAMPLE -> Optional.of(example((Mapping) value));
            case GRAPH_ANSWER -> {
                elements(Page.of((Mapping) value, "data").orElseThrow(), value, true);
                yield Optional.of(Format.RESOURCE_GRAPH);
            }
            case PAGE -> {
                elements(Page.of((Mapping) value, "value").orElseThrow(), value, false);
                yield Optional.of(Format.ARM_RESOURCE);
            }
            case LIST -> Optional.of(list((Node.Sequence) value));
            case RESOURCE -> Optional.of(single((Mapping) value));
            case TERRAFORM_PLAN, TERRAFORM_PLANS -> Optional.of(plans(value));
            case WHAT_IF -> {
                new WhatIf(notices, active, shared, stem).read((Mapping) value);
                yield Optional.of(Format.WHAT_IF);
            }
            case DESCRIPTOR, ARM_TEMPLATE, ARM_PARAMETERS, RECORDING ->
                throw new IllegalStateException(form + " among forms that are read elsewhere");
            case TERRAFORM_STATE, TERRAFORM_MESSAGES, GRAPH_TABLE, ERROR_ANSWER, UNKNOWN -> {
                refuse(form, value);
                yield Optional.empty();
            }
        };
    }

    /** Estates of their own that the text holds beside the shared one. */
    List<Gathering> apart() {
        return apart;
    }

    /** One plan belongs to the estate of the run; each of several is an estate of its own. */
    private Format plans(Node value) {
        PlanInput input = new PlanInput(notices, active, limits);
        List<Mapping> several = value instanceof Mapping object ? PlanInput.plansIn(object) : List.of();
        if (several.size() < 2) {
            input.read(several.isEmpty() ? value : several.get(0), shared);
            return Format.TERRAFORM_PLAN;
        }
        for (Mapping plan : several) {
            Gathering into = new Gathering(room);
            apart.add(into);
            input.read(plan, into);
        }
        return Format.TERRAFORM_PLAN;
    }

    private void refuse(JsonForm form, Node value) {
        if (form == JsonForm.TERRAFORM_STATE || form == JsonForm.TERRAFORM_MESSAGES) {
            if (!runTold) {
                runTold = true;
                notices.tell(
                        Severity.ERROR,
                        "format-not-read",
                        form.refusal(),
                        new Label(Body.brace(value), "not a plan"),
                        Remark.Kind.HELP,
                        MAKE_PLAN);
            }
            return;
        }
        notices.tell(
                Severity.ERROR,
                form == JsonForm.UNKNOWN ? "unknown-format" : "format-not-read",
                form.refusal(),
                new Label(Body.brace(value), "nothing that is read here"),
                Remark.Kind.HELP,
                GIVE);
    }

    private Format single(Mapping object) {
        ResourceType type = Typing.of(object).orElseThrow();
        read(type, object, Origin.of(type, object, false, stem), shared);
        return isPrintedByCli(object) ? Format.AZ_OUTPUT : Format.ARM_RESOURCE;
    }

    private Format list(Node.Sequence list) {
        Page page = Page.of(list.items());
        if (list.items().isEmpty()) {
            notices.tell(
                    Severity.NOTE,
                    "empty-list",
                    "the file holds an empty list and does not say of what",
                    new Label(list.span(), "no resource"),
                    Remark.Kind.NOTE,
                    "an empty list of role assignments says nothing on which scopes were asked for");
            return Format.AZ_OUTPUT;
        }
        elements(page, list, false);
        return Format.AZ_OUTPUT;
    }

    /** Reads the elements of a list; what it leaves open stays open for the whole estate. */
    private void elements(Page page, Node list, boolean graph) {
        int strangers = page.strays().size();
        boolean grants = !page.elements().isEmpty();
        for (Mapping element : page.elements()) {
            Optional<ResourceType> type = Typing.of(element);
            if (type.isEmpty()) {
                strangers++;
                continue;
            }
            Circumstances known = Origin.of(type.get(), element, true, stem);
            Circumstances circumstances =
                    graph && !Origin.isWholeRow(element) ? known.openColumns(Origin.CHOSEN) : known;
            Resource resource = new Resource(type.get(), element, circumstances, notices, active);
            grants &= RoleAssignmentReader.isListedByCli(resource);
            ResourceReader.read(resource, shared);
        }
        marked(page, shared);
        if (strangers > 0) {
            strangers(list, strangers, page);
        } else if (grants && page.more().isEmpty() && list instanceof Node.Sequence) {
            shared.closeGrants();
        }
    }

    private void strangers(Node list, int count, Page page) {
        boolean all = count == page.elements().size() + page.strays().size();
        notices.tell(
                all ? Severity.ERROR : Severity.WARNING,
                "unknown-format",
                all ? "the file holds a list of things that are no resources" : count + " elements are no resources",
                new Label(Body.brace(list), "a list of no known form"),
                Remark.Kind.HELP,
                GIVE);
        shared.leaveOpen("`" + list.span().source().name() + "` holds elements that were not read");
    }

    private void marked(Page page, Gathering into) {
        page.more().ifPresent(marker -> {
            notices.incomplete(marker.member(), marker.span());
            into.leaveOpen("`" + marker.span().source().name() + "` shows one page of several");
        });
    }

    private Format example(Mapping example) {
        List<RestExample.State> states = RestExample.states(example, stem);
        if (states.isEmpty()) {
            notices.tell(
                    Severity.NOTE,
                    "example-without-resource",
                    "the example shows no resource",
                    new Label(Body.brace(example), "no body to read"),
                    Remark.Kind.NOTE,
                    "");
        }
        for (RestExample.State state : states) {
            Gathering into = shared;
            if (states.size() > 1) {
                into = new Gathering(room);
                apart.add(into);
            }
            for (RestExample.Part part : state.parts()) {
                read(part.type(), part.body(), part.circumstances(), into);
            }
            Gathering target = into;
            state.page().ifPresent(page -> marked(page, target));
        }
        return Format.REST_EXAMPLE;
    }

    private void read(ResourceType type, Mapping object, Circumstances circumstances, Gathering into) {
        ResourceReader.read(new Resource(type, object, circumstances, notices, active), into);
    }

    /** The CLI adds the resource group, and flattens what the service nests. */
    private static boolean isPrintedByCli(Mapping object) {
        boolean key = Typing.object(object, "key")
                .filter(inner -> inner.find("keyOps").isPresent())
                .isPresent();
        boolean flat = Typing.has(object, "principalId") && !Typing.has(object, "properties");
        return key || flat || object.find("resourceGroup").isPresent();
    }

    /** The name of a file without folders and ending. */
    static String stem(String path) {
        String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        return dot > 0 ? last.substring(0, dot) : last;
    }
}
