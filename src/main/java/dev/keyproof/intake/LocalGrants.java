package dev.keyproof.intake;

import dev.keyproof.estate.ArmId;
import dev.keyproof.estate.BackupVault;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Grant;
import dev.keyproof.estate.Key;
import dev.keyproof.estate.KeyStore;
import dev.keyproof.estate.KeyUri;
import dev.keyproof.estate.Reference;
import dev.keyproof.estate.StoreKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says of which managed HSM local assignments are, which a listing of them does not: if the input describes one and
 * names no other, they are of that one.
 */
final class LocalGrants {
    private LocalGrants() {}

    /** The resources, with the managed HSM in each local assignment that does not name its own. */
    static List<Entity> placed(List<Entity> resources) {
        Set<String> hsms = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        boolean described = false;
        for (Entity resource : resources) {
            if (resource.kind().equals(KeyStore.MANAGED_HSM.word())) {
                described = true;
                hsms.add(resource.name());
            }
            named(resource).ifPresent(hsms::add);
        }
        if (hsms.size() != 1 || !described) {
            return resources;
        }
        String only = hsms.iterator().next();
        return resources.stream().map(resource -> placed(resource, only)).toList();
    }

    private static Entity placed(Entity resource, String hsm) {
        boolean open =
                resource.shape() == Grant.LOCAL_SHAPE && resource.get(Grant.HSM) instanceof Field.Unknown<Reference>;
        if (!open) {
            return resource;
        }
        Reference reference = new Reference(hsm, resource.span());
        return resource.copy()
                .set(Grant.HSM, Field.present(reference, resource.span()))
                .build();
    }

    /** The managed HSM that a vault encrypts with or a key lies in. */
    private static Optional<String> named(Entity resource) {
        if (resource.shape() == BackupVault.SHAPE) {
            return resource.value(BackupVault.KEY_URI).flatMap(LocalGrants::hsm);
        }
        if (resource.shape() == Key.SHAPE) {
            return resource.value(Key.STORE_REFERENCE).flatMap(LocalGrants::hsm);
        }
        return Optional.empty();
    }

    private static Optional<String> hsm(Reference store) {
        Optional<ArmId> id = ArmId.parse(store.written());
        return id.isPresent()
                ? id.filter(ArmId::isHsm).flatMap(ArmId::store)
                : hsm(KeyUri.parse(store.written() + "/keys/any", store.span(), Set.of()));
    }

    private static Optional<String> hsm(Entity uri) {
        return uri.value(KeyUri.STORE_KIND)
                .filter(StoreKind.MANAGED_HSM::equals)
                .flatMap(kind -> uri.value(KeyUri.STORE));
    }
}
