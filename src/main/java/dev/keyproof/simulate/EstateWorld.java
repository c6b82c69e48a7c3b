package dev.keyproof.simulate;

import dev.keyproof.estate.Estate;
import java.util.List;

/** Builds the start state of an estate. */
final class EstateWorld {
    private final Estate estate;
    private final World world;

    EstateWorld(Estate estate, World world) {
        this.estate = estate;
        this.world = world;
    }

    World.FromEstate build() {
        return new World.FromEstate(world, estate.vaults().isEmpty() ? List.of() : List.of());
    }
}
