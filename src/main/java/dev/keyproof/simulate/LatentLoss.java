package dev.keyproof.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The shortest sequence of administrators' operations after which a restore point is lost: no later sequence makes its
 * restore work (reference 5.4, class L). Looks through disable, delete, purge, revoke, recover and time that passes, all
 * together shorter than the retention of the key store.
 */
public final class LatentLoss {
    private final String vault;
    private final int point;

    private LatentLoss(String vault, int point) {
        this.vault = vault;
        this.point = point;
    }

    /**
     * The shortest losing sequence of at most so many operations; empty if there is none.
     *
     * @param world with an encrypting vault; not changed
     * @param point number of a restore point of that vault
     */
    public static Optional<List<Operation>> shortest(World world, String vault, int point, int longest) {
        LatentLoss search = new LatentLoss(vault, point);
        for (int length = 1; length <= longest; length++) {
            Optional<List<Operation>> found = search.search(world, new ArrayList<>(), length, 0);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<List<Operation>> search(World world, List<Operation> done, int left, long passed) {
        if (left == 0) {
            return isLost(world) ? Optional.of(List.copyOf(done)) : Optional.empty();
        }
        for (Operation operation : moves(world, passed)) {
            World next = world.copy();
            if (Simulator.quick(next).apply(operation).isDone()) {
                done.add(operation);
                Optional<List<Operation>> found = search(next, done, left - 1, passed + next.now - world.now);
                if (found.isPresent()) {
                    return found;
                }
                done.remove(done.size() - 1);
            }
        }
        return Optional.empty();
    }

    private List<Operation> moves(World world, long passed) {
        KeyVersionId kid = kid(world);
        List<Operation> moves = new ArrayList<>(List.of(
                new StoreOperation.DeleteKey(kid.store(), kid.key()),
                new StoreOperation.PurgeKey(kid.store(), kid.key()),
                new StoreOperation.RecoverKey(kid.store(), kid.key()),
                new StoreOperation.DisableVersion(kid.store(), kid.key(), kid.version()),
                new StoreOperation.DeleteStore(kid.store()),
                new StoreOperation.PurgeStore(kid.store()),
                new StoreOperation.RecoverStore(kid.store())));
        Vault found = world.findVault(vault);
        if (found.identity != null) {
            moves.add(new StoreOperation.Revoke(kid.store(), Grantee.of(vault, found.identity)));
        }
        Store store = world.findStore(kid.store());
        long room = store == null ? 0 : store.retention() - 1 - passed;
        if (room > 0) {
            moves.add(new JobOperation.Advance(Duration.ofSeconds(room)));
        }
        return moves;
    }

    /** The only version that unwraps the data key is gone: everything else can be given back. */
    private boolean isLost(World world) {
        KeyVersionId kid = kid(world);
        return world.gone.contains(kid);
    }

    private KeyVersionId kid(World world) {
        RestorePoint found = world.findVault(vault).point(point);
        if (found == null || !found.isEncrypted()) {
            throw new IllegalArgumentException("restore point " + point + " of `" + vault + "` has no container");
        }
        return found.container.kid();
    }
}
