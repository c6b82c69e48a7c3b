package dev.keyproof.simulate;

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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Estates of descriptors, for tests. */
final class Estates {
    private static final Problems IGNORED = problem -> {};

    private Estates() {}

    static Estate of(String... texts) {
        DescriptorReader reader = new DescriptorReader(EnumSet.allOf(Assumption.class), IGNORED);
        List<Entity> resources = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            Source source = Source.of("estate-" + i + ".yaml", texts[i]);
            for (Node document : new YamlReader(Limits.DEFAULT).read(source, IGNORED)) {
                reader.read(document).ifPresent(resources::add);
            }
        }
        return Join.join(new Found(resources, false, Optional.empty()), false, Set.of(), IGNORED);
    }

    static Estate sample(String folder) {
        try {
            return of(Files.readString(Path.of("samples", folder, "estate.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
