package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.KeyStore;
import dev.keyproof.estate.Many;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Access policies that a template adds to a key vault, or takes away, by a resource of their own (azure.md 1.5). In
 * which order it and the key vault take effect stands in no input, so that what the key vault says of its policies is
 * no longer the whole.
 */
final class PolicyChanges {
    private final List<Change> changes = new ArrayList<>();

    /** A change to the policies of a key vault; {@code adds} if none of those that stand there can go. */
    private record Change(String store, boolean adds) {}

    /** Takes the resource {@code VAULT/add}, {@code VAULT/replace} or {@code VAULT/remove}. */
    void add(Resource resource) {
        Optional<String> name = resource.body().plain("name").map(Node.Scalar::text);
        String[] parts = name.orElse("").toLowerCase(Locale.ROOT).split("/", -1);
        if (parts.length == 2) {
            changes.add(new Change(parts[0], parts[1].equals("add")));
        }
    }

    /** The resources, with the policies of each key vault left open that a change is about. */
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
        String reason = "a resource of its own changes the access policies of `" + resource.name() + "`";
        Many known = policies instanceof Field.Present<Many> present ? present.value() : Many.NONE;
        boolean adds = own.stream().allMatch(Change::adds);
        Field<Many> open = adds && !(policies instanceof Field.Unknown<Many>)
                ? new Field.Present<>(
                        new Many(known.sure(), known.possible(), Optional.of(reason)),
                        policies.span(),
                        policies.assumptions())
                : Field.unknown(reason, policies.span());
        return resource.copy().set(KeyStore.ACCESS_POLICIES, open).build();
    }
}
