package dev.keyproof.estate;

import dev.keyproof.estate.GrantScope.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which Azure role assignments reach a key (azure.md 1.5), found by scope without walking over all of them. */
final class Reach {
    private final boolean inherits;
    private final Map<String, List<Placed>> byStore = new HashMap<>();
    /** Names of stores with a placeholder: each may be the name of another store. */
    private final Set<String> unclearStores = new TreeSet<>();

    private final List<Placed> above = new ArrayList<>();

    /** {@code grants} with their principals resolved, in the order of the input. */
    Reach(List<Entity> grants, Set<Assumption> off) {
        this.inherits = !off.contains(Assumption.A14);
        for (int i = 0; i < grants.size(); i++) {
            GrantScope scope = GrantScope.of(grants.get(i).get(Grant.SCOPE));
            if (scope.level() == Level.STORE || scope.level() == Level.KEY) {
                Placed placed = new Placed(i, scope, grants.get(i), grants.get(i));
                String store = scope.store().orElseThrow().name();
                byStore.computeIfAbsent(store, none -> new ArrayList<>(2)).add(placed);
                if (Placeholder.isIn(store)) {
                    unclearStores.add(store);
                }
            } else if (scope.level() != Level.ELSEWHERE) {
                above.add(new Placed(i, scope, grants.get(i), inherited(grants.get(i))));
            }
        }
    }

    /** A grant with its position, its scope, and itself as it counts through inheritance. */
    private record Placed(int position, GrantScope scope, Entity grant, Entity inherited) {}

    /** Whether a grant belongs to a key. */
    private enum Answer {
        YES,
        PERHAPS,
        NO
    }

    /** Where a key lies, as far as it is known. */
    private record Place(
            String store, Optional<StoreKind> kind, Optional<String> subscription, Optional<String> resourceGroup) {
        static Place of(Entity store) {
            Optional<ArmId> id = store.value(KeyStore.ID).flatMap(ArmId::parse);
            return new Place(
                    lower(store.name()),
                    store.value(KeyStore.STORE_KIND),
                    id.flatMap(ArmId::subscription)
                            .or(() -> store.value(KeyStore.SUBSCRIPTION).map(Reach::lower)),
                    id.flatMap(ArmId::resourceGroup)
                            .or(() -> store.value(KeyStore.RESOURCE_GROUP).map(Reach::lower)));
        }
    }

    /** The grants that reach the key of a name in a store, in the order of the input. */
    Many of(Entity store, String keyName, Optional<String> open) {
        Place place = Place.of(store);
        List<Placed> sure = new ArrayList<>();
        List<Placed> possible = new ArrayList<>();
        for (Placed placed : byStore.getOrDefault(place.store(), List.of())) {
            sort(placed, direct(placed.scope(), place, lower(keyName)), sure, possible);
        }
        for (String other : namesakes(place.store())) {
            for (Placed placed : byStore.get(other)) {
                Answer answer = direct(placed.scope(), place, lower(keyName));
                sort(placed, answer == Answer.NO ? Answer.NO : Answer.PERHAPS, sure, possible);
            }
        }
        for (Placed placed : above) {
            sort(placed, inherits(placed.scope(), place), sure, possible);
        }
        return new Many(entities(sure), entities(possible), open);
    }

    /**
     * Whether a listing that holds these grants was asked for a store, which it does not say: it shows a grant on the
     * store or a key in it, or one from above and none on any other store.
     */
    boolean covers(Entity store) {
        Place place = Place.of(store);
        boolean on = byStore.getOrDefault(place.store(), List.of()).stream()
                .anyMatch(placed -> isOn(placed.scope(), place) != Answer.NO);
        return on
                || (byStore.isEmpty()
                        && above.stream().anyMatch(placed -> isAbove(placed.scope(), place) == Answer.YES));
    }

    /** Other names that may turn out to be the name of this store. */
    private List<String> namesakes(String store) {
        Collection<String> candidates = Placeholder.isIn(store) ? byStore.keySet() : unclearStores;
        return candidates.stream()
                .filter(other -> !other.equals(store) && Placeholder.mayEqual(other, store))
                .sorted()
                .toList();
    }

    private static void sort(Placed placed, Answer answer, List<Placed> sure, List<Placed> possible) {
        if (answer == Answer.YES) {
            sure.add(placed);
        } else if (answer == Answer.PERHAPS) {
            possible.add(placed);
        }
    }

    private static List<Entity> entities(List<Placed> found) {
        found.sort(Comparator.comparingInt(Placed::position));
        return found.stream().map(Placed::inherited).toList();
    }

    private static Answer direct(GrantScope scope, Place place, String key) {
        Answer answer = isOn(scope, place);
        if (scope.key().isEmpty() || scope.key().get().equals(key) || answer == Answer.NO) {
            return answer;
        }
        return Placeholder.mayEqual(scope.key().get(), key) ? Answer.PERHAPS : Answer.NO;
    }

    private static Answer isOn(GrantScope scope, Place place) {
        Optional<StoreKind> kind = scope.store().orElseThrow().kind();
        boolean otherKind = kind.isPresent() && place.kind().isPresent() && !kind.equals(place.kind());
        if (otherKind || same(scope.subscription(), place.subscription()) == Answer.NO) {
            return Answer.NO;
        }
        if (same(scope.resourceGroup(), place.resourceGroup()) == Answer.NO) {
            return Answer.NO;
        }
        return scope.whole() ? Answer.YES : Answer.PERHAPS;
    }

    private Answer inherits(GrantScope scope, Place place) {
        Answer answer = isAbove(scope, place);
        return answer == Answer.YES && !inherits ? Answer.PERHAPS : answer;
    }

    private static Answer isAbove(GrantScope scope, Place place) {
        return switch (scope.level()) {
            case ROOT -> Answer.YES;
            case SUBSCRIPTION -> same(scope.subscription(), place.subscription());
            case RESOURCE_GROUP ->
                both(
                        same(scope.subscription(), place.subscription()),
                        same(scope.resourceGroup(), place.resourceGroup()));
            case UNCLEAR, STORE, KEY, ELSEWHERE -> Answer.PERHAPS;
        };
    }

    private static Answer both(Answer a, Answer b) {
        if (a == Answer.NO || b == Answer.NO) {
            return Answer.NO;
        }
        return a == Answer.YES && b == Answer.YES ? Answer.YES : Answer.PERHAPS;
    }

    private static Answer same(Optional<String> wanted, Optional<String> known) {
        if (wanted.isEmpty() || known.isEmpty()) {
            return Answer.PERHAPS;
        }
        if (wanted.equals(known)) {
            return Answer.YES;
        }
        return Placeholder.mayEqual(wanted.get(), known.get()) ? Answer.PERHAPS : Answer.NO;
    }

    /** What comes from above the store counts by A14: the role, which is read last, carries it. */
    private static Entity inherited(Entity grant) {
        Field<String> role = grant.get(Grant.ROLE);
        if (!(role instanceof Field.Present<String> present)) {
            return grant;
        }
        Set<Assumption> assumptions = EnumSet.of(Assumption.A14);
        assumptions.addAll(role.assumptions());
        return grant.copy()
                .set(Grant.ROLE, new Field.Present<>(present.value(), role.span(), assumptions))
                .build();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
