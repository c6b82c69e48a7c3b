package dev.keyproof.intake;

import dev.keyproof.estate.Descriptor;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Extent;
import dev.keyproof.estate.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The estates that the descriptors of one file belong to: the shared one, and those that the file numbers itself. */
final class Estates {
    private final Gathering shared;
    private final Room room;
    private final Map<Integer, Gathering> numbered = new LinkedHashMap<>();

    Estates(Gathering shared, Room room) {
        this.shared = shared;
        this.room = room;
    }

    /** Takes a descriptor into its estate. */
    void take(Descriptor descriptor) {
        Gathering estate = descriptor.estate() == 0
                ? shared
                : numbered.computeIfAbsent(descriptor.estate(), number -> new Gathering(room));
        Entity resource = descriptor.resource();
        if (Extent.isOne(resource)) {
            extend(estate, resource);
        } else {
            estate.add(resource);
        }
    }

    /** Notes for every estate of the file why more may exist than was found. */
    void leaveOpen(String reason) {
        shared.leaveOpen(reason);
        numbered.values().forEach(estate -> estate.leaveOpen(reason));
    }

    /** The estates that the file numbers, in the order in which it names them. */
    List<Gathering> apart() {
        return new ArrayList<>(numbered.values());
    }

    private static void extend(Gathering estate, Entity extent) {
        if (extent.value(Extent.GRANTS_LISTED).orElse(false)) {
            estate.closeGrants();
        }
        Field<String> incomplete = extent.get(Extent.INCOMPLETE);
        if (incomplete instanceof Field.Present<String> present) {
            estate.leaveOpen(present.value());
        } else if (incomplete instanceof Field.Unknown<String> unknown) {
            estate.leaveOpen(unknown.reason());
        }
    }
}
