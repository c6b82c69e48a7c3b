package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Placeholder;
import dev.keyproof.estate.Reference;
import dev.keyproof.estate.Workload;
import dev.keyproof.text.Span;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code backupVaults/backupInstances}: what a vault protects (BKP-1, LIM-1). */
final class BackupInstanceReader {
    /** Types of data sources by the word that descriptors use. */
    private static final Map<String, String> DATASOURCES = Map.of(
            "microsoft.compute/disks", "azure-disk",
            "microsoft.storage/storageaccounts/blobservices", "blob",
            "microsoft.dbforpostgresql/servers/databases", "postgresql",
            "microsoft.dbforpostgresql/flexibleservers", "postgresql-flexible",
            "microsoft.dbformysql/flexibleservers", "mysql-flexible",
            "microsoft.containerservice/managedclusters", "aks");

    private BackupInstanceReader() {}

    static void read(Resource resource, Gathering into) {
        Body source = resource.body().child("properties").child("dataSourceInfo");
        into.add(resource.start(Workload.KIND, Workload.NAME, "backupInstanceName")
                .set(Workload.VAULT_REFERENCE, vault(resource))
                .set(Workload.DATASOURCE, source.name("datasourceType", BackupInstanceReader::datasource))
                .set(Workload.TIER, Field.unknown("the policy that sets the tier is not in the input", resource.span()))
                .build());
    }

    private static Field<String> datasource(String type, Span span) {
        String lower = type.toLowerCase(Locale.ROOT);
        return Placeholder.isIn(type)
                ? Field.unknown(Placeholder.reason(type), span)
                : Field.present(DATASOURCES.getOrDefault(lower, lower), span);
    }

    private static Field<Reference> vault(Resource resource) {
        Optional<Node.Scalar> id = resource.body().plain("id");
        int child = id.map(found -> Placeholder.masked(found.text())
                        .toLowerCase(Locale.ROOT)
                        .indexOf("/backupinstances/"))
                .orElse(-1);
        if (child > 0) {
            Span at = id.get().span();
            return Field.present(new Reference(id.get().text().substring(0, child), at), at);
        }
        return resource.circumstances()
                .parameter("vaultName")
                .<Field<Reference>>map(name -> Field.present(new Reference(name.text(), name.span()), name.span()))
                .orElseGet(() -> Field.unknown("the input does not say which vault it is of", resource.span()));
    }
}
