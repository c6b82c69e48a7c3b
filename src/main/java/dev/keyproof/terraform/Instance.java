package dev.keyproof.terraform;

import dev.keyproof.document.Node;
import dev.keyproof.text.Span;
import java.util.List;
import java.util.Optional;

/** One resource of a plan: of a block with {@code count} or {@code for_each} one of several. */
final class Instance {
    private final Address address;
    private final Node.Mapping object;
    private final Optional<Node.Mapping> configured;
    private final List<String> actions;
    private final Optional<String> shortened;
    private final Value root;
    private final Optional<String> armType;

    /**
     * A resource as its object in a plan shows it.
     *
     * @param object an element of {@code resource_changes}, or of the resources of {@code planned_values}
     * @param configured the block in the configuration
     */
    Instance(Address address, Node.Mapping object, Optional<Node.Mapping> configured) {
        this.address = address;
        this.object = object;
        this.configured = configured;
        Optional<Node> whole = Optional.of(object);
        Optional<Node.Mapping> change = Members.object(whole, "change");
        this.actions = Members.list(change.map(Node.class::cast), "actions").stream()
                .flatMap(action -> Members.text(action).stream())
                .map(Node.Scalar::text)
                .toList();
        Optional<Node> expressions = Members.get(configured.map(Node.class::cast), "expressions");
        if (change.isPresent()) {
            Optional<Node> shown = change.map(Node.class::cast);
            Optional<Node> later = Members.get(shown, "after_unknown");
            this.root = new Value(
                    this, "", Members.get(shown, "after"), later, Members.get(shown, "after_sensitive"), expressions);
            this.shortened = later.isPresent()
                    ? Optional.empty()
                    : Optional.of("the plan is shortened: it does not say what is known after apply");
        } else {
            this.root = new Value(
                    this,
                    "",
                    Members.get(whole, "values"),
                    Optional.empty(),
                    Members.get(whole, "sensitive_values"),
                    expressions);
            this.shortened = Optional.of(
                    address.data()
                            ? "the plan shows a data source, which tells a part of the resource"
                            : "`planned_values` shows neither what is unset nor what is known after apply");
        }
        this.armType = root.member("type").text().filter(type -> isAzapi());
    }

    Address address() {
        return address;
    }

    /** A top-level attribute. */
    Value attribute(String name) {
        return root.member(name);
    }

    /** What it is. */
    Thing thing() {
        return armType.map(type -> Thing.ofArm(type.split("@", 2)[0])).orElseGet(() -> Thing.ofType(address.type()));
    }

    /** The resource type of Azure with its api-version, of a resource of azapi. */
    Optional<String> armType() {
        return armType;
    }

    /** Whether it is written through azapi, in the shape of ARM. */
    boolean isAzapi() {
        return address.type().equals(Thing.AZAPI) || isUpdate();
    }

    /** Whether it changes a part of another resource. */
    boolean isUpdate() {
        return address.type().equals(Thing.AZAPI_UPDATE);
    }

    /** Whether it is read and not managed. */
    boolean isData() {
        return address.data();
    }

    /** Whether the plan makes it, anew or again. */
    boolean isCreated() {
        return actions.contains("create");
    }

    /** Whether it will not be there after the apply. */
    boolean isGone() {
        return !actions.isEmpty() && !isCreated() && (actions.contains("delete") || actions.contains("forget"));
    }

    /** Whether a value that is missing may still be set. */
    boolean isShortened() {
        return shortened.isPresent();
    }

    /** Why a missing value is not known to be unset. */
    String shortenedWhy() {
        return shortened.orElse("");
    }

    /** Whether the configuration is known and does not set an attribute. A block made by {@code dynamic} shows none. */
    boolean leavesOut(String attribute) {
        return Members.object(configured.map(Node.class::cast), "expressions")
                .filter(expressions -> expressions.get(attribute).isEmpty())
                .isPresent();
    }

    /** Whether the configuration sets an attribute. */
    boolean sets(String attribute) {
        return Members.object(configured.map(Node.class::cast), "expressions")
                .flatMap(expressions -> expressions.get(attribute))
                .isPresent();
    }

    /** A member of the block in the configuration. */
    Optional<Node> configured(String member) {
        return Members.get(configured.map(Node.class::cast), member);
    }

    /** A text that the resource had before the plan. */
    Optional<String> before(String attribute) {
        Optional<Node> change = Members.get(Optional.of(object), "change");
        return Members.text(Members.get(change, "before"), attribute).map(Node.Scalar::text);
    }

    /** Where it says its name, with the pointer of the whole: the place of what it lacks. */
    Span place() {
        Span named =
                Members.text(Optional.of(object), "address").map(Node::span).orElse(object.span());
        return new Span(
                named.source(), named.start(), named.end(), object.span().pointer());
    }

    @Override
    public String toString() {
        return address.text();
    }
}
