package dev.keyproof.estate;

import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who acts in an estate: one entity an identity, so that two links to the same identity are the same object, and one
 * token a principal, whichever way it is named.
 */
final class Actors {
    private static final String SYSTEM = "system-assigned";
    private static final String SYSTEM_OF = SYSTEM + " of ";

    private final Directory identities = new Directory(Identity.KIND.word());
    private final Directory vaults = new Directory(BackupVault.KIND.word());
    private final Map<Entity, Entity> described = new HashMap<>();
    private final Map<String, Entity> stubs = new HashMap<>();
    private final Map<String, List<Entity>> stubsByName = new HashMap<>();
    private final Map<String, String> tokensByObjectId = new HashMap<>();

    /** Learns the identities and vaults of an estate; grants are resolved afterwards. */
    Actors(List<Entity> identityResources, List<Entity> vaultResources) {
        for (Entity identity : identityResources) {
            identities.add(identity, Identity.ID);
            described.put(identity, joined(identity));
        }
        vaultResources.forEach(vault -> vaults.add(vault, BackupVault.ID));
        for (Entity vault : vaultResources) {
            vault.value(BackupVault.SYSTEM_PRINCIPAL)
                    .flatMap(Principal::objectId)
                    .ifPresent(id -> tokensByObjectId.putIfAbsent(id, token(vault)));
        }
        List<Reference> references = vaultResources.stream()
                .flatMap(vault -> references(vault).stream())
                .toList();
        // Ids first: a name then finds the identity that an id has made known.
        references.stream().filter(Actors::isId).forEach(this::userAssigned);
        references.stream().filter(reference -> !isId(reference)).forEach(this::userAssigned);
    }

    /** The described identities, joined, in the order of the input. */
    List<Entity> identities(List<Entity> resources) {
        return resources.stream().map(described::get).toList();
    }

    /** The user-assigned identity that a vault names. */
    Entity userAssigned(Reference reference) {
        Directory.Sought sought = identities.find(reference.written());
        if (sought.found().isPresent()) {
            return described.get(sought.found().get());
        }
        String text = lower(reference.written());
        List<Entity> namesakes = isId(reference) ? List.of() : stubsByName.getOrDefault(text, List.of());
        if (namesakes.size() == 1) {
            return namesakes.get(0);
        }
        return stubs.computeIfAbsent(
                text, token -> stub(reference, sought.reason(), namesakes.isEmpty() && !identities.isAmbiguous(text)));
    }

    private Entity stub(Reference reference, String reason, boolean sure) {
        String written = reference.written();
        String name = written.substring(written.lastIndexOf('/') + 1);
        Span at = reference.span();
        Entity.Builder stub = Stub.of(Identity.KIND.word(), Identity.SHAPE, name, reason, at);
        stub.set(Identity.IDENTITY_KIND, Field.present(IdentityKind.USER_ASSIGNED, at));
        if (isId(reference)) {
            stub.set(Identity.ID, Field.present(written, at));
        }
        if (sure) {
            Principal principal = new Principal(Optional.empty(), Optional.of(lower(written)));
            stub.set(Identity.PRINCIPAL, Field.present(principal, at));
        }
        Entity made = stub.build();
        stubsByName.computeIfAbsent(lower(name), none -> new ArrayList<>(1)).add(made);
        return made;
    }

    /** The system-assigned identity of a vault as it was read. */
    Entity systemAssigned(Entity vault) {
        Field<Boolean> on = vault.get(BackupVault.SYSTEM_ASSIGNED);
        Entity.Builder identity =
                Entity.of("SystemAssignedIdentity", Identity.SHAPE, vault.name(), on.span(), vault.provenance());
        identity.set(Identity.NAME, Field.present(vault.name(), vault.span()));
        identity.set(Identity.IDENTITY_KIND, Field.present(IdentityKind.SYSTEM_ASSIGNED, on.span()));
        identity.set(Identity.PRINCIPAL, systemPrincipal(vault));
        return identity.build();
    }

    /** Who the system-assigned identity of a vault is: absent while it is off, unknown while that is not known. */
    Field<Principal> systemPrincipal(Entity vault) {
        Field<Boolean> on = vault.get(BackupVault.SYSTEM_ASSIGNED);
        if (on instanceof Field.Present<Boolean> present) {
            if (!present.value()) {
                return new Field.Absent<>(on.span(), on.assumptions());
            }
            Field<Principal> written = vault.get(BackupVault.SYSTEM_PRINCIPAL);
            Optional<String> objectId =
                    vault.value(BackupVault.SYSTEM_PRINCIPAL).flatMap(Principal::objectId);
            Span at = written instanceof Field.Present<Principal> ? written.span() : on.span();
            return new Field.Present<>(new Principal(objectId, Optional.of(token(vault))), at, on.assumptions());
        }
        String reason = on instanceof Field.Unknown<Boolean> unknown
                ? unknown.reason()
                : "whether the system-assigned identity is on is not written";
        return new Field.Unknown<>(reason, on.span(), on.assumptions());
    }

