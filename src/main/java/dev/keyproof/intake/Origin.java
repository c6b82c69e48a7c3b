package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Mapping;
import dev.keyproof.estate.Provenance;
import dev.keyproof.estate.Provenance.Direction;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Tells of an object that stands by itself which way it travelled and how complete it is (azure.md 2, A1). */
final class Origin {
    /** Columns of a whole row that nobody chooses by hand. */
    private static final List<String> IDLE_COLUMNS = List.of("managedBy", "plan", "zones", "extendedLocation");

    /** Why a column that is missing is not known to be absent. */
    static final String CHOSEN = "the answer shows chosen columns only";

    private Origin() {}

    /** The circumstances of an object; {@code listed} if it is an element of an answer. */
    static Circumstances of(ResourceType type, Mapping object, boolean listed, String stem) {
        boolean answer = listed || isAnswer(object);
        Optional<LocalDate> version = Typing.text(object, "apiVersion").flatMap(Versions::date);
        Provenance provenance = new Provenance(answer ? Direction.READ : Direction.CREATE, version);
        return completed(type, object, Circumstances.of(provenance, stem));
    }

    /** The circumstances with the reason why the object may not be the whole resource. */
    static Circumstances completed(ResourceType type, Mapping object, Circumstances known) {
        boolean answer = known.isAnswer();
        boolean holder =
                type == ResourceType.BACKUP_VAULT || type == ResourceType.KEY_VAULT || type == ResourceType.MANAGED_HSM;
        if (holder
                && Typing.object(object, "properties").isEmpty()
                && Typing.member(object, "properties").isEmpty()) {
            return known.open("the input does not show `properties`");
        }
        if (!answer && holder && !Typing.has(object, "location") && !Typing.has(object, "apiVersion")) {
            return known.open("the body has no `location`, which a creation needs: it updates what is there");
        }
        if (!answer && isKey(type) && !showsType(object)) {
            return known.open("the body has no `kty`, which a creation needs: it updates what is there");
        }
        // The service never leaves out id and region; whoever chose the members may have left out others as well.
        boolean shown = Typing.has(object, "id") && Typing.has(object, "location");
        boolean chosen = holder && answer && !shown && !isWholeRow(object);
        if (chosen || isChosenRow(object)) {
            return known.openColumns(CHOSEN);
        }
        return known;
    }

    private static boolean isKey(ResourceType type) {
        return type == ResourceType.KEY || type == ResourceType.HSM_KEY;
    }

    private static boolean showsType(Mapping object) {
        return Typing.has(object, "kty")
                || Typing.object(object, "key")
                        .filter(key -> Typing.has(key, "kty"))
                        .isPresent()
                || Typing.object(object, "properties")
                        .filter(key -> Typing.has(key, "kty"))
                        .isPresent();
    }

    /** A row of a query prints all columns, null or not; a column that is missing was not asked for. */
    private static boolean isChosenRow(Mapping object) {
        boolean row = Typing.has(object, "subscriptionId", "tenantId");
        return row && !isWholeRow(object);
    }

    /** Whether a row of Resource Graph has columns that nobody asks for: then it has all. */
    static boolean isWholeRow(Mapping object) {
        return IDLE_COLUMNS.stream().anyMatch(column -> object.find(column).isPresent());
    }

    /** Only the service gives ids, states and system data. */
    private static boolean isAnswer(Mapping object) {
        if (Typing.has(object, "id")
                || Typing.has(object, "kid")
                || Typing.has(object, "resourceGroup")
                || Typing.has(object, "systemData")) {
            return true;
        }
        Optional<Node> state = Typing.object(object, "properties")
                .flatMap(properties -> Typing.member(properties, "provisioningState"));
        return state.isPresent()
                || Typing.object(object, "key")
                        .filter(key -> Typing.has(key, "kid"))
                        .isPresent();
    }
}
