package dev.keyproof.terraform;

import dev.keyproof.document.Node;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lowers Backup vaults of azurerm, which know nothing of encryption, and the resource that sets it (azure.md 5.6). */
final class BackupVaults {
    private final Symbols symbols;

    BackupVaults(Symbols symbols) {
        this.symbols = symbols;
    }

    /** The vault without encryption settings. */
    Node.Mapping vault(Instance vault) {
        Span place = vault.place();
        Arm setting = new Arm(place)
                .set("datastoreType", symbols.of(vault.attribute("datastore_type"), Wanted.PLAIN))
                .set("type", symbols.of(vault.attribute("redundancy"), Wanted.PLAIN));
        Node settings = new Node.Sequence(
                List.of(setting.node()), vault.attribute("datastore_type").place());
        return Common.start(vault, symbols)
                .set("identity", identity(vault))
                .set("properties", new Arm(place).set("storageSettings", settings))
                .node();
    }

    /** The settings that the provider sends: always the system-assigned identity, always enabled. */
    Node.Mapping encryption(Instance settings) {
        Span place = settings.place();
        Optional<Node> key = symbols.of(settings.attribute("key_vault_key_id"), Wanted.KEY_URI)
                .or(() -> symbols.of(settings.attribute("managed_hsm_key_id"), Wanted.KEY_URI));
        Arm encryption = new Arm(place)
                .set("state", "Enabled")
                .set("kekIdentity", new Arm(place).set("identityType", "SystemAssigned"))
                .set("keyVaultProperties", new Arm(place).set("keyUri", key));
        return encryption(encryption.node(), place);
    }

    /** The settings of a vault whose settings are not known. */
    static Node.Mapping unknown(String reason, Span at) {
        return encryption(Symbols.unknown(reason, at), at);
    }

    private static Node.Mapping encryption(Node settings, Span at) {
        Arm security = new Arm(at).set("encryptionSettings", settings);
        return new Arm(at)
                .set("properties", new Arm(at).set("securitySettings", security))
                .node();
    }

    private Optional<Node> identity(Instance vault) {
        Value block = vault.attribute("identity");
        if (block.isHidden() || block.isLater() || !(block.isWritten() || block.isUnset())) {
            return symbols.of(block, Wanted.PLAIN);
        }
        return block.elements().isEmpty()
                ? Optional.empty()
                : Optional.of(identity(vault, block.elements().get(0)));
    }

    private Node identity(Instance vault, Value identity) {
        Value principal = identity.member("principal_id");
        String id = principal
                .text()
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> Given.systemPrincipal(vault, symbols.names()));
        Span at = identity.written().map(Node::span).orElse(vault.place());
        return new Arm(vault.place())
                .set("type", symbols.of(identity.member("type"), Wanted.PLAIN))
                .set("principalId", Arm.text(id, principal.place()))
                .set("userAssignedIdentities", attached(identity.member("identity_ids")))
                .node(at);
    }

    /** The identities of a set: those that are written, and those that the expression of an unknown one refers to. */
    Optional<Node> attached(Value ids) {
        if (ids.isHidden() || (ids.isUnset() && !ids.isLater())) {
            return symbols.of(ids, Wanted.IDENTITY_ID);
        }
        List<Node.Entry> entries = new ArrayList<>();
        boolean open = ids.isLater() || !ids.isWritten();
        for (Value id : ids.elements()) {
            Optional<Node.Scalar> known = id.isLater()
                    ? Optional.empty()
                    : symbols.of(id, Wanted.PLAIN).flatMap(Members::text);
            known.ifPresent(text -> entries.add(new Node.Entry(text, new Node.Mapping(List.of(), text.span()))));
            open |= known.isEmpty();
        }
        if (open) {
            Optional<List<Node.Scalar>> referred = symbols.all(ids, Wanted.IDENTITY_ID);
            if (referred.isEmpty()) {
                return Optional.of(Symbols.unknown("`" + ids.label() + "` is known after apply", ids.laterAt()));
            }
            referred.get().forEach(id -> entries.add(new Node.Entry(id, new Node.Mapping(List.of(), id.span()))));
        }
        return Optional.of(new Node.Mapping(entries, ids.place()));
    }
}
