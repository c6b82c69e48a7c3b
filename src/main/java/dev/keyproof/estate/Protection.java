package dev.keyproof.estate;

import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of the deletion protection of a key store beyond what it states itself: the recovery level of its keys
 * (A7), and that purge protection presupposes soft delete.
 */
final class Protection {
    /** The levels that the service documents, lower-case. */
    private static final Set<String> LEVELS = Set.of(
            "purgeable",
            "recoverable+purgeable",
            "recoverable",
            "recoverable+protectedsubscription",
            "customizedrecoverable+purgeable",
            "customizedrecoverable",
            "customizedrecoverable+protectedsubscription");

    private final boolean active;

    Protection(Set<Assumption> off) {
        this.active = !off.contains(Assumption.A7);
    }

    /** What one key shows of its store. */
    private record Shown(boolean softDelete, boolean purgeProtection, Field.Present<String> level) {
        private boolean isSame(Shown other) {
            return softDelete == other.softDelete && purgeProtection == other.purgeProtection;
        }
    }

    /** Fills what a store leaves open; {@code keys} are the keys in it. */
    Entity.Builder apply(Entity.Builder store, List<Entity> keys) {
        for (Shown shown : active ? shown(keys) : List.<Shown>of()) {
            // Soft delete of a managed HSM is always on, whatever a level says (azure.md 1.3).
            if (shown.softDelete() || !isHsm(store)) {
                lay(store, KeyStore.SOFT_DELETE, shown.softDelete(), shown.level());
            }
            lay(store, KeyStore.PURGE_PROTECTION, shown.purgeProtection(), shown.level());
        }
        implied(store);
        return store;
    }

    /** Whether a key shows something of its store that those before it do not. */
    static boolean showsMore(Entity key, List<Entity> before) {
        List<Shown> more = shown(List.of(key));
        return !more.isEmpty() && shown(before).stream().noneMatch(known -> known.isSame(more.get(0)));
    }

    private static List<Shown> shown(List<Entity> keys) {
        List<Shown> found = new ArrayList<>();
        for (Entity key : keys) {
            if (key.get(Key.RECOVERY_LEVEL) instanceof Field.Present<String> level) {
                shown(level).ifPresent(found::add);
            }
        }
        return found;
    }

    /** A level that no document lists says nothing: its meaning is not known. */
    private static Optional<Shown> shown(Field.Present<String> level) {
        String text = level.value().toLowerCase(Locale.ROOT);
        boolean purgeable = text.endsWith("purgeable");
        return LEVELS.contains(text)
                ? Optional.of(new Shown(!text.equals("purgeable"), !purgeable, level))
                : Optional.empty();
    }

    private static void lay(
            Entity.Builder store, Attribute<Boolean> attribute, boolean value, Field.Present<String> level) {
        Field<Boolean> stated = store.get(attribute);
        if (stated instanceof Field.Present<Boolean> present) {
            if (present.value() != value) {
                store.set(attribute, contradiction(attribute, present, level));
            }
            return;
        }
        boolean disputed = stated instanceof Field.Unknown<Boolean> unknown
                && (unknown.reason().contains(CONTRADICTS) || Duplicates.isContradiction(unknown));
        if (disputed) {
            return;
        }
        if (value && attribute.equals(KeyStore.PURGE_PROTECTION) && saysOff(store, stated)) {
            store.set(attribute, contradiction(attribute, stated, level));
            return;
        }
        Set<Assumption> assumptions = EnumSet.of(Assumption.A7);
        assumptions.addAll(level.assumptions());
        store.set(attribute, new Field.Present<>(value, level.span(), assumptions));
    }

    /** Whether an answer of the service leaves purge protection out, which there says that it is off (A4). */
    private static boolean saysOff(Entity.Builder store, Field<Boolean> stated) {
        return stated instanceof Field.Absent<Boolean>
                && store.build().provenance().direction() == Provenance.Direction.READ;
    }

    private static final String CONTRADICTS = " contradicts ";

    private static Field<Boolean> contradiction(
            Attribute<Boolean> attribute, Field<Boolean> stated, Field.Present<String> level) {
        Span at = stated.span();
        String place = at.source().name() + ":" + at.from().line();
        String reason = "`" + attribute.name() + "` as stated at " + place + CONTRADICTS + "the recovery level `"
                + level.value() + "` of a key at "
                + level.span().source().name() + ":" + level.span().from().line();
        Set<Assumption> assumptions = EnumSet.of(Assumption.A7);
        assumptions.addAll(stated.assumptions());
        return new Field.Unknown<>(reason, at, assumptions);
    }

    /**
     * Purge protection is never on without soft delete where both are in force. A request can ask for the one and leave
     * the other to the default of its api-version, which is no (azure-A3).
     */
    private static void implied(Entity.Builder store) {
        Field<Boolean> soft = store.get(KeyStore.SOFT_DELETE);
        boolean open = soft instanceof Field.Absent<Boolean>;
        boolean asked = store.build().provenance().direction() == Provenance.Direction.CREATE;
        if (open
                && !asked
                && store.get(KeyStore.PURGE_PROTECTION) instanceof Field.Present<Boolean> purge
                && purge.value()) {
            store.set(KeyStore.SOFT_DELETE, new Field.Present<>(true, purge.span(), purge.assumptions()));
        } else if (open && isHsm(store)) {
            store.set(KeyStore.SOFT_DELETE, Field.present(true, soft.span()));
        }
    }

    private static boolean isHsm(Entity.Builder store) {
        return store.get(KeyStore.STORE_KIND) instanceof Field.Present<StoreKind> kind
                && kind.value() == StoreKind.MANAGED_HSM;
    }
}
