package dev.keyproof.drill;

import dev.keyproof.estate.Tier;
import dev.keyproof.simulate.Grantee;
import dev.keyproof.simulate.IdentityReference;
import dev.keyproof.simulate.KeyReference;
import dev.keyproof.simulate.Payload;
import dev.keyproof.simulate.ProtectedWorkload;
import dev.keyproof.simulate.RestorePoint;
import dev.keyproof.simulate.Scope;
import dev.keyproof.simulate.Store;
import dev.keyproof.simulate.StoredKey;
import dev.keyproof.simulate.UserIdentity;
import dev.keyproof.simulate.Vault;
import dev.keyproof.simulate.Version;
import dev.keyproof.simulate.World;
import dev.keyproof.text.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whom the steps of a drill are about: one vault, its key and its identity, unless a step names others. Names are
 * looked up in the world as it is at that step; one that is not there is a mistake of the scenario.
 */
final class Subject {
    /** Above it no step backs up; checked before anything is allocated. */
    static final long MOST_BYTES = 16L << 30;

    private final World world;
    private final String vault;
    private final Instant start;
    private final long size;
    private final KeyReference usualKey;
    private final IdentityReference usualIdentity;

    /**
     * @param vault the vault that the drill is about; need not exist yet
     * @param size of a backup that does not say how large it is
     */
    Subject(World world, String vault, Instant start, long size) {
        this.world = world;
        this.vault = vault;
        this.start = start;
        this.size = size;
        Optional<Vault> found = world.vault(vault);
        this.usualKey = found.flatMap(Vault::wantedKey).orElseGet(() -> onlyKey(world));
        this.usualIdentity = found.flatMap(Vault::wantedIdentity).orElse(IdentityReference.SYSTEM);
    }

    private static KeyReference onlyKey(World world) {
        return world.stores().stream()
                .flatMap(store -> store.keys().stream().map(key -> KeyReference.of(store.name(), key.name())))
                .findFirst()
                .orElse(KeyReference.of("", ""));
    }

    World world() {
        return world;
    }

    Instant start() {
        return start;
    }

    /** The vault that the drill is about. */
    String vaultName() {
        return vault;
    }

    /** The vault that the drill is about, if it exists. */
    Optional<Vault> usualVault() {
        return world.vault(vault);
    }

    /** A name that need not be anybody's yet. */
    String name(Arguments a, Slot<String> slot, String otherwise) {
        return a.get(slot, otherwise);
    }

    /** The name of a vault that exists, or of the drill's own, which the model may say is absent. */
    String vault(Arguments a) {
        Optional<Located<String>> written = a.located(Slot.VAULT);
        if (written.isEmpty()) {
            return vault;
        }
        List<String> names = world.vaults().stream().map(Vault::name).toList();
        return known(written.get(), "Backup vault", names);
    }

    private Vault present(Arguments a) {
        return world.vault(vault(a))
                .orElseThrow(() -> Impossible.at(
                        a.place(Slot.VAULT), "the Backup vault does not exist at this step", "needs the vault"));
    }

    String store(Arguments a) {
        Optional<Located<String>> written = a.located(Slot.STORE);
        if (written.isPresent()) {
            return known(
                    written.get(),
                    "key store",
                    world.stores().stream().map(Store::name).toList());
        }
        return reference(a).store();
    }

    String keyName(Arguments a) {
        Optional<Located<String>> written = a.located(Slot.KEY);
        if (written.isEmpty()) {
            return a.has(Slot.STORE) ? firstKey(a) : reference(a).key();
        }
        List<String> names = world.store(store(a)).stream()
                .flatMap(store -> store.keys().stream())
                .map(StoredKey::name)
                .toList();
        return known(written.get(), "key", names);
    }

    private String firstKey(Arguments a) {
        return world.store(store(a)).stream()
                .flatMap(store -> store.keys().stream())
                .map(StoredKey::name)
                .findFirst()
                .orElseThrow(() -> Impossible.at(a.place(Slot.STORE), "the key store holds no key", "holds no key"));
    }

    /** What the vault's settings name, or what they are to name. */
    private KeyReference reference(Arguments a) {
        if (!a.has(Slot.VAULT)) {
            return usualVault().flatMap(Vault::key).orElse(usualKey);
        }
        Vault named = present(a);
        return named.key().or(named::wantedKey).orElse(usualKey);
    }

    boolean givesKey(Arguments a) {
        return a.has(Slot.KEY) || a.has(Slot.STORE) || a.has(Slot.VERSION) || a.has(Slot.URI);
    }

    /** The key that a request names. */
    KeyReference key(Arguments a) {
        if (a.has(Slot.URI)) {
            return KeyReference.malformed(a.get(Slot.URI, ""));
        }
        if (!givesKey(a) && !a.has(Slot.PICKER)) {
            return reference(a);
        }
        String store = store(a);
        String key = keyName(a);
        if (a.has(Slot.VERSION)) {
            return KeyReference.of(store, key, version(a));
        }
        return a.get(Slot.PICKER, false) ? KeyReference.picked(store, key) : KeyReference.of(store, key);
    }

    /** The id of a version; without one the newest. */
    String version(Arguments a) {
        String store = store(a);
        String key = keyName(a);
        List<String> ids = world.key(store, key).stream()
                .flatMap(found -> found.versions().stream())
                .map(Version::id)
                .map(dev.keyproof.simulate.KeyVersionId::version)
                .toList();
        Optional<Located<Notation.VersionName>> written = a.located(Slot.VERSION);
        if (ids.isEmpty()) {
            throw Impossible.at(a.place(Slot.VERSION), "the key `" + key + "` has no version", "no version");
        }
        if (written.isEmpty()) {
            return ids.get(ids.size() - 1);
        }
        return version(written.get(), key, ids);
    }

