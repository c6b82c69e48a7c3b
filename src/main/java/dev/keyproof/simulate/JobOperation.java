package dev.keyproof.simulate;

import dev.keyproof.estate.Tier;
import java.time.Duration;
import java.util.List;

/** Jobs, the passing of time, and what disturbs them. */
public sealed interface JobOperation extends Operation {
    /** Hands it to the visitor. */
    <R> R accept(Visitor<R> visitor);

    /** One answer for each. */
    interface Visitor<R> {
        R visit(Backup operation);

        R visit(Restore operation);

        R visit(Tiering operation);

        R visit(Expire operation);

        R visit(Poll operation);

        R visit(RewrapSweep operation);

        R visit(CostTick operation);

        R visit(Advance operation);

        R visit(Arm operation);

        R visit(Outage operation);

        R visit(Skew operation);

        R visit(Tamper operation);
    }

    /** Backs a workload up to a tier. */
    record Backup(String vault, String workload, Tier tier, Payload payload) implements JobOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(
                    Arg.of("vault", vault),
                    Arg.of("workload", workload),
                    Arg.of("tier", tier),
                    Arg.of("seed", payload.seed()),
                    Arg.of("length", payload.length()));
        }
    }

    /** Restores a restore point and compares every byte. */
    record Restore(String vault, int point) implements JobOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("vault", vault), Arg.of("point", point));
        }
    }

    /** Moves a restore point from the vault tier to the archive tier. */
    record Tiering(String vault, int point) implements JobOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String name() {
            return "Tier";
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("vault", vault), Arg.of("point", point));
        }
    }

    /** Removes the restore points whose time has come. */
    record Expire(String vault) implements JobOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("vault", vault));
        }
    }

    /** Looks for a new version of a key without version. */
    record Poll(String vault) implements JobOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("vault", vault));
        }
    }

    /** Re-wraps the data keys of restore points that name another version than the active one. */
    record RewrapSweep(String vault) implements JobOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("vault", vault));
        }
    }

    /** Tells the cost so far. */
    record CostTick(String vault) implements JobOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("vault", vault));
        }
    }

    /** Lets time pass, with everything that happens by itself meanwhile. */
    record Advance(Duration duration) implements JobOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("duration", duration));
        }
    }

    /** Makes a fault point fire: not the first {@code skip} calls, then {@code times} calls. */
    record Arm(FaultPoint point, int skip, int times) implements JobOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("point", point), Arg.of("skip", skip), Arg.of("times", times));
        }
    }

    /** A key store does not answer for a while. */
    record Outage(String store, Duration duration) implements JobOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("store", store), Arg.of("duration", duration));
        }
    }

    /** Sets how far the key stores' clock is ahead of the backup service's. */
    record Skew(Duration ahead) implements JobOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("ahead", ahead));
        }
    }

    /** Changes the stored bytes of a restore point. */
    record Tamper(String vault, int point, Tampering kind) implements JobOperation {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public List<Arg> args() {
            return List.of(Arg.of("vault", vault), Arg.of("point", point), Arg.of("kind", kind));
        }
    }
}
