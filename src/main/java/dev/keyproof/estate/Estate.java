package dev.keyproof.estate;

import java.util.List;

/**
 * Everything one estate holds, joined: references are links, grants stand at the keys they reach, and what is named
 * but not described is an entity whose fields are unknown.
 *
 * <p>The lists hold what is described; what is only named, and the system-assigned identities, are met by following
 * links. Two links to one identity are the same object. Lists are in the order of the input: by file name, then by place.
 */
public record Estate(
        List<Entity> vaults,
        List<Entity> stores,
        List<Entity> keys,
        List<Entity> identities,
        List<Entity> grants,
        List<Entity> localGrants,
        List<Entity> privateEndpoints,
        List<Entity> workloads) {
    public Estate {
        vaults = List.copyOf(vaults);
        stores = List.copyOf(stores);
        keys = List.copyOf(keys);
        identities = List.copyOf(identities);
        grants = List.copyOf(grants);
        localGrants = List.copyOf(localGrants);
        privateEndpoints = List.copyOf(privateEndpoints);
        workloads = List.copyOf(workloads);
    }
}
