package dev.keyproof.simulate;

import dev.keyproof.estate.Tier;
import java.util.Optional;

/** The backup service, its key stores and the clock, around one world. */
final class Service implements JobOperation.Visitor<Outcome> {
    private static final long GREATEST_SKEW = 300;

    private final World world;
    private final Cryptography cryptography;
    private final Recorder recorder;
    private final VaultAdministration vaults;
    private final StoreAdministration stores;
    private final Jobs jobs;
    private final Rotation rotation;
    private final Calendar calendar;

    Service(World world, Cryptography cryptography, History history) {
        this.world = world;
        this.cryptography = cryptography;
        this.recorder = new Recorder(world, history);
        KeyStoreService keyStores = new KeyStoreService(world, recorder);
        Keys keys = new Keys(world, cryptography);
        keys.generate();
        this.vaults = new VaultAdministration(world, new Settings(world, keyStores, recorder));
        this.stores = new StoreAdministration(world, keys);
        this.jobs = new Jobs(world, keyStores, cryptography, recorder);
        this.rotation = new Rotation(world, keyStores, cryptography, recorder);
        this.calendar = new Calendar(world, keys, jobs, rotation, recorder);
    }

    History history() {
        return recorder.history();
    }

    Outcome apply(Operation operation) {
        int mark = recorder.history().size();
        recorder.begin(operation);
        Outcome outcome = run(operation);
        if (outcome.status() == Outcome.Status.IMPOSSIBLE) {
            recorder.history().cutTo(mark);
        } else {
            recorder.end(operation, outcome);
        }
        return outcome;
    }

    private Outcome run(Operation operation) {
        if (operation instanceof JobOperation job) {
            return job.accept(this);
        }
        if (operation instanceof VaultOperation vault) {
            return vault.accept(vaults);
        }
        return ((StoreOperation) operation).accept(stores);
    }

    @Override
    public Outcome visit(JobOperation.Backup operation) {
        Vault vault = world.findVault(operation.vault());
        if (vault == null) {
            return VaultAdministration.noVault(operation.vault());
        }
        ProtectedWorkload workload = vault.workload(operation.workload());
        if (workload == null) {
            return Outcome.impossible("`" + vault.name + "` protects no `" + operation.workload() + "`");
        }
        Outcome outcome = jobs.backup(vault, workload, operation.tier(), operation.payload());
        jobs.perhapsTwice(operation, vault);
        return outcome;
    }

    @Override
    public Outcome visit(JobOperation.Restore operation) {
        Vault vault = world.findVault(operation.vault());
        RestorePoint point = point(vault, operation.point());
        if (point == null) {
            return noPoint(operation.vault(), operation.point());
        }
        Outcome outcome = jobs.restore(vault, point);
        jobs.perhapsTwice(operation, vault);
        return outcome;
    }

    @Override
    public Outcome visit(JobOperation.Tiering operation) {
        Vault vault = world.findVault(operation.vault());
        RestorePoint point = point(vault, operation.point());
        if (point == null) {
            return noPoint(operation.vault(), operation.point());
        }
        if (point.tier != Tier.VAULT_STANDARD) {
            return Outcome.impossible("restore point " + point.number + " is not on the vault tier");
        }
        Outcome outcome = jobs.tier(vault, point);
        jobs.perhapsTwice(operation, vault);
        return outcome;
    }

    @Override
    public Outcome visit(JobOperation.Expire operation) {
        Vault vault = world.findVault(operation.vault());
        if (vault == null) {
            return VaultAdministration.noVault(operation.vault());
        }
        Outcome outcome = jobs.expire(vault);
        jobs.perhapsTwice(operation, vault);
        return outcome;
    }

    @Override
    public Outcome visit(JobOperation.Poll operation) {
        Vault vault = world.findVault(operation.vault());
        if (vault == null) {
            return VaultAdministration.noVault(operation.vault());
        }
        boolean polls = vault.active != null && vault.key.isRotated();
        return polls ? rotation.poll(vault) : Outcome.done("nothing to look for");
    }

    @Override
    public Outcome visit(JobOperation.RewrapSweep operation) {
        Vault vault = world.findVault(operation.vault());
        if (vault == null) {
            return VaultAdministration.noVault(operation.vault());
        }
        return vault.active == null ? Outcome.DONE : rotation.sweep(vault);
    }

    @Override
    public Outcome visit(JobOperation.CostTick operation) {
        Vault vault = world.findVault(operation.vault());
        if (vault == null) {
            return VaultAdministration.noVault(operation.vault());
        }
        long amount = vault.cost.amount(world.parameters);
        long overpaid = vault.cost.overpaid(world.parameters);
        return Outcome.done("cost " + amount + ", of which overpaid " + overpaid);
    }

    @Override
    public Outcome visit(JobOperation.Advance operation) {
        long seconds = Times.seconds(operation.duration());
        if (operation.duration().isNegative() || seconds > Times.LAST - world.now) {
            return Outcome.impossible("the clock cannot be moved by " + operation.duration());
        }
        calendar.advance(seconds);
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(JobOperation.Arm operation) {
        if (operation.skip() < 0 || operation.times() < 1) {
            return Outcome.impossible("a fault point skips 0 or more calls and fires at 1 or more");
        }
        world.faults.arm(operation.point(), operation.skip(), operation.times());
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(JobOperation.Outage operation) {
        Store store = world.findStore(operation.store());
        long seconds = Times.seconds(operation.duration());
        if (store == null || operation.duration().isNegative() || seconds > Times.LAST - world.now) {
            return Outcome.impossible("`" + operation.store() + "` cannot be silent for " + operation.duration());
        }
        store.silentUntil = world.now + seconds;
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(JobOperation.Skew operation) {
        if (Math.abs(Times.seconds(operation.ahead())) > GREATEST_SKEW) {
            return Outcome.impossible("clocks differ by 5 minutes at most");
        }
        world.skew = Times.seconds(operation.ahead());
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(JobOperation.Tamper operation) {
        Vault vault = world.findVault(operation.vault());
        RestorePoint point = point(vault, operation.point());
        if (point == null || !point.isEncrypted()) {
            return Outcome.impossible("restore point " + operation.point() + " has no container");
        }
        Optional<Container> other = other(vault, point, operation.kind());
        if (other.isEmpty()) {
            return Outcome.impossible("there is no other header for restore point " + point.number);
        }
        point.container = cryptography.tampered(point.container, operation.kind(), other.get());
        return Outcome.DONE;
    }

    private static Optional<Container> other(Vault vault, RestorePoint point, Tampering kind) {
        return switch (kind) {
            case BIT_FLIP, TRUNCATION, CHUNK_SWAP -> Optional.of(point.container);
            case HEADER_ROLLBACK -> Optional.ofNullable(point.previous);
            case HEADER_SWAP ->
                vault.points.stream()
                        .filter(candidate -> candidate.number != point.number && candidate.isEncrypted())
                        .findFirst()
                        .map(candidate -> candidate.container);
        };
    }

    private static RestorePoint point(Vault vault, int number) {
        RestorePoint point = vault == null ? null : vault.point(number);
        return point == null || !point.isLive() ? null : point;
    }

    private static Outcome noPoint(String vault, int number) {
        return Outcome.impossible("there is no restore point " + number + " in `" + vault + "`");
    }
}
