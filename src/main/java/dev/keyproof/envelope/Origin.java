package dev.keyproof.envelope;

import java.time.Instant;
import java.util.Objects;

/**
 * The immutable header of a container: which restore point this is. Bound to the body, so a container cannot be passed
 * off as that of another restore point or vault.
 */
public record Origin(
        String vaultId,
        String backupInstanceId,
        String restorePointId,
        String dataSourceType,
        Instant createdAt,
        String dekId) {
    public Origin {
        Objects.requireNonNull(vaultId);
        Objects.requireNonNull(backupInstanceId);
        Objects.requireNonNull(restorePointId);
        Objects.requireNonNull(dataSourceType);
        Objects.requireNonNull(createdAt);
        Objects.requireNonNull(dekId);
    }
}
