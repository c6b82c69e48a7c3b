package dev.keyproof.check;

import dev.keyproof.diagnostic.Report;
import dev.keyproof.estate.BackupVault;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Estate;
import dev.keyproof.estate.Key;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keys and key stores that Backup vaults of an estate refer to. */
final class Referred {
    private static final String BECAUSE = "no Backup vault of the input refers to it";

    private final boolean vaults;
    private final Set<List<Object>> entities;

    private Referred(boolean vaults, Set<List<Object>> entities) {
        this.vaults = vaults;
        this.entities = entities;
    }

    static Referred in(Estate estate) {
        Set<List<Object>> entities = new HashSet<>();
        for (Entity vault : estate.vaults()) {
            Optional<Entity> key = vault.value(BackupVault.KEY);
            key.map(Referred::place).ifPresent(entities::add);
            key.flatMap(one -> one.value(Key.STORE)).map(Referred::place).ifPresent(entities::add);
        }
        return new Referred(!estate.vaults().isEmpty(), entities);
    }

    /** A key as a vault sees it, at one version, may be another entity than the key itself, but stands there too. */
    private static List<Object> place(Entity entity) {
        return List.of(entity.label(), entity.span());
    }

    /** Those that are judged as what they are: without any vault all, else those that a vault refers to. */
    List<Entity> judged(List<Entity> all) {
        return vaults
                ? all.stream().filter(one -> entities.contains(place(one))).toList()
                : all;
    }

    /** Those that are listed and not judged. */
    List<Report.Unjudged> unjudged(Estate estate) {
        List<Report.Unjudged> unjudged = new ArrayList<>();
        if (vaults) {
            add(estate.stores(), unjudged);
            add(estate.keys(), unjudged);
        }
        return unjudged;
    }

    private void add(List<Entity> all, List<Report.Unjudged> unjudged) {
        for (Entity entity : all) {
            if (!entities.contains(place(entity))) {
                unjudged.add(new Report.Unjudged(entity.label(), entity.span(), BECAUSE));
            }
        }
    }
}