    /** The principal of a grant or policy, with the token of its identity where it has one. */
    Field<Principal> resolve(Field<Principal> field) {
        if (!(field instanceof Field.Present<Principal> present)) {
            return field;
        }
        Principal written = present.value();
        if (written.identity().isEmpty()) {
            Optional<String> token = written.objectId().map(tokensByObjectId::get);
            return with(present, new Principal(written.objectId(), token));
        }
        return named(present, written.identity().get());
    }

    /** Names that are near to a name of nobody, as a question; empty when somebody has the name. */
    String question(String name) {
        boolean somebody = name.startsWith("/")
                || lower(name).startsWith(SYSTEM_OF)
                || Placeholder.isIn(name)
                || identities.contains(name)
                || vaults.contains(name)
                || stubsByName.containsKey(lower(name));
        if (somebody) {
            return "";
        }
        String question = identities.question(name);
        return question.isEmpty() ? vaults.question(name) : question;
    }

    private Field<Principal> named(Field.Present<Principal> field, String text) {
        boolean system = lower(text).startsWith(SYSTEM_OF);
        String name = system ? text.substring(SYSTEM_OF.length()) : text;
        Optional<Entity> identity =
                system ? Optional.empty() : identities.find(name).found().map(described::get);
        boolean other = identity.isPresent();
        Optional<Entity> vault = vaults.find(name).found().filter(found -> !other || mayAct(found));
        List<Entity> stubbed = system ? List.of() : stubsNamed(name);
        if (identity.isEmpty() && vault.isEmpty() && stubbed.size() == 1) {
            identity = Optional.of(stubbed.get(0));
        }
        boolean several = stubbed.size() > 1 || (!system && (identities.isAmbiguous(name) || vaults.isAmbiguous(name)));
        if (several || (identity.isPresent() && vault.isPresent())) {
            String reason = "`" + text + "` names more than one identity or vault";
            return new Field.Unknown<>(reason, field.span(), field.assumptions());
        }
        if (identity.isPresent()) {
            return with(field, identity.get().value(Identity.PRINCIPAL).orElse(field.value()));
        }
        Optional<String> objectId = field.value().objectId();
        if (vault.isPresent()) {
            Optional<String> known =
                    vault.get().value(BackupVault.SYSTEM_PRINCIPAL).flatMap(Principal::objectId);
            return with(field, new Principal(known.or(() -> objectId), Optional.of(token(vault.get()))));
        }
        return with(field, new Principal(objectId, Optional.of(lower(text))));
    }

    private static boolean mayAct(Entity vault) {
        return vault.value(BackupVault.SYSTEM_ASSIGNED).orElse(true);
    }

    private List<Entity> stubsNamed(String written) {
        Entity exact = stubs.get(lower(written));
        return exact != null ? List.of(exact) : stubsByName.getOrDefault(lower(written), List.of());
    }

    private static Field<Principal> with(Field<Principal> field, Principal principal) {
        return new Field.Present<>(principal, field.span(), field.assumptions());
    }

    private Entity joined(Entity identity) {
        if (identity.get(Identity.PRINCIPAL) instanceof Field.Unknown<Principal>) {
            // INVARIANT: nothing is told of an identity that was refused, so no grant to it can be one that suffices.
            return identity;
        }
        Field<Principal> written = identity.get(Identity.PRINCIPAL_ID);
        Optional<String> objectId = identity.value(Identity.PRINCIPAL_ID).flatMap(Principal::objectId);
        String token = lower(identity.value(Identity.ID).orElse(identity.name()));
        objectId.ifPresent(id -> tokensByObjectId.putIfAbsent(id, token));
        Principal principal = new Principal(objectId, Optional.of(token));
        Span at = written instanceof Field.Present<Principal> ? written.span() : identity.span();
        Entity.Builder copy = identity.copy();
        copy.set(Identity.PRINCIPAL, new Field.Present<>(principal, at, written.assumptions()));
        return copy.build();
    }

    private static List<Reference> references(Entity vault) {
        List<Reference> found = new ArrayList<>(
                vault.value(BackupVault.USER_ASSIGNED_REFERENCES).orElse(List.of()));
        vault.value(BackupVault.IDENTITY_REFERENCE)
                .filter(reference -> !isSystem(reference))
                .ifPresent(found::add);
        return found;
    }

    /** Whether a reference means the vault's own identity. */
    static boolean isSystem(Reference reference) {
        return reference.written().equalsIgnoreCase(SYSTEM);
    }

    private String token(Entity vault) {
        boolean alone = !vaults.isAmbiguous(vault.name());
        return SYSTEM_OF
                + lower(alone ? vault.name() : vault.value(BackupVault.ID).orElse(vault.name()));
    }

    private static boolean isId(Reference reference) {
        return reference.written().startsWith("/");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