    static String version(Located<Notation.VersionName> written, String key, List<String> ids) {
        Notation.VersionName wanted = written.value();
        if (!wanted.id().isEmpty()) {
            return known(new Located<>(wanted.id(), written.span()), "version", ids);
        }
        if (wanted.number() > ids.size()) {
            String has = ids.size() == 1 ? "1 version" : ids.size() + " versions";
            throw Impossible.at(
                    written.span(), "the key `" + key + "` has no version " + wanted.number(), "it has " + has);
        }
        return ids.get(wanted.number() - 1);
    }

    IdentityReference identity(Arguments a) {
        Optional<Located<String>> written = a.located(Slot.IDENTITY);
        if (written.isEmpty()) {
            return usualVault().flatMap(Vault::identity).orElse(usualIdentity);
        }
        return written.get().value().equals(IdentityReference.SYSTEM.toString())
                ? IdentityReference.SYSTEM
                : IdentityReference.user(userIdentity(a));
    }

    /** The name of a user-assigned identity. */
    String userIdentity(Arguments a) {
        Optional<Located<String>> written = a.located(Slot.IDENTITY);
        if (written.isPresent()) {
            List<String> names =
                    world.identities().stream().map(UserIdentity::name).toList();
            return known(written.get(), "user-assigned identity", names);
        }
        IdentityReference identity = usualVault().flatMap(Vault::identity).orElse(usualIdentity);
        return identity.userAssigned()
                .orElseThrow(() ->
                        Impossible.at(a.at(), "the vault has no user-assigned identity", "name one with `identity`"));
    }

    /** Who is given permissions; without a name the identity that the vault encrypts with. */
    Grantee principal(Arguments a) {
        String of = a.has(Slot.VAULT) ? vault(a) : vault;
        Optional<Located<String>> written = a.located(Slot.PRINCIPAL);
        if (written.isEmpty()) {
            Optional<Vault> found = world.vault(of);
            IdentityReference identity = found.flatMap(Vault::identity)
                    .or(() -> found.flatMap(Vault::wantedIdentity))
                    .orElse(usualIdentity);
            return Grantee.of(of, identity);
        }
        String name = written.get().value();
        if (name.equals(IdentityReference.SYSTEM.toString())) {
            return Grantee.systemOf(of);
        }
        boolean identity =
                world.identities().stream().anyMatch(known -> known.name().equals(name));
        return identity ? Grantee.user(name) : Grantee.other(name);
    }

    Scope scope(Arguments a) {
        return switch (a.get(Slot.SCOPE, "store")) {
            case "key" -> Scope.key(keyName(a));
            case "above" -> Scope.ABOVE;
            default -> Scope.STORE;
        };
    }

    /** The workload that a step names, or the first one of the vault. */
    String workload(Arguments a) {
        List<String> names =
                protectedBy(a).stream().map(ProtectedWorkload::name).toList();
        Optional<Located<String>> written = a.located(Slot.WORKLOAD);
        if (written.isPresent()) {
            return known(written.get(), "workload", names);
        }
        return names.stream()
                .findFirst()
                .orElseThrow(() -> Impossible.at(
                        a.at(), "the vault protects no workload at this step", "needs `ConfigureProtection` before"));
    }

    private List<ProtectedWorkload> protectedBy(Arguments a) {
        return world.vault(vault(a)).map(Vault::workloads).orElse(List.of());
    }

    /** The tier that the workload's backups go to. */
    Tier tier(Arguments a) {
        String name = workload(a);
        return protectedBy(a).stream()
                .filter(workload -> workload.name().equals(name))
                .map(ProtectedWorkload::tier)
                .findFirst()
                .orElse(Tier.VAULT_STANDARD);
    }

    /** The number of a restore point; without one the last that is not deleted. */
    int point(Arguments a) {
        List<RestorePoint> points = world.vault(vault(a)).map(Vault::points).orElse(List.of());
        Optional<Located<Integer>> written = a.located(Slot.POINT);
        if (written.isPresent()) {
            if (written.get().value() > points.size()) {
                throw noPoint(written.get().span(), points.size());
            }
            return written.get().value();
        }
        return points.stream()
                .filter(point -> point.state() != RestorePoint.State.DELETED)
                .reduce((first, second) -> second)
                .map(RestorePoint::number)
                .orElseThrow(() -> noPoint(a.at(), points.size()));
    }

    private static Impossible noPoint(Span at, int there) {
        String has = there == 0 ? "the vault has none" : "the vault has made " + there;
        return Impossible.at(at, "there is no such restore point at this step", has);
    }

    /** Bytes to back up: other ones for every restore point, the same in every run of one seed. */
    Payload payload(Arguments a) {
        long length = a.get(Slot.SIZE, size);
        if (length > MOST_BYTES) {
            throw Impossible.at(a.place(Slot.SIZE), "a backup of more than 16GiB", "at most 16GiB");
        }
        int made = world.vault(vault(a)).map(found -> found.points().size()).orElse(0);
        return new Payload(world.seed() * 1_000_003 + made, length);
    }

    private static String known(Located<String> written, String what, List<String> names) {
        if (!names.contains(written.value())) {
            throw Impossible.named(
                    written.span(),
                    what,
                    written.value(),
                    names.stream().distinct().toList());
        }
        return written.value();
    }
}
