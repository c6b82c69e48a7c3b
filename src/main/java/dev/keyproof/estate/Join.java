package dev.keyproof.estate;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.document.Problems;
import dev.keyproof.text.Span;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes one estate of the resources that readers found: references become links, grants stand at the keys they reach,
 * and what is named but not described becomes an entity whose fields are unknown.
 */
public final class Join {
    private final Problems problems;
    private final Set<Assumption> off;
    private final Openness openness;
    private final List<Entity> resources;

    private Join(Found found, boolean complete, Set<Assumption> off, Problems problems) {
        this.problems = problems;
        this.off = off;
        this.openness = new Openness(found, complete, off);
        Switched switched = new Switched(off);
        this.resources = new Duplicates(problems)
                .settle(found.resources()).stream()
                        .map(Completion::complete)
                        .map(switched::apply)
                        .toList();
    }

    /**
     * Joins what was found.
     *
     * @param complete whether nothing exists but what the input shows; ignored while {@code found} is incomplete
     * @param off the assumptions that are switched off: what rests on one of them becomes unknown
     * @param problems takes contradictions and names of nobody; each with all its places
     */
    public static Estate join(Found found, boolean complete, Set<Assumption> off, Problems problems) {
        return new Join(found, complete, off, problems).join();
    }

    private Estate join() {
        List<Entity> rawVaults = of(BackupVault.SHAPE);
        List<Entity> rawIdentities = of(Identity.SHAPE);
        List<Entity> rawKeys = of(Key.SHAPE);
        Actors actors = new Actors(rawIdentities, rawVaults);
        Stores stores = new Stores(of(KeyStore.SHAPE), rawKeys, actors, new Protection(off));
        List<Entity> grants = resolved(of(Grant.SHAPE), Grant.PRINCIPAL, actors);
        List<Entity> localGrants = resolved(of(Grant.LOCAL_SHAPE), Grant.LOCAL_PRINCIPAL, actors);
        Keys keys = new Keys(rawKeys, stores, new Reach(grants, off), new LocalReach(localGrants), openness);
        List<Entity> endpoints = of(PrivateEndpoint.SHAPE);
        Vaults vaults = new Vaults(rawVaults, endpoints, actors, keys, openness);
        List<Entity> workloads = of(Workload.SHAPE).stream()
                .map(workload -> workload.copy()
                        .set(Workload.VAULT, vaults.of(workload.get(Workload.VAULT_REFERENCE)))
                        .build())
                .toList();
        of(Grant.SHAPE).forEach(grant -> scope(grant, stores, vaults));
        return new Estate(
                vaults.all(),
                stores.all(),
                keys.all(),
                actors.identities(rawIdentities),
                grants,
                localGrants,
                endpoints,
                workloads);
    }

    private List<Entity> of(Shape shape) {
        Predicate<Entity> wanted = resource -> resource.shape().equals(shape);
        return resources.stream().filter(wanted).toList();
    }

    private List<Entity> resolved(List<Entity> grants, Attribute<Principal> principal, Actors actors) {
        return grants.stream()
                .map(grant -> {
                    somebody(grant.get(principal), actors);
                    return grant.copy()
                            .set(principal, actors.resolve(grant.get(principal)))
                            .build();
                })
                .toList();
    }

    /** A grant to a name of nobody is legal, but more often a slip of the pen. */
    private void somebody(Field<Principal> field, Actors actors) {
        if (field instanceof Field.Present<Principal> present
                && present.value().objectId().isEmpty()
                && present.value().identity().isPresent()) {
            String name = present.value().identity().get();
            warn(
                    "unknown-principal",
                    "`" + Faults.cut(name) + "` is no identity and no vault of the input",
                    field.span(),
                    actors.question(name));
        }
    }

    private void scope(Entity grant, Stores stores, Vaults vaults) {
        GrantScope scope = GrantScope.of(grant.get(Grant.SCOPE));
        if (scope.store().isPresent() && !grant.value(Grant.SCOPE).orElse("/").startsWith("/")) {
            String name = scope.store().get().name();
            if (!vaults.storeIsNamed(name)) {
                warn(
                        "unknown-scope",
                        "`" + Faults.cut(name) + "` is no key store of the input",
                        grant.get(Grant.SCOPE).span(),
                        stores.question(scope.store().get()));
            }
        }
    }

    private void warn(String code, String title, Span at, String question) {
        if (!question.isEmpty()) {
            problems.report(
                    Diagnostic.error(code, title, new Label(at, question), "").as(Severity.WARNING));
        }
    }
}
