package dev.keyproof.estate;

import dev.keyproof.text.Suggest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The described resources of one kind, found by name or resource id, without case. */
final class Directory {
    private static final int MOST_NAMES_FOR_A_HINT = 1_000;
    private static final int MOST_HINTS = 100;

    private final String kind;
    private final Map<String, List<Entity>> byName = new HashMap<>();
    private final Map<String, Entity> byId = new HashMap<>();
    private final Set<Entity> withId = new HashSet<>();
    private final List<String> names = new ArrayList<>();
    private int hints;

    Directory(String kind) {
        this.kind = kind;
    }

    /** What a reference came to: the resource, or why there is none. */
    record Sought(Optional<Entity> found, String reason) {}

    /** The kind of resources it lists, as messages name it. */
    String kind() {
        return kind;
    }

    void add(Entity resource, Attribute<String> id) {
        resource.value(id).ifPresent(text -> {
            byId.putIfAbsent(lower(text), resource);
            withId.add(resource);
        });
        add(resource);
    }

    void add(Entity resource) {
        byName.computeIfAbsent(lower(resource.name()), none -> new ArrayList<>(1))
                .add(resource);
        names.add(resource.name());
    }

    /** Whether a reference that finds nothing as it is written may mean one of these: a placeholder leaves it open. */
    boolean mayHave(String written) {
        return byId.keySet().stream()
                .filter(id -> Placeholder.isIn(id) || Placeholder.isIn(written))
                .anyMatch(id -> Placeholder.mayEqual(id, written));
    }

    boolean contains(String name) {
        return byName.containsKey(lower(name));
    }

    /** Whether a name, not an id, is the name of more than one. */
    boolean isAmbiguous(String name) {
        return byName.getOrDefault(lower(name), List.of()).size() > 1;
    }

    Sought find(String written) {
        if (!written.startsWith("/")) {
            return byName(written);
        }
        String id =
                written.length() > 1 && written.endsWith("/") ? written.substring(0, written.length() - 1) : written;
        Entity exact = byId.get(lower(id));
        if (exact != null) {
            return new Sought(Optional.of(exact), "");
        }
        String name = id.substring(id.lastIndexOf('/') + 1);
        // A resource without an id may be the one that is meant; one with another id is not, whatever its name.
        List<Entity> same = byName.getOrDefault(lower(name), List.of()).stream()
                .filter(resource -> !withId.contains(resource))
                .toList();
        return same.size() == 1
                ? new Sought(Optional.of(same.get(0)), "")
                : new Sought(Optional.empty(), "no `" + kind + "` with that resource id is described");
    }

    private Sought byName(String name) {
        List<Entity> same = byName.getOrDefault(lower(name), List.of());
        if (same.size() == 1) {
            return new Sought(Optional.of(same.get(0)), "");
        }
        if (same.isEmpty()) {
            return new Sought(Optional.empty(), missing(name));
        }
        return new Sought(Optional.empty(), "several resources of the kind `" + kind + "` are named `" + name + "`");
    }

    private String missing(String name) {
        String question = question(name);
        return "no `" + kind + "` named `" + name + "` is described" + (question.isEmpty() ? "" : "; " + question);
    }

    /** "did you mean ...?"; the work for hints is bounded for a run, so that a large estate stays linear. */
    String question(String name) {
        if (names.size() > MOST_NAMES_FOR_A_HINT || hints == MOST_HINTS) {
            return "";
        }
        hints++;
        return Suggest.question(name, names);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
