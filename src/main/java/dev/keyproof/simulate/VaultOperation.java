package dev.keyproof.simulate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is asked of a Backup vault and of the identities it acts as. */
public sealed interface VaultOperation extends Operation {
    /** Hands it to the visitor. */
    <R> R accept(Visitor<R> visitor);

    /** One answer for each. */
    interface Visitor<R> {
        R visit(CreateVault operation);

        R visit(EnableCmk operation);

        R visit(UpdateKey operation);

        R visit(UpdateIdentity operation);

        R visit(UpdateBoth operation);

        R visit(RevertToPlatformKeys operation);

        R visit(MoveVault operation);

        R visit(KeepPlatformKeys operation);

        R visit(DeleteBackupVault operation);

        R visit(SetPrivateEndpoint operation);

        R visit(ConfigureProtection operation);

        R visit(SetRetention operation);

        R visit(SaOn operation);

        R visit(SaOff operation);

        R visit(UaCreate operation);

        R visit(UaAttach operation);

        R visit(UaDetach operation);

        R visit(UaDelete operation);
    }

    /** Makes a vault; with key and identity it is encrypted from the start (NEW-1, NEW-2). */
    record CreateVault(String vault, String region, Optional<KeyReference> key, Optional<IdentityReference> identity)
            implements VaultOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(
                    Arg.of("vault", vault),
                    Arg.of("region", region),
                    Arg.of("key", key.map(Object::toString).orElse("")),
                    Arg.of("identity", identity.map(Object::toString).orElse("")));
        }
    }

    /** Turns customer-managed keys on. */
    record EnableCmk(String vault, KeyReference key, IdentityReference identity) implements VaultOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("vault", vault), Arg.of("key", key), Arg.of("identity", identity));
        }
    }

    /** Moves to another key or version, or repeats the present one. */
    record UpdateKey(String vault, KeyReference key) implements VaultOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("vault", vault), Arg.of("key", key));
        }
    }

    /** Moves to another identity, or repeats the present one (PRE-7). */
    record UpdateIdentity(String vault, IdentityReference identity) implements VaultOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("vault", vault), Arg.of("identity", identity));
        }
    }

    /** Asks for another key and another identity at once; refused when both differ (IDY-3). */
    record UpdateBoth(String vault, KeyReference key, IdentityReference identity) implements VaultOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("vault", vault), Arg.of("key", key), Arg.of("identity", identity));
        }
    }

    /** Asks to turn customer-managed keys off; refused (PRE-1). */
    record RevertToPlatformKeys(String vault) implements VaultOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("vault", vault));
        }
    }

    /** Says that the vault is meant to stay on platform-managed keys, so that no checklist applies to it (BKP-1). */
    record KeepPlatformKeys(String vault) implements VaultOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("vault", vault));
        }
    }

    /** Asks to move the vault to another resource group or subscription (PRE-3). */
    record MoveVault(String vault) implements VaultOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("vault", vault));
        }
    }

    /** Deletes the vault with its data. */
    record DeleteBackupVault(String vault) implements VaultOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("vault", vault));
        }
    }

    /** Adds or removes a private endpoint for Backup (UAI-1). */
    record SetPrivateEndpoint(String vault, boolean present) implements VaultOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("vault", vault), Arg.of("present", present));
        }
    }

    /** Protects a workload (BKP-1). */
    record ConfigureProtection(String vault, ProtectedWorkload workload) implements VaultOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("vault", vault), Arg.of("workload", workload));
        }
    }

    /** Changes how long new restore points of a workload are kept. */
    record SetRetention(String vault, String workload, Duration retention) implements VaultOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("vault", vault), Arg.of("workload", workload), Arg.of("retention", retention));
        }
    }

    /** Turns the system-assigned identity on, with a new principal (IDY-4). */
    record SaOn(String vault) implements VaultOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("vault", vault));
        }
    }

    /** Turns the system-assigned identity off. */
    record SaOff(String vault) implements VaultOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("vault", vault));
        }
    }

    /** Makes a user-assigned identity. */
    record UaCreate(String identity) implements VaultOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("identity", identity));
        }
    }

    /** Attaches a user-assigned identity to a vault. */
    record UaAttach(String vault, String identity) implements VaultOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("vault", vault), Arg.of("identity", identity));
        }
    }

    /** Detaches it. */
    record UaDetach(String vault, String identity) implements VaultOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("vault", vault), Arg.of("identity", identity));
        }
    }

    /** Deletes a user-assigned identity, for ever. */
    record UaDelete(String identity) implements VaultOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("identity", identity));
        }
    }
}
