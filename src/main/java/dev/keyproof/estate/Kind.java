package dev.keyproof.estate;

import java.util.List;
import java.util.Optional;

/**
 * A kind of descriptor: what stands behind {@code kind:}.
 *
 * @param word the spelling in descriptors: {@code KeyVault}
 * @param shape the layout of its entities; a key vault and a managed HSM share one
 * @param attributes those that a descriptor of this kind may write, in the order of the documentation
 * @param meaning one clause for editors
 */
public record Kind(String word, Shape shape, List<Attribute<?>> attributes, String meaning) {
    public Kind {
        attributes = List.copyOf(attributes);
    }

    /** Every kind that may stand in a file, in the order of the documentation. */
    public static List<Kind> all() {
        return List.of(
                BackupVault.KIND,
                Identity.KIND,
                KeyStore.KEY_VAULT,
                KeyStore.MANAGED_HSM,
                Key.KIND,
                Grant.ROLE_ASSIGNMENT,
                Grant.LOCAL_ROLE_ASSIGNMENT,
                PrivateEndpoint.KIND,
                Workload.KIND,
                Extent.KIND);
    }

    /** The kind of an exactly spelled word. */
    public static Optional<Kind> of(String word) {
        for (Kind kind : all()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return word;
    }
}
