package dev.keyproof.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Cuts a sequence of operations down to a short one that still fails. Deterministic: operations first, then faults, then
 * shorter advances, then attributes towards the plain ones, again and again until nothing more can go.
 */
public final class Shrinker {
    private final Predicate<List<Operation>> fails;
    private List<Operation> best;

    private Shrinker(List<Operation> operations, Predicate<List<Operation>> fails) {
        this.fails = fails;
        this.best = List.copyOf(operations);
    }

    /**
     * The shortest sequence found.
     *
     * @param fails whether a sequence, applied to a fresh world, still fails in the same way
     */
    public static List<Operation> shrink(List<Operation> operations, Predicate<List<Operation>> fails) {
        Shrinker shrinker = new Shrinker(operations, fails);
        List<Operation> before;
        do {
            before = shrinker.best;
            shrinker.remove(operation -> !isFault(operation));
            shrinker.remove(Shrinker::isFault);
            shrinker.shortenAdvances();
            shrinker.simplify();
        } while (!before.equals(shrinker.best));
        return shrinker.best;
    }

    private static boolean isFault(Operation operation) {
        return operation instanceof JobOperation.Arm
                || operation instanceof JobOperation.Outage
                || operation instanceof JobOperation.Skew
                || operation instanceof JobOperation.Tamper;
    }

    /** Leaves out runs of operations of one sort: first long runs, at last single ones. */
    private void remove(Predicate<Operation> sort) {
        for (int length = Math.max(1, best.size() / 2); length >= 1; length /= 2) {
            for (int start = best.size() - length; start >= 0; start -= length) {
                start = Math.min(start, best.size() - length);
                if (start < 0) {
                    break;
                }
                attempt(without(start, length, sort));
            }
        }
    }

    private List<Operation> without(int start, int length, Predicate<Operation> sort) {
        List<Operation> rest = new ArrayList<>(best.size());
        for (int i = 0; i < best.size(); i++) {
            boolean inRun = i >= start && i < start + length;
            if (!inRun || !sort.test(best.get(i))) {
                rest.add(best.get(i));
            }
        }
        return rest;
    }

    private void shortenAdvances() {
        for (int i = 0; i < best.size(); i++) {
            while (best.get(i) instanceof JobOperation.Advance advance
                    && advance.duration().toSeconds() > 1
                    && attempt(with(i, new JobOperation.Advance(shorter(advance.duration()))))) {
                // One step shorter each time.
            }
        }
    }

    private static Duration shorter(Duration duration) {
        return Duration.ofSeconds(duration.toSeconds() / 2);
    }

    private void simplify() {
        for (int i = 0; i < best.size(); i++) {
            Optional<Operation> plain = plain(best.get(i));
            if (plain.isPresent()) {
                attempt(with(i, plain.get()));
            }
        }
    }

    /** The same operation with what complies, if it asks for anything else. */
    private static Optional<Operation> plain(Operation operation) {
        if (operation instanceof StoreOperation.Grant grant) {
            return Optional.of(
                    new StoreOperation.Grant(grant.store(), grant.principal(), Permissions.ENCRYPTION, Scope.STORE));
        }
        if (operation instanceof StoreOperation.Rotate rotate) {
            return Optional.of(new StoreOperation.Rotate(rotate.store(), rotate.key(), rotate.version(), true));
        }
        if (operation instanceof StoreOperation.SetWindow window) {
            return Optional.of(new StoreOperation.SetWindow(
                    window.store(), window.key(), window.version(), Optional.empty(), Optional.empty()));
        }
        if (operation instanceof JobOperation.Backup backup) {
            return Optional.of(
                    new JobOperation.Backup(backup.vault(), backup.workload(), backup.tier(), new Payload(1, 1)));
        }
        if (operation instanceof JobOperation.Arm arm) {
            return Optional.of(new JobOperation.Arm(arm.point(), 0, arm.times()));
        }
        return Optional.empty();
    }

    private List<Operation> with(int index, Operation operation) {
        List<Operation> changed = new ArrayList<>(best);
        changed.set(index, operation);
        return changed;
    }

    private boolean attempt(List<Operation> candidate) {
        if (candidate.equals(best) || !fails.test(candidate)) {
            return false;
        }
        best = List.copyOf(candidate);
        return true;
    }
}
