package dev.keyproof.estate;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.document.Problems;
import dev.keyproof.document.YamlReader;
import dev.keyproof.text.Position;
import dev.keyproof.text.Source;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One text of descriptors read in a test. */
record Descriptors(List<Entity> resources, List<Diagnostic> found, boolean whole) {
    static final Set<Assumption> ALL = EnumSet.allOf(Assumption.class);

    static Descriptors of(String text) {
        return of("estate.yaml", text);
    }

    static Descriptors of(String file, String text) {
        List<Diagnostic> found = new ArrayList<>();
        List<Entity> resources = new ArrayList<>();
        DescriptorReader reader = new DescriptorReader(ALL, found::add);
        boolean whole = true;
        for (Node document : new YamlReader(Limits.DEFAULT).read(Source.of(file, text), found::add)) {
            Optional<Entity> resource = reader.read(document);
            resource.ifPresent(resources::add);
            whole &= resource.isPresent();
        }
        return new Descriptors(resources, found, whole);
    }

    /** The one resource of a text. */
    static Entity one(String text) {
        Descriptors read = of(text);
        if (read.resources().size() != 1) {
            throw new AssertionError("one resource wanted, problems: " + read.problems());
        }
        return read.resources().get(0);
    }

    /** The one descriptor of a text, with what it says beside its resource. */
    static Descriptor whole(String text) {
        Source source = Source.of("estate.yaml", text);
        Problems strict = problem -> {
            throw new AssertionError(problem.toString());
        };
        Node document = new YamlReader(Limits.DEFAULT).read(source, strict).get(0);
        return new DescriptorReader(ALL, strict).descriptor(document).orElseThrow();
    }

    /** {@code code line:column title | label | help}, one a problem. */
    List<String> problems() {
        return found.stream().map(Descriptors::print).toList();
    }

    static String print(Diagnostic problem) {
        Position at = problem.at().get(0).span().from();
        StringBuilder text = new StringBuilder(problem.code() + " " + at.line() + ":" + at.column() + " ");
        text.append(problem.title()).append(" | ").append(problem.at().get(0).text());
        problem.with()
                .forEach(label -> text.append(" (")
                        .append(label.span().source().name())
                        .append(' ')
                        .append(label.span().from().line())
                        .append(' ')
                        .append(label.text())
                        .append(')'));
        problem.remarks().forEach(remark -> text.append(" | ").append(remark.text()));
        return text.toString();
    }
}
