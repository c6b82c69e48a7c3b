package dev.keyproof.rules;

import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.document.Problems;
import dev.keyproof.document.YamlReader;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.DescriptorReader;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Estate;
import dev.keyproof.estate.Found;
import dev.keyproof.estate.Join;
import dev.keyproof.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds estates of descriptors, laid over each other by kind and name. */
final class Estates {
    private Estates() {}

    /** The documents of a file. */
    static List<Node> documents(Path file) throws IOException {
        Source source = Source.of(file.toString(), Files.readString(file));
        return new YamlReader(Limits.DEFAULT).read(source, strict(file.toString()));
    }

    /** The resources of documents, by kind, slash and name. */
    static Map<String, Entity> resources(Collection<Node> documents) {
        DescriptorReader reader = new DescriptorReader(EnumSet.allOf(Assumption.class), strict("a descriptor"));
        Map<String, Entity> resources = new LinkedHashMap<>();
        for (Node document : documents) {
            Entity resource = reader.read(document).orElseThrow();
            resources.put(resource.label(), resource);
        }
        return resources;
    }

    /** A state with some resources left out, and others laid over it. */
    static Map<String, Entity> over(Map<String, Entity> state, Set<String> without, Collection<Node> documents) {
        Map<String, Entity> after = new LinkedHashMap<>(state);
        for (String label : without) {
            if (after.remove(label) == null) {
                throw new AssertionError("nothing to leave out: " + label);
            }
        }
        after.putAll(resources(documents));
        return after;
    }

    /** The estate of resources, nothing else given. */
    static Estate join(Map<String, Entity> resources) {
        Found found = new Found(new ArrayList<>(resources.values()), false, Optional.empty());
        return Join.join(found, false, Set.of(), strict("the join"));
    }

    private static Problems strict(String what) {
        return problem -> {
            throw new AssertionError(what + ": " + problem);
        };
    }
}
