package dev.keyproof.intake;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.Report;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.document.Node;

/** Hands a resource to the reader of its type; what no reader knows is named and not judged. */
final class ResourceReader {
    private ResourceReader() {}

    static void read(Resource resource, Gathering into) {
        switch (resource.type()) {
            case BACKUP_VAULT -> BackupVaultReader.read(resource, into);
            case BACKUP_INSTANCE -> BackupInstanceReader.read(resource, into);
            case KEY_VAULT -> KeyVaultReader.read(resource, into);
            case MANAGED_HSM -> ManagedHsmReader.read(resource, into);
            case ACCESS_POLICIES -> {
                into.change(resource);
                leaveOut(resource, into, "it leaves open which access policies its key vault has");
            }
            case KEY, HSM_KEY -> KeyReader.read(resource, into);
            case ROLE_ASSIGNMENT -> RoleAssignmentReader.read(resource, into);
            case IDENTITY -> IdentityReader.read(resource, into);
            case PRIVATE_ENDPOINT -> {
                if (!PrivateEndpointReader.read(resource, into)) {
                    leaveOut(resource, into, "it does not lead to a Backup vault");
                }
            }
            case RECOVERY_SERVICES_VAULT -> {
                recoveryServices(resource);
                leaveOut(resource, into, "Recovery Services vaults are another product");
            }
            case OTHER -> leaveOut(resource, into, "no rule looks at this type of resource");
        }
    }

    private static void recoveryServices(Resource resource) {
        resource.notices()
                .tell(
                        Severity.WARNING,
                        "recovery-services-vault",
                        "a Recovery Services vault is not a Backup vault and is not judged",
                        new Label(resource.body().place("type"), "another product, with rules of its own"),
                        Remark.Kind.NOTE,
                        "the statements checked here are about `Microsoft.DataProtection/backupVaults`");
    }

    private static void leaveOut(Resource resource, Gathering into, String because) {
        String type = resource.body().plain("type").map(Node.Scalar::text).orElse("resource");
        String name = resource.name().text();
        into.leaveOut(new Report.Unjudged(type + "/" + name, resource.span(), because));
    }
}
