package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.BackupVault;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Notation;
import dev.keyproof.estate.Placeholder;
import dev.keyproof.estate.Principal;
import dev.keyproof.estate.Reference;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the identity block of a Backup vault: which identities it has, and who they are. */
final class VaultIdentity {
    private static final String SYSTEM = "systemassigned";
    private static final String USER = "userassigned";
    private static final String NONE = "none";
    private static final String LIST = "userAssignedIdentities";

    private VaultIdentity() {}

    static void read(Body vault, Entity.Builder into, Gathering gathering, Circumstances circumstances) {
        Body identity = vault.child("identity");
        if (!identity.isWritten()) {
            without(identity, into);
            return;
        }
        into.set(BackupVault.IDENTITY, Field.present(true, identity.place()));
        Field<Set<String>> types = types(identity);
        into.set(BackupVault.SYSTEM_ASSIGNED, system(types));
        into.set(BackupVault.USER_ASSIGNED_REFERENCES, attached(identity, types, circumstances));
        into.set(BackupVault.SYSTEM_PRINCIPAL, systemPrincipal(identity, types));
        described(identity, gathering, circumstances);
    }

    /** A complete vault without an identity block has no identity (azure-A1). */
    private static void without(Body identity, Entity.Builder into) {
        Field<Object> reason = identity.missing("type");
        if (reason instanceof Field.Unknown<Object> unknown) {
            into.set(BackupVault.IDENTITY, Field.unknown(unknown.reason(), unknown.span()))
                    .set(BackupVault.SYSTEM_ASSIGNED, Field.unknown(unknown.reason(), unknown.span()))
                    .set(BackupVault.SYSTEM_PRINCIPAL, Field.unknown(unknown.reason(), unknown.span()))
                    .set(BackupVault.USER_ASSIGNED_REFERENCES, Field.unknown(unknown.reason(), unknown.span()));
            return;
        }
        Set<Assumption> complete = Set.of(Assumption.A1);
        into.set(BackupVault.IDENTITY, new Field.Absent<>(identity.place(), complete))
                .set(BackupVault.SYSTEM_ASSIGNED, new Field.Present<>(false, identity.place(), complete))
                .set(BackupVault.USER_ASSIGNED_REFERENCES, new Field.Present<>(List.of(), identity.place(), complete));
    }

    /** The words of {@code type}, which is free text: split on commas, in any case, with or without blanks. */
    private static Field<Set<String>> types(Body identity) {
        Field<Set<String>> types = identity.text("type", VaultIdentity::split);
        return types instanceof Field.Absent<Set<String>> absent
                ? Field.unknown("`identity` has no `type`", absent.span())
                : types;
    }

    private static Field<Set<String>> split(String text, Span span) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split(",", -1)) {
            words.add(word.strip());
        }
        boolean listed = words.stream().allMatch(Set.of(SYSTEM, USER, NONE)::contains);
        boolean sensible = !words.contains(NONE) || words.size() == 1;
        return listed && sensible
                ? Field.present(Set.copyOf(words), span)
                : Field.unknown(Words.unlisted("identity.type", text), span);
    }

    private static Field<Boolean> system(Field<Set<String>> types) {
        return types instanceof Field.Present<Set<String>> known
                ? Field.present(known.value().contains(SYSTEM), known.span())
                : Body.missing("identity.type", types);
    }

    /** Who the system-assigned identity is; the service tells its object id only when it answers. */
    private static Field<Principal> systemPrincipal(Body identity, Field<Set<String>> types) {
        if (!(types instanceof Field.Present<Set<String>> known)) {
            return Body.missing("identity.type", types);
        }
        if (!known.value().contains(SYSTEM)) {
            return Field.absent(known.span());
        }
        Optional<Node.Scalar> id = identity.plain("principalId")
                .filter(found -> Notation.isName(found.text()) && !Placeholder.isIn(found.text()));
        return Field.present(
                new Principal(id.map(Node.Scalar::text), Optional.empty()),
                id.map(Node.Scalar::span).orElse(known.span()));
    }

    private static Field<List<Reference>> attached(
            Body identity, Field<Set<String>> types, Circumstances circumstances) {
        if (!(types instanceof Field.Present<Set<String>> known)) {
            return Body.missing("identity.type", types);
        }
        if (circumstances.open().isPresent()) {
            return Field.unknown(circumstances.open().get(), identity.place());
        }
        List<Node.Entry> entries = entries(identity);
        if (!known.value().contains(USER)) {
            return entries.isEmpty()
                    ? Field.present(List.of(), known.span())
                    : Field.unknown("identities are listed, but `identity.type` does not say so", known.span());
        }
        if (entries.isEmpty()) {
            Field<Object> none = identity.child(LIST).missing(LIST);
            return none instanceof Field.Unknown<Object> unknown
                    ? Field.unknown(unknown.reason(), unknown.span())
                    : Field.unknown("`identity.type` says that identities are attached, but lists none", known.span());
        }
        List<Reference> references = new ArrayList<>();
        for (Node.Entry entry : entries) {
            references.add(new Reference(entry.key().text(), Body.keyPlace(entry)));
        }
        Span first = references.get(0).span();
        Span all = new Span(
                first.source(),
                first.start(),
                references.get(references.size() - 1).span().end(),
                first.pointer(),
                first.usedAt());
        return Field.present(references, references.size() == 1 ? first : all);
    }

    /** The principals that the list of attached identities shows, so that grants can be joined on them. */
    private static void described(Body identity, Gathering gathering, Circumstances circumstances) {
        for (Node.Entry entry : entries(identity)) {
            if (entry.value() instanceof Node.Mapping mapping) {
                Body shown = identity.element(mapping);
                Optional<Principal> principal = shown.plain("principalId")
                        .filter(id -> !Placeholder.isIn(id.text()))
                        .map(id -> IdentityReader.principal(id.text()));
                if (principal.isPresent()) {
                    gathering.add(IdentityReader.attached(entry, shown, circumstances));
                }
            }
        }
    }

    private static List<Node.Entry> entries(Body identity) {
        return identity.member(LIST)
                .filter(Node.Mapping.class::isInstance)
                .map(node -> ((Node.Mapping) node).entries())
                .orElse(List.of());
    }
}
