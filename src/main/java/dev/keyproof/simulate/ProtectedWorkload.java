package dev.keyproof.simulate;

import dev.keyproof.estate.Tier;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * Something that a vault protects, with its policy.
 *
 * @param datasource {@code azure-disk}, {@code postgresql} and so on
 * @param tier where its backups go
 * @param retention how long a restore point is kept
 * @param archiveAfter age at which a restore point moves from the vault tier to the archive tier by itself; zero: never
 */
public record ProtectedWorkload(String name, String datasource, Tier tier, Duration retention, Duration archiveAfter) {
    public ProtectedWorkload {
        Objects.requireNonNull(name);
        Objects.requireNonNull(datasource);
        Objects.requireNonNull(tier);
        if (retention.toSeconds() < 1 || archiveAfter.isNegative()) {
            throw new IllegalArgumentException("retention is " + retention + ", at least PT1S is needed");
        }
    }

    /** A workload whose restore points stay on their tier. */
    public static ProtectedWorkload of(String name, String datasource, Tier tier, Duration retention) {
        return new ProtectedWorkload(name, datasource, tier, retention, Duration.ZERO);
    }

    /** Whether its jobs answer with a generic error when access was taken away (LIM-1). */
    public boolean isPostgres() {
        return datasource.toLowerCase(Locale.ROOT).contains("postgres");
    }

    ProtectedWorkload keptFor(Duration other) {
        return new ProtectedWorkload(name, datasource, tier, other, archiveAfter);
    }

    @Override
    public String toString() {
        return name + " (" + datasource + ", " + tier.word() + ", " + retention + ")";
    }
}
