package dev.keyproof.estate;

import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The Backup vaults of an estate with everything that they link to. */
final class Vaults {
    private final Directory directory = new Directory(BackupVault.KIND.word());
    private final Directory endpointDirectory = new Directory(PrivateEndpoint.KIND.word());
    private final Map<Entity, Entity> joined = new HashMap<>();
    private final Map<Entity, List<Entity>> endpoints = new HashMap<>();
    private final List<Entity> strayEndpoints = new ArrayList<>();
    private final Actors actors;
    private final Keys keys;
    private final Openness openness;
    private final Set<String> namedStores = new HashSet<>();
    private final List<Entity> all;

    Vaults(List<Entity> resources, List<Entity> endpointResources, Actors actors, Keys keys, Openness openness) {
        this.actors = actors;
        this.keys = keys;
        this.openness = openness;
        resources.forEach(vault -> directory.add(vault, BackupVault.ID));
        endpointResources.forEach(this::place);
        this.all = resources.stream().map(this::join).toList();
    }

    /** The vaults, in the order of the input. */
    List<Entity> all() {
        return all;
    }

    /** The vault that a workload names. */
    Field<Entity> of(Field<Reference> reference) {
        if (!(reference instanceof Field.Present<Reference> present)) {
            return Field.like(reference);
        }
        Directory.Sought sought = directory.find(present.value().written());
        Entity vault = sought.found()
                .map(joined::get)
                .orElseGet(() -> Stub.of(
                                BackupVault.KIND.word(),
                                BackupVault.SHAPE,
                                last(present.value().written()),
                                sought.reason(),
                                present.span())
                        .build());
        return new Field.Present<>(vault, present.span(), present.assumptions());
    }

    /** Whether a key URI of some vault names a key store so; lower-case. */
    boolean storeIsNamed(String name) {
        return namedStores.contains(name);
    }

    private void place(Entity endpoint) {
        endpointDirectory.add(endpoint);
        Field<Reference> vault = endpoint.get(PrivateEndpoint.VAULT);
        Optional<Entity> found = endpoint.value(PrivateEndpoint.VAULT)
                .flatMap(present -> directory.find(present.written()).found());
        if (found.isPresent()) {
            endpoints.computeIfAbsent(found.get(), none -> new ArrayList<>(1)).add(endpoint);
        } else if (!(vault instanceof Field.Present<Reference> present)
                || directory.mayHave(present.value().written())) {
            strayEndpoints.add(endpoint);
        }
    }

    private Entity join(Entity vault) {
        Entity.Builder copy = vault.copy();
        copy.set(BackupVault.SYSTEM_PRINCIPAL, actors.systemPrincipal(vault));
        copy.set(BackupVault.USER_ASSIGNED, userAssigned(vault));
        copy.set(BackupVault.ENCRYPTION_IDENTITY, identity(vault));
        copy.set(BackupVault.KEY_URI, keys.settled(vault.get(BackupVault.KEY_URI)));
        copy.set(BackupVault.KEY, keys.of(vault.get(BackupVault.KEY_URI)));
        copy.set(BackupVault.PRIVATE_ENDPOINTS, privateEndpoints(vault));
        vault.value(BackupVault.KEY_URI).flatMap(uri -> uri.value(KeyUri.STORE)).ifPresent(namedStores::add);
        Entity made = copy.build();
        joined.put(vault, made);
        return made;
    }

    private Field<Many> userAssigned(Entity vault) {
        Field<List<Reference>> references = vault.get(BackupVault.USER_ASSIGNED_REFERENCES);
        if (references instanceof Field.Unknown<List<Reference>>) {
            return Field.like(references);
        }
        List<Entity> attached = new ArrayList<>();
        for (Reference reference : written(references)) {
            Entity identity = actors.userAssigned(reference);
            if (!attached.contains(identity)) {
                attached.add(identity);
            }
        }
        List<Entity> possible = vault.value(BackupVault.IDENTITY_REFERENCE)
                .filter(wanted -> written(references).stream().anyMatch(one -> mayBe(one, wanted)))
                .map(actors::userAssigned)
                .filter(identity -> !attached.contains(identity))
                .map(List::of)
                .orElse(List.of());
        Many many = new Many(List.copyOf(attached), possible, Optional.empty());
        return new Field.Present<>(many, references.span(), references.assumptions());
    }

    /** Whether two references that are not the same may turn out to be: one of them holds a placeholder. */
    private static boolean mayBe(Reference one, Reference other) {
        boolean placeholder = Placeholder.isIn(one.written()) || Placeholder.isIn(other.written());
        return placeholder && !Actors.isSystem(other) && Placeholder.mayEqual(one.written(), other.written());
    }

    private static List<Reference> written(Field<List<Reference>> references) {
        return references instanceof Field.Present<List<Reference>> present ? present.value() : List.of();
    }

    private Field<Entity> identity(Entity vault) {
        Field<Reference> reference = vault.get(BackupVault.IDENTITY_REFERENCE);
        if (!(reference instanceof Field.Present<Reference> present)) {
            return Field.like(reference);
        }
        Entity identity =
                Actors.isSystem(present.value()) ? actors.systemAssigned(vault) : actors.userAssigned(present.value());
        return new Field.Present<>(identity, reference.span(), reference.assumptions());
    }

    private Field<Many> privateEndpoints(Entity vault) {
        Field<List<Reference>> references = vault.get(BackupVault.PRIVATE_ENDPOINT_REFERENCES);
        List<Entity> sure = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (Reference reference : written(references)) {
            Entity endpoint = endpoint(reference);
            if (names.add(endpoint.name().toLowerCase(Locale.ROOT))) {
                sure.add(endpoint);
            }
        }
        for (Entity endpoint : endpoints.getOrDefault(vault, List.of())) {
            if (names.add(endpoint.name().toLowerCase(Locale.ROOT))) {
                sure.add(endpoint);
            }
        }
        Optional<String> open = references instanceof Field.Unknown<List<Reference>> unknown
                ? Optional.of(unknown.reason())
                : openness.endpoints(vault);
        boolean restsOnA12 = openness.endpointsRestOnA12(vault);
        Set<Assumption> assumptions = restsOnA12 ? Set.of(Assumption.A12) : references.assumptions();
        Many many = new Many(sure, strays(vault), open);
        return new Field.Present<>(many, span(references, sure), assumptions);
    }

    /** Endpoints that do not show where they lead, or show it with a placeholder that may be this vault's. */
    private List<Entity> strays(Entity vault) {
        String id = vault.value(BackupVault.ID).orElse(vault.name());
        return strayEndpoints.stream()
                .filter(endpoint -> endpoint.value(PrivateEndpoint.VAULT)
                        .map(reference -> Placeholder.mayEqual(reference.written(), id))
                        .orElse(true))
                .toList();
    }

    private static Span span(Field<List<Reference>> references, List<Entity> sure) {
        boolean here = !(references instanceof Field.Absent<List<Reference>>) || sure.isEmpty();
        return here ? references.span() : sure.get(0).span();
    }

    private Entity endpoint(Reference reference) {
        String name = last(reference.written());
        Directory.Sought sought = endpointDirectory.find(name);
        return sought.found()
                .orElseGet(() -> Stub.of(
                                PrivateEndpoint.KIND.word(),
                                PrivateEndpoint.SHAPE,
                                name,
                                sought.reason(),
                                reference.span())
                        .build());
    }

    private static String last(String written) {
        return written.substring(written.lastIndexOf('/') + 1);
    }
}
