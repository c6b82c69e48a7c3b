package dev.keyproof.estate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which local role assignments of a managed HSM reach a key: scope {@code /}, {@code /keys} or {@code /keys/NAME}. */
final class LocalReach {
    private final List<Entity> grants;
    private final Map<String, List<Integer>> byHsm = new HashMap<>();
    private final List<Integer> anywhere = new ArrayList<>();
    /** Names of managed HSMs with a placeholder: each may be the name of another one. */
    private final List<String> unclear = new ArrayList<>();

    /** {@code grants} with their principals resolved, in the order of the input. */
    LocalReach(List<Entity> grants) {
        this.grants = grants;
        for (int i = 0; i < grants.size(); i++) {
            Optional<Reference> hsm = grants.get(i).value(Grant.HSM);
            List<Integer> list = hsm.isEmpty()
                    ? anywhere
                    : byHsm.computeIfAbsent(StoreName.of(hsm.get().written()).name(), none -> new ArrayList<>(2));
            list.add(i);
        }
        byHsm.keySet().stream().filter(Placeholder::isIn).sorted().forEach(unclear::add);
    }

    /** The grants that reach the key of a name in a managed HSM, in the order of the input. */
    Many of(Entity hsm, String keyName, Optional<String> open) {
        List<Integer> here = byHsm.getOrDefault(lower(hsm.name()), List.of());
        List<Entity> sure = new ArrayList<>();
        List<Integer> possible = new ArrayList<>(anywhere);
        for (String other : Placeholder.isIn(hsm.name()) ? List.copyOf(byHsm.keySet()) : unclear) {
            if (!other.equals(lower(hsm.name())) && Placeholder.mayEqual(other, hsm.name())) {
                possible.addAll(byHsm.get(other));
            }
        }
        String wanted = "/keys/" + lower(keyName);
        for (int position : here) {
            Entity grant = grants.get(position);
            String scope = lower(grant.value(Grant.LOCAL_SCOPE).orElse("?"));
            if (scope.equals("/") || scope.equals("/keys") || scope.equals("/keys/") || scope.equals(wanted)) {
                sure.add(grant);
            } else if (!scope.startsWith("/keys/")
                    || scope.startsWith(wanted + "/")
                    || Placeholder.mayEqual(scope, wanted)) {
                possible.add(position);
            }
        }
        return new Many(sure, possible.stream().sorted().map(grants::get).toList(), open);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
