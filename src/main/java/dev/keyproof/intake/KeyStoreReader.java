package dev.keyproof.intake;

import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.KeyStore;
import dev.keyproof.estate.Kind;
import java.util.Locale;
import java.util.Optional;

/** Reads what key vaults and managed HSMs have in common (KEY-5). */
final class KeyStoreReader {
    private static final String SOFT_DELETE = "enableSoftDelete";
    private static final String PURGE = "enablePurgeProtection";

    private KeyStoreReader() {}

    /** A resource that is created by recovering a deleted one keeps what that one had. */
    static Resource settled(Resource resource) {
        Optional<String> mode = resource.body()
                .child("properties")
                .plain("createMode")
                .map(found -> found.text().toLowerCase(Locale.ROOT))
                .filter("recover"::equals);
        if (mode.isEmpty() || resource.circumstances().isAnswer()) {
            return resource;
        }
        String reason = "`createMode` is `recover`: what is not written stays as it was";
        return new Resource(
                resource.type(),
                resource.mapping(),
                resource.circumstances().open(reason),
                resource.notices(),
                resource.active());
    }

    /** An entity with everything but what only one of the two kinds has. */
    static Entity.Builder read(Resource resource, Kind kind, String nameParameter) {
        Body properties = resource.body().child("properties");
        Field<Boolean> purge = properties.truth(PURGE);
        return resource.start(kind, KeyStore.NAME, nameParameter)
                .set(KeyStore.ID, resource.idField())
                .set(KeyStore.REGION, resource.region())
                .set(KeyStore.RESOURCE_GROUP, resource.resourceGroup())
                .set(KeyStore.SUBSCRIPTION, resource.subscription())
                .set(KeyStore.PURGE_PROTECTION, purge)
                .set(
                        KeyStore.SOFT_DELETE,
                        softDelete(properties, purge, resource.circumstances().isAnswer()))
                .set(KeyStore.RETENTION_DAYS, properties.whole("softDeleteRetentionInDays", 7, 90))
                .set(KeyStore.NETWORK, StoreNetwork.of(properties));
    }

    /** Purge protection needs soft delete, so an answer that shows the one implies the other. */
    private static Field<Boolean> softDelete(Body properties, Field<Boolean> purge, boolean answer) {
        Field<Boolean> written = properties.truth(SOFT_DELETE);
        if (!(written instanceof Field.Absent<Boolean>) || !answer) {
            return written;
        }
        return purge instanceof Field.Present<Boolean> on && on.value()
                ? new Field.Present<>(true, on.span(), on.assumptions())
                : Field.unknown("the answer leaves out `" + SOFT_DELETE + "`", written.span());
    }
}
