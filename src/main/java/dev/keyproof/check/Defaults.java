package dev.keyproof.check;

import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Attribute;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Provenance;
import dev.keyproof.language.Pack;
import dev.keyproof.language.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the service fills in for one field that is not written (language reference, section 8.2).
 *
 * <p>Where direction or api-version of a resource are not known, every default that could apply is asked, and only an
 * answer they agree on holds.
 */
final class Defaults {
    private static final Found NONE = new Found(Optional.empty(), "not described", Set.of());

    private final Attribute<?> attribute;
    private final List<Pack.Default> defaults;
    /** The last answer; resources of one run nearly always have few provenances. */
    private Last last = new Last("", Provenance.STATED, NONE);

    private Defaults(Attribute<?> attribute, List<Pack.Default> defaults) {
        this.attribute = attribute;
        this.defaults = defaults;
    }

    /**
     * What stands in for a field.
     *
     * @param value empty if nothing does
     * @param reason why nothing does
     */
    record Found(Optional<Object> value, String reason, Set<Assumption> assumptions) {}

    /** Immutable, so that threads may race for it. */
    private record Last(String kind, Provenance provenance, Found found) {}

    /** The defaults of one field. */
    static Defaults of(Schema.Field field, List<Pack.Default> all) {
        List<Pack.Default> mine = new ArrayList<>();
        for (Pack.Default one : all) {
            boolean same =
                    one.field().owner().equals(field.owner()) && one.field().slot() == field.slot();
            if (same) {
                mine.add(one);
            }
        }
        return new Defaults(EstateSchema.attribute(field), mine);
    }

    /** What stands in for the field of an entity that does not write it. */
    Found forEntity(Entity entity) {
        if (defaults.isEmpty()) {
            return NONE;
        }
        Last known = last;
        if (known.kind.equals(entity.kind()) && known.provenance.equals(entity.provenance())) {
            return known.found;
        }
        Found found = find(entity.kind(), entity.provenance());
        last = new Last(entity.kind(), entity.provenance(), found);
        return found;
    }

    private Found find(String kind, Provenance provenance) {
        List<Pack.Default> possible = new ArrayList<>();
        for (String direction : directions(provenance)) {
            List<Pack.Default> here = defaults.stream()
                    .filter(one -> applies(one, kind)
                            && one.direction().map(direction::equals).orElse(true))
                    .toList();
            // A descriptor says neither: what holds in one direction alone is then not known.
            if (here.isEmpty()) {
                return NONE;
            }
            for (LocalDate date : dates(here, provenance)) {
                List<Pack.Default> holding =
                        here.stream().filter(one -> holdsAt(one, date)).toList();
                if (holding.isEmpty()) {
                    return provenance.apiVersion().isPresent() ? NONE : varies();
                }
                possible.addAll(holding);
            }
        }
        return agreed(possible);
    }

    private Found agreed(List<Pack.Default> possible) {
        if (possible.isEmpty()) {
            return NONE;
        }
        Set<Assumption> assumptions = EnumSet.noneOf(Assumption.class);
        for (Pack.Default one : possible) {
            if (!one.value().equals(possible.get(0).value())) {
                return varies();
            }
            one.assumes().flatMap(Assumption::of).ifPresent(assumptions::add);
        }
        Object value = Constants.value(possible.get(0).value(), attribute);
        return new Found(Optional.of(value), "", Set.copyOf(assumptions));
    }

    private static Found varies() {
        return new Found(Optional.empty(), "not described, and its default depends on the api-version", Set.of());
    }

    private static boolean applies(Pack.Default one, String kind) {
        return one.kind().equals(one.owner()) || one.kind().equals(kind);
    }

    private static List<String> directions(Provenance provenance) {
        return switch (provenance.direction()) {
            case STATED -> List.of("create", "read");
            case CREATE -> List.of("create");
            case READ -> List.of("read");
        };
    }

    /** Dates that stand for all api-versions that the resource may have: one inside each stretch between bounds. */
    private static List<LocalDate> dates(List<Pack.Default> ranges, Provenance provenance) {
        if (provenance.apiVersion().isPresent()) {
            return List.of(provenance.apiVersion().get());
        }
        List<LocalDate> dates = new ArrayList<>();
        dates.add(LocalDate.EPOCH);
        for (Pack.Default one : ranges) {
            one.since().ifPresent(dates::add);
            one.until().ifPresent(dates::add);
        }
        return dates;
    }

    private static boolean holdsAt(Pack.Default one, LocalDate date) {
        boolean begun = one.since().map(since -> !date.isBefore(since)).orElse(true);
        boolean over = one.until().map(until -> !date.isBefore(until)).orElse(false);
        return begun && !over;
    }
}
