package dev.keyproof.drill;

import dev.keyproof.estate.KeyType;
import dev.keyproof.estate.Network;
import dev.keyproof.estate.PermissionModel;
import dev.keyproof.estate.Tier;
import dev.keyproof.simulate.FaultPoint;
import dev.keyproof.simulate.Permissions;
import dev.keyproof.simulate.Tampering;
import java.time.Duration;
import java.util.List;

/**
 * A field of an operation.
 *
 * @param required whether it must be written
 * @param list whether it holds a list
 */
record Slot<T>(String name, Notation<T> notation, boolean required, boolean list) {
    private static final int MOST_DAYS = 3650;
    private static final int MOST_BITS = 16_384;

    static final Slot<String> VAULT = optional("vault", Notation.NAME);
    static final Slot<String> STORE = optional("store", Notation.NAME);
    static final Slot<String> KEY = optional("key", Notation.NAME);
    static final Slot<Notation.VersionName> VERSION = optional("version", Notation.VERSION);
    static final Slot<String> NEW_VERSION = optional("version", Notation.NAME);
    static final Slot<Boolean> PICKER = optional("picker", Notation.FLAG);
    static final Slot<String> URI = optional("uri", Notation.TEXT);
    static final Slot<String> IDENTITY = optional("identity", Notation.NAME);
    static final Slot<String> PRINCIPAL = optional("principal", Notation.NAME);
    static final Slot<Permissions> PERMISSIONS = listed("permissions", permissions());
    static final Slot<String> SCOPE = optional("scope", Notation.oneOf(List.of("key", "store", "above")));
    static final Slot<String> REGION = optional("region", Notation.NAME);
    static final Slot<String> WORKLOAD = optional("workload", Notation.NAME);
    static final Slot<String> DATASOURCE = optional("datasource", Notation.NAME);
    static final Slot<Tier> TIER = optional("tier", Notation.word(Tier.class));
    static final Slot<Duration> RETENTION = optional("retention", Notation.LENGTH_OF_TIME);
    static final Slot<Duration> ARCHIVE_AFTER = optional("archiveAfter", Notation.LENGTH_OF_TIME);
    static final Slot<Integer> POINT = optional("point", Notation.whole(1, 1_000_000));
    static final Slot<Long> SIZE = optional("size", Notation.BYTES);
    static final Slot<PermissionModel> MODEL = required("model", Notation.word(PermissionModel.class));
    static final Slot<Boolean> SOFT_DELETE = optional("softDelete", Notation.FLAG);
    static final Slot<Boolean> PURGE_PROTECTION = optional("purgeProtection", Notation.FLAG);
    static final Slot<Integer> RETENTION_DAYS = optional("retentionDays", Notation.whole(7, 90));
    static final Slot<Network> NETWORK = required("network", Notation.word(Network.class));
    static final Slot<Boolean> EVIDENCE = optional("evidence", Notation.FLAG);
    static final Slot<Boolean> PRESENT = optional("present", Notation.FLAG);
    static final Slot<KeyType> TYPE = optional("type", Notation.word(KeyType.class));
    static final Slot<Integer> BITS = optional("bits", Notation.whole(0, MOST_BITS));
    static final Slot<Boolean> ENABLED = optional("enabled", Notation.FLAG);
    static final Slot<Notation.Moment> NOT_BEFORE = optional("notBefore", Notation.MOMENT);
    static final Slot<Notation.Moment> EXPIRES = optional("expires", Notation.MOMENT);
    static final Slot<FaultPoint> FAULT = required("fault", Notation.word(FaultPoint.class));
    static final Slot<Integer> SKIP = optional("skip", Notation.whole(0, MOST_DAYS));
    static final Slot<Integer> FIRES = optional("fires", Notation.whole(1, MOST_DAYS));
    static final Slot<Duration> DURATION = required("duration", Notation.LENGTH_OF_TIME);
    static final Slot<Tampering> DAMAGE = required("damage", Notation.word(Tampering.class));

    private static <T> Slot<T> optional(String name, Notation<T> notation) {
        return new Slot<>(name, notation, false, false);
    }

    private static <T> Slot<T> listed(String name, Notation<T> notation) {
        return new Slot<>(name, notation, false, true);
    }

    /** The same, but it must be written. */
    Slot<T> needed() {
        return new Slot<>(name, notation, true, list);
    }

    private static <T> Slot<T> required(String name, Notation<T> notation) {
        return new Slot<>(name, notation, true, false);
    }

    private static Notation<Permissions> permissions() {
        List<Permissions> all =
                List.of(Permissions.GET, Permissions.WRAP, Permissions.UNWRAP, Permissions.LIST, Permissions.OTHER);
        return Notation.choice(all, Permissions::toString);
    }
}
