package dev.keyproof.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What must hold after every step (reference 4.3), as a pure function of the step: settings and identities here, data
 * in {@link DataInvariants}, what users are told in {@link ToldInvariants}.
 *
 * <p>I3 and I4 are about cryptography and I17, I21, I28 to I32 about other runs than the one that was taken: tests hold
 * them.
 */
public final class Invariants {
    private final Step step;
    private final List<Violation> found = new ArrayList<>();

    private Invariants(Step step) {
        this.step = step;
    }

    /** Everything that does not hold; empty if the step is as it must be. */
    public static List<Violation> violations(Step step) {
        Invariants invariants = new Invariants(step);
        if (step.outcome().status() == Outcome.Status.IMPOSSIBLE) {
            invariants.require(step.events().isEmpty(), "harness", "an impossible operation is in the history");
            return invariants.found;
        }
        for (Vault after : step.after().vaults()) {
            Optional<Vault> before = step.before().vaults().stream()
                    .filter(vault -> vault.name().equals(after.name()) && vault.isDeleted() == after.isDeleted())
                    .findFirst();
            if (before.isPresent() && !after.isDeleted()) {
                invariants.settings(before.get(), after);
                new DataInvariants(step, before.get(), after, invariants.found).check();
            }
        }
        new ToldInvariants(step, invariants.found).check();
        return invariants.found;
    }

    private void require(boolean holds, String invariant, String text) {
        if (!holds) {
            found.add(new Violation(invariant, text));
        }
    }

    private void settings(Vault before, Vault after) {
        require(after.wasEverEnabled() || !before.wasEverEnabled(), "I7", "customer-managed keys were forgotten");
        boolean back = before.state() != Vault.State.DISABLED && after.state() == Vault.State.DISABLED;
        require(!back, "I7", "the state went back to Disabled");
        if (step.operation() instanceof VaultOperation operation && isUpdateOf(operation, after.name())) {
            update(operation, before, after);
        } else {
            boolean kept = before.key().equals(after.key()) && before.identity().equals(after.identity());
            require(kept, "I8", "the settings changed without an update");
            boolean fixed = after.key().filter(key -> !key.isRotated()).isPresent();
            require(!fixed || before.active().equals(after.active()), "I12", "a key with version was rotated");
        }
        polled(before, after);
    }

    private static boolean isUpdateOf(VaultOperation operation, String vault) {
        boolean update = operation instanceof VaultOperation.EnableCmk
                || operation instanceof VaultOperation.UpdateKey
                || operation instanceof VaultOperation.UpdateIdentity
                || operation instanceof VaultOperation.UpdateBoth;
        return update && operation.args().get(0).value().equals(vault);
    }

    private void update(VaultOperation operation, Vault before, Vault after) {
        boolean keyChanged = !before.key().equals(after.key());
        boolean identityChanged = !before.identity().equals(after.identity());
        boolean first = before.key().isEmpty();
        require(first || !(keyChanged && identityChanged), "I8", "key and identity changed in one update");
        if (!step.outcome().isDone()) {
            boolean untouched =
                    !keyChanged && !identityChanged && before.active().equals(after.active());
            boolean marked = after.state() == Vault.State.INCONSISTENT && after.needsAttention();
            require(untouched && before.state() == after.state() || marked, "I10", "a failed update left a trace");
            return;
        }
        Reckoning now = new Reckoning(step.after());
        now.missingForSettings(after).ifPresent(what -> require(false, "I11", what));
        require(after.key().orElseThrow().malformed().isEmpty(), "I11", "the key URI is malformed");
        unsupported(after);
        if (operation instanceof VaultOperation.UpdateKey) {
            boolean system = after.identity.isSystem();
            KeyVersionId old = before.active().orElseThrow();
            boolean reached = new Reckoning(step.before()).unwraps(before, now.principal(after), system, old);
            require(reached, "I9", "the old key was not reached");
            require(now.wraps(after, now.principal(after), system, after.active), "I9", "the new key does not wrap");
        }
    }

    private void unsupported(Vault vault) {
        boolean user = !vault.identity.isSystem();
        Store store = step.after().store(vault.active.store()).orElseThrow();
        require(!(user && vault.hasPrivateEndpoint()), "I25", "a user-assigned identity with a private endpoint");
        require(!(user && store.isRestricted()), "I25", "a user-assigned identity with a restricted key store");
    }

    /** I13, over one advance: a version that was good before it, and access that was there on both sides of it. */
    private void polled(Vault before, Vault after) {
        if (!(step.operation() instanceof JobOperation.Advance advance)
                || after.key().filter(KeyReference::isRotated).isEmpty()
                || !step.after().parameters().background()) {
            return;
        }
        Duration interval = step.after().assumptions().pollInterval();
        Reckoning then = new Reckoning(step.before());
        Reckoning now = new Reckoning(step.after());
        Optional<Version> expected = newestGood(step.before(), then, after.key);
        Optional<Version> still = newestGood(step.after(), now, after.key);
        boolean stable = expected.isPresent()
                && still.isPresent()
                && expected.get().id().equals(still.get().id());
        if (advance.duration().compareTo(interval) < 0 || !stable) {
            return;
        }
        KeyVersionId id = expected.get().id();
        boolean system = after.identity.isSystem();
        boolean reached = then.isPermitted(before, then.principal(before), system, id, Permissions.GET)
                && now.isPermitted(after, now.principal(after), system, id, Permissions.GET)
                && !step.before().faults.isOn();
        require(!reached || id.equals(after.active), "I13", "new backups would not use " + id);
    }

    private static Optional<Version> newestGood(World world, Reckoning at, KeyReference key) {
        return world.key(key.store(), key.key()).stream()
                .flatMap(found -> found.versions().stream())
                .filter(version -> at.version(version.id()).isPresent())
                .filter(version -> version.isEnabled() && at.isInside(version, 0))
                .reduce((older, newer) -> newer);
    }
}
