package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.KeyStore;
import dev.keyproof.estate.Many;
import dev.keyproof.estate.Placeholder;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Access policies that a template adds to a key vault, or takes away, by a resource of their own (azure.md 1.5). Only
 * where it is certain that they take effect behind the key vault itself, what comes of both is known.
 */
final class PolicyChanges {
    private static final String ADD = "add";
    private static final String REPLACE = "replace";

    private final List<Change> changes = new ArrayList<>();

    /**
     * A change to the policies of a key vault.
     *
     * @param verb {@code add}, {@code replace} or {@code remove}
     * @param last whether the key vault is certainly deployed before
     */
    private record Change(String store, String verb, Field<Many> policies, boolean last) {
        List<Entity> sure() {
            return policies instanceof Field.Present<Many> present
                    ? present.value().sure()
                    : List.of();
        }

        /** Why policies may belong to it that it does not show. */
        Optional<String> open() {
            if (policies instanceof Field.Unknown<Many> unknown) {
                return Optional.of(unknown.reason());
            }
            return policies instanceof Field.Present<Many> present
                    ? present.value().open()
                    : Optional.empty();
        }
    }

    /** Takes the resource {@code VAULT/add}, {@code VAULT/replace} or {@code VAULT/remove}. */
    void add(Resource resource) {
        add(resource, false);
    }

    /** Takes such a resource that is certainly deployed behind its key vault. */
    void addLast(Resource resource) {
        add(resource, true);
    }

    private void add(Resource resource, boolean last) {
        Optional<String> name = resource.body().plain("name").map(Node.Scalar::text);
        List<String> parts = Placeholder.split(name.orElse("").toLowerCase(Locale.ROOT), '/');
        if (parts.size() == 2) {
            Field<Many> policies = KeyVaultReader.policies(
                    resource.body().child("properties"),
                    resource.circumstances().provenance());
            changes.add(new Change(parts.get(0), parts.get(1), policies, last));
        }
    }

    /** The resources, with the policies of each key vault as the changes that are about it leave them. */
    List<Entity> applied(List<Entity> resources) {
        return changes.isEmpty()
                ? resources
                : resources.stream().map(this::applied).toList();
    }

    private Entity applied(Entity resource) {
        if (!resource.kind().equals(KeyStore.KEY_VAULT.word())) {
            return resource;
        }
        List<Change> own = changes.stream()
                .filter(change -> change.store().equals(resource.name().toLowerCase(Locale.ROOT)))
                .toList();
        if (own.isEmpty()) {
            return resource;
        }
        Field<Many> policies = resource.get(KeyStore.ACCESS_POLICIES);
        return resource.copy()
                .set(KeyStore.ACCESS_POLICIES, changed(resource.name(), policies, own))
                .build();
    }

    private static Field<Many> changed(String store, Field<Many> policies, List<Change> own) {
        String reason = "a resource of its own changes the access policies of `" + store + "`";
        if (own.size() == 1 && own.get(0).last() && own.get(0).verb().equals(REPLACE)) {
            return own.get(0).policies();
        }
        if (!own.stream().allMatch(change -> change.verb().equals(ADD))) {
            return Field.unknown(reason, policies.span());
        }
        Many known = policies instanceof Field.Present<Many> present ? present.value() : Many.NONE;
        List<Entity> sure = new ArrayList<>(known.sure());
        List<Entity> possible = new ArrayList<>(known.possible());
        Optional<String> open =
                policies instanceof Field.Unknown<Many> unknown ? Optional.of(unknown.reason()) : known.open();
        for (Change change : own) {
            (change.last() ? sure : possible).addAll(change.sure());
            open = open.or(() -> change.last() ? change.open() : Optional.of(reason));
        }
        boolean alone = own.size() == 1 && known.sure().isEmpty();
        Span at = alone ? own.get(0).policies().span() : policies.span();
        return new Field.Present<>(new Many(sure, possible, open), at, policies.assumptions());
    }
}
