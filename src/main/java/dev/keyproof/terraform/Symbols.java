package dev.keyproof.terraform;

import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Form;
import dev.keyproof.estate.Placeholder;
import dev.keyproof.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * Says what a value of a plan is: what is written, or what it refers to, or why it is not known. A value that is known
 * after apply and refers to an attribute of a resource is that attribute: a text with a {@link Placeholder} that is the
 * same wherever the attribute occurs.
 */
final class Symbols {
    /** How many attributes may be given by attributes that are given by others. */
    private static final int FAR = 20;

    private final References references;
    private final Names names;
    private int depth;

    Symbols(Plan plan) {
        this.references = new References(plan);
        this.names = new Names(this, new Subscriptions(plan));
    }

    Names names() {
        return names;
    }

    /** A value; nothing if it is not set. */
    Optional<Node> of(Value value, Wanted wanted) {
        if (value.isHidden()) {
            return Optional.of(unknown(
                    "`" + value.label() + "` is marked sensitive", value.of().place()));
        }
        if (value.isLater()) {
            return Optional.of(later(value, wanted));
        }
        if (value.isWritten()) {
            return value.written().map(Symbols::honest);
        }
        if (value.isUnset()) {
            return Optional.empty();
        }
        boolean refers = value.expression()
                .filter(found -> !Expression.references(found).isEmpty())
                .isPresent();
        return Optional.of(
                refers
                        ? later(value, wanted)
                        : unknown(value.of().shortenedWhy(), value.of().place()));
    }

    /** The text of a value; a placeholder of its own for what is not known. */
    String text(Value value, Wanted wanted) {
        return of(value, wanted)
                .flatMap(Members::text)
                .map(Node.Scalar::text)
                .orElseGet(() -> Placeholder.of(value.label()));
    }

    /** A value that is not known. */
    static Node.Scalar unknown(String reason, Span at) {
        return new Node.Scalar(Form.UNKNOWN, reason, false, at);
    }

    /** What a value refers to, if the plan tells. */
    Optional<Referred> referred(Value value, Wanted wanted) {
        References.Found found = references.of(value);
        if (found.isSingle()) {
            return Optional.of(found.attributes().get(0));
        }
        List<Referred> fitting = found.attributes().stream()
                .filter(referred -> wanted.fits(referred)
                        || (referred.attribute().isEmpty()
                                && wanted.usual(referred.thing()).isPresent()))
                .toList();
        return fitting.size() == 1 && !found.isOpen() ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    /** Everything that the expression of a list refers to, if all of it is of one kind. */
    Optional<List<Node.Scalar>> all(Value value, Wanted wanted) {
        References.Found found = references.of(value);
        List<Referred> attributes = found.attributes();
        boolean clear = !found.isOpen()
                && !attributes.isEmpty()
                && attributes.stream()
                        .allMatch(referred -> wanted.fits(referred)
                                || (referred.attribute().isEmpty()
                                        && wanted.usual(referred.thing()).isPresent()));
        return clear
                ? Optional.of(attributes.stream()
                        .flatMap(referred -> meaning(referred, wanted, value.laterAt()).stream())
                        .flatMap(node -> Members.text(node).stream())
                        .toList())
                : Optional.empty();
    }

    /** What is known after apply. */
    private Node later(Value value, Wanted wanted) {
        Span at = value.laterAt();
        if (wanted == Wanted.PLAIN || depth == FAR) {
            // One reference in the expression of a name is as a rule one part of the name.
            return unknown("`" + value.label() + "` is known after apply", at);
        }
        depth++;
        try {
            return Compound.of(references.of(value), wanted, names, at)
                    .or(() -> referred(value, wanted).flatMap(referred -> meaning(referred, wanted, at)))
                    .orElseGet(() -> unknown("`" + value.label() + "` is known after apply", at));
        } finally {
            depth--;
        }
    }

    /** An attribute of a resource, for a value that takes effect at {@code effect}. */
    private Optional<Node> meaning(Referred referred, Wanted wanted, Span effect) {
        Span at = referred.at().usedAt(effect);
        if (referred.instance().isEmpty()) {
            return foreign(referred, wanted).map(text -> text(text, at));
        }
        Instance instance = referred.instance().get();
        List<Step> attribute = referred.attribute().isEmpty()
                ? wanted.usual(instance.thing()).map(Step::of).orElse(List.of())
                : referred.attribute();
        if (attribute.isEmpty()) {
            return Optional.empty();
        }
        Value value = value(instance, attribute);
        if (value.isHidden()) {
            return of(value, wanted);
        }
        Optional<Node.Scalar> literal =
                value.scalar().or(() -> wanted == Wanted.ROLE ? Given.role(instance) : Optional.empty());
        if (literal.isPresent()) {
            return literal.map(known -> honest(new Node.Scalar(
                    known.form(), known.text(), known.quoted(), known.span().usedAt(effect))));
        }
        Referred whole = new Referred(referred.address(), referred.instance(), attribute, false, referred.at());
        Optional<String> given = Given.of(instance, whole.name(), names);
        if (given.isPresent()) {
            return Optional.of(text(given.get(), at));
        }
        return value.isLater() && value.expression().isPresent()
                ? Optional.of(later(value, wanted))
                : Optional.of(text(Placeholder.property(instance.address().text(), whole.name()), at));
    }

    /** An attribute of a resource that is not read: who it is, or that it is something else. */
    private static Optional<String> foreign(Referred referred, Wanted wanted) {
        String name = referred.name();
        String address = referred.address().text();
        if (wanted == Wanted.PRINCIPAL && !referred.address().data() && Wanted.PRINCIPAL.fits(referred)) {
            return Optional.of(Placeholder.property(address, "principalId"));
        }
        boolean azure = referred.address().type().startsWith("azurerm_")
                && !referred.address().data();
        if (wanted == Wanted.RESOURCE_ID && name.equals("id") && azure) {
            // Its type is none of those that matter; the rest of its id matters to nobody.
            return Optional.of("/subscriptions/" + Placeholder.of("subscription of " + address) + "/resourceGroups/"
                    + Placeholder.of("resource group of " + address) + "/providers/Terraform/"
                    + referred.address().type() + '/' + Placeholder.of(address + ".name"));
        }
        return name.isEmpty() ? Optional.empty() : Optional.of(Placeholder.property(address, name));
    }

    private static Value value(Instance instance, List<Step> path) {
        Value value = instance.attribute(path.get(0).text());
        for (Step step : path.subList(1, path.size())) {
            boolean number = step.isNumber();
            List<Value> elements = number ? value.elements() : List.of();
            int index = number ? Integer.parseInt(step.text()) : -1;
            value = index >= 0 && index < elements.size() ? elements.get(index) : value.member(step.text());
        }
        return value;
    }

    /** A text as it is written, unless it looks like a placeholder, which no plan can mean. */
    private static Node honest(Node node) {
        boolean forged = Members.text(node)
                .filter(found -> Placeholder.isIn(found.text()))
                .isPresent();
        return forged ? unknown("the value holds a bracket that no name in Azure can have", node.span()) : node;
    }

    private static Node.Scalar text(String text, Span at) {
        return new Node.Scalar(Form.TEXT, text, true, at);
    }
}
