package dev.keyproof.simulate;

import dev.keyproof.estate.KeyType;
import dev.keyproof.estate.Network;
import dev.keyproof.estate.PermissionModel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is asked of a key vault or managed HSM by its administrators. */
public sealed interface StoreOperation extends Operation {
    /** Hands it to the visitor. */
    <R> R accept(Visitor<R> visitor);

    /** One answer for each. */
    interface Visitor<R> {
        R visit(CreateStore operation);

        R visit(DeleteStore operation);

        R visit(RecoverStore operation);

        R visit(PurgeStore operation);

        R visit(EnableSoftDelete operation);

        R visit(DisableSoftDelete operation);

        R visit(EnablePurgeProtection operation);

        R visit(DisablePurgeProtection operation);

        R visit(SetNetwork operation);

        R visit(SwitchPermissionModel operation);

        R visit(RedeployPolicies operation);

        R visit(Grant operation);

        R visit(Revoke operation);

        R visit(CreateKey operation);

        R visit(Rotate operation);

        R visit(EnableVersion operation);

        R visit(DisableVersion operation);

        R visit(SetWindow operation);

        R visit(DeleteKey operation);

        R visit(RecoverKey operation);

        R visit(PurgeKey operation);
    }

    /** Makes a key store, open to all networks. */
    record CreateStore(
            String store, PermissionModel model, boolean softDelete, boolean purgeProtection, int retentionDays)
            implements StoreOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(
                    Arg.of("store", store),
                    Arg.of("model", model),
                    Arg.of("softDelete", softDelete),
                    Arg.of("purgeProtection", purgeProtection),
                    Arg.of("retentionDays", retentionDays));
        }
    }

    /** Deletes the store with its keys; soft-deleted where soft delete is on. */
    record DeleteStore(String store) implements StoreOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("store", store));
        }
    }

    /** Brings a soft-deleted store back, without its role assignments (reference 2.4). */
    record RecoverStore(String store) implements StoreOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("store", store));
        }
    }

    /** Asks to purge a soft-deleted store. */
    record PurgeStore(String store) implements StoreOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("store", store));
        }
    }

    /** Turns soft delete on. */
    record EnableSoftDelete(String store) implements StoreOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("store", store));
        }
    }

    /** Asks to turn soft delete off; refused once on. */
    record DisableSoftDelete(String store) implements StoreOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("store", store));
        }
    }

    /** Turns purge protection on; needs soft delete. */
    record EnablePurgeProtection(String store) implements StoreOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("store", store));
        }
    }

    /** Asks to turn purge protection off; refused once on. */
    record DisablePurgeProtection(String store) implements StoreOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("store", store));
        }
    }

    /** Sets the network rules; evidence is a private link or a listed address of the vault (sim-A6). */
    record SetNetwork(String store, Network network, boolean evidence) implements StoreOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("store", store), Arg.of("network", network), Arg.of("evidence", evidence));
        }
    }

    /** Changes who decides about access; grants of the other model stop to count at once. */
    record SwitchPermissionModel(String store, PermissionModel model) implements StoreOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("store", store), Arg.of("model", model));
        }
    }

    /** Replaces all access policies by those of a template. */
    record RedeployPolicies(String store, List<Grant> policies) implements StoreOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("store", store), Arg.of("policies", policies));
        }
    }

    /** Gives permissions under the store's permission model. */
    record Grant(String store, Grantee principal, Permissions permissions, Scope scope) implements StoreOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(
                    Arg.of("store", store),
                    Arg.of("principal", principal),
                    Arg.of("permissions", permissions),
                    Arg.of("scope", scope));
        }
    }

    /** Takes every grant of a principal away, under the store's permission model. */
    record Revoke(String store, Grantee principal) implements StoreOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("store", store), Arg.of("principal", principal));
        }
    }

    /** Makes a key with its first version. */
    record CreateKey(String store, String key, KeyType type, int bits, Optional<String> version)
            implements StoreOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(
                    Arg.of("store", store),
                    Arg.of("key", key),
                    Arg.of("type", type),
                    Arg.of("bits", bits),
                    Arg.of("version", version.map(Object::toString).orElse("")));
        }
    }

    /** Makes a new version of a key. */
    record Rotate(String store, String key, Optional<String> version, boolean enabled) implements StoreOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(
                    Arg.of("store", store),
                    Arg.of("key", key),
                    Arg.of("version", version.map(Object::toString).orElse("")),
                    Arg.of("enabled", enabled));
        }
    }

    /** Enables a version. */
    record EnableVersion(String store, String key, String version) implements StoreOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("store", store), Arg.of("key", key), Arg.of("version", version));
        }
    }

    /** Disables a version. */
    record DisableVersion(String store, String key, String version) implements StoreOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("store", store), Arg.of("key", key), Arg.of("version", version));
        }
    }

    /** Sets the window of a version. */
    record SetWindow(String store, String key, String version, Optional<Instant> notBefore, Optional<Instant> expires)
            implements StoreOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(
                    Arg.of("store", store),
                    Arg.of("key", key),
                    Arg.of("version", version),
                    Arg.of("notBefore", notBefore.map(Object::toString).orElse("")),
                    Arg.of("expires", expires.map(Object::toString).orElse("")));
        }
    }

    /** Deletes a key; soft-deleted where soft delete is on. */
    record DeleteKey(String store, String key) implements StoreOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("store", store), Arg.of("key", key));
        }
    }

    /** Brings a soft-deleted key back. */
    record RecoverKey(String store, String key) implements StoreOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("store", store), Arg.of("key", key));
        }
    }

    /** Asks to purge a soft-deleted key. */
    record PurgeKey(String store, String key) implements StoreOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("store", store), Arg.of("key", key));
        }
    }
}
