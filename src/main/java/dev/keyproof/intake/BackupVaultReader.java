package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.estate.BackupVault;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Members;
import dev.keyproof.estate.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code Microsoft.DataProtection/backupVaults} (azure.md 1.1). */
final class BackupVaultReader {
    private static final Map<String, Tier> TIERS = Map.of(
            "operationalstore", Tier.OPERATIONAL,
            "vaultstore", Tier.VAULT_STANDARD,
            "archivestore", Tier.VAULT_ARCHIVE);

    private BackupVaultReader() {}

    static void read(Resource resource, Gathering into) {
        Body body = resource.body();
        Entity.Builder vault = resource.start(BackupVault.KIND, BackupVault.NAME, "vaultName");
        vault.set(BackupVault.ID, resource.idField())
                .set(BackupVault.REGION, resource.region())
                .set(BackupVault.RESOURCE_GROUP, resource.resourceGroup())
                .set(BackupVault.SUBSCRIPTION, resource.subscription());
        Body properties = body.child("properties");
        vault.set(BackupVault.TIERS, tiers(properties));
        VaultIdentity.read(body, vault, into, resource.circumstances());
        VaultEncryption.read(properties, vault, resource);
        into.add(vault.build());
    }

    /** The tiers of the vault's storage settings; one unlisted store leaves the whole set open. */
    private static Field<Members<Tier>> tiers(Body properties) {
        Field<List<Node>> items = properties.list("storageSettings");
        if (!(items instanceof Field.Present<List<Node>> present)) {
            return Body.missing("storageSettings", items);
        }
        List<Tier> tiers = new ArrayList<>();
        for (Body setting : properties.objects("storageSettings", present.value())) {
            Field<Tier> tier = setting.text("datastoreType", (text, span) -> {
                Tier found = TIERS.get(text.toLowerCase(Locale.ROOT));
                return found == null
                        ? Field.unknown(Words.unlisted("datastoreType", text), span)
                        : Field.present(found, span);
            });
            if (!(tier instanceof Field.Present<Tier> known)) {
                return tier instanceof Field.Absent<Tier> absent
                        ? Field.unknown("a storage setting has no `datastoreType`", absent.span())
                        : Body.missing("datastoreType", tier);
            }
            tiers.add(known.value());
        }
        if (tiers.size() < present.value().size() || tiers.isEmpty()) {
            return Field.unknown("`storageSettings` names no store", present.span());
        }
        return Field.present(Members.of(Tier.class, tiers), present.span());
    }
}
