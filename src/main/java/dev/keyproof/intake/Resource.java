package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.estate.ArmId;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Attribute;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Kind;
import dev.keyproof.estate.Placeholder;
import dev.keyproof.text.Span;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One resource as an input shows it, not yet read.
 *
 * @param active the assumptions that are switched on
 */
record Resource(
        ResourceType type, Node.Mapping mapping, Circumstances circumstances, Notices notices, Set<Assumption> active) {

    private static final Pattern REGION = Pattern.compile("[0-9A-Za-z]+(?: [0-9A-Za-z]+)*");

    /** A text and its place. */
    record Located(String text, Span span) {
        static Located of(Node.Scalar scalar) {
            return new Located(scalar.text(), scalar.span());
        }
    }

    /** The object itself. */
    Body body() {
        return Body.of(mapping, circumstances, notices);
    }

    /** Where the resource is written: its first character, with its pointer. */
    Span span() {
        return Body.brace(mapping);
    }

    /** The resource id that is written in the object. */
    Optional<ArmId> id() {
        return body().plain("id").flatMap(id -> ArmId.parse(id.text()));
    }

    /** An entity with its name, from the object, its id, the request's parameter, or the name of the file. */
    Entity.Builder start(Kind kind, Attribute<String> nameAttribute, String... parameters) {
        Located name = name(parameters);
        return Entity.of(kind.word(), kind.shape(), name.text(), span(), circumstances.provenance())
                .set(nameAttribute, Field.present(name.text(), name.span()));
    }

    /** The name: of a resource inside another one the last part of it. */
    Located name(String... parameters) {
        Body body = body();
        Field<String> written = body.name("name", Field::present);
        if (written instanceof Field.Present<String> present) {
            String text = present.value();
            return new Located(text.substring(Placeholder.masked(text).lastIndexOf('/') + 1), present.span());
        }
        Optional<Located> byId = body.plain("id")
                .flatMap(id -> ArmId.parse(id.text()).flatMap(ArmId::name).map(found -> new Located(found, id.span())));
        if (byId.isPresent()) {
            return byId.get();
        }
        for (String parameter : parameters) {
            Optional<Node.Scalar> found = circumstances.parameter(parameter);
            if (found.isPresent()) {
                return Located.of(found.get());
            }
        }
        return new Located(circumstances.stem(), span());
    }

    /** The resource id, if it is written. */
    Field<String> idField() {
        return body().name("id", Field::present);
    }

    /** The resource group: from the id, a column, or the request. */
    Field<String> resourceGroup() {
        return around(id().flatMap(ArmId::resourceGroup), "resourceGroup", "resourceGroupName");
    }

    /** The subscription: from the id, a column, or the request. */
    Field<String> subscription() {
        return around(id().flatMap(ArmId::subscription), "subscriptionId", "subscriptionId");
    }

    /** The region, lower-case and without blanks (azure-A16). */
    Field<String> region() {
        return body().text("location", (text, span) -> {
            if (!REGION.matcher(text).matches()) {
                return Field.unknown("`location` is " + Shown.of(text) + ", which is no region", span);
            }
            String normal = text.replace(" ", "").toLowerCase(Locale.ROOT);
            return normal.equals(text)
                    ? Field.present(normal, span)
                    : new Field.Present<>(normal, span, Set.of(Assumption.A16));
        });
    }

    private Field<String> around(Optional<String> fromId, String column, String parameter) {
        Body body = body();
        if (fromId.isPresent()) {
            Span at = body.plain("id").map(Node::span).orElse(span());
            return Field.present(fromId.get(), at);
        }
        Field<String> written = body.name(column, Field::present);
        if (written instanceof Field.Present<String>) {
            return written;
        }
        return circumstances
                .parameter(parameter)
                .<Field<String>>map(found -> Field.present(found.text(), found.span()))
                .orElse(written);
    }
}
