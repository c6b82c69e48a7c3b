package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Mapping;
import dev.keyproof.estate.Provenance;
import dev.keyproof.estate.Provenance.Direction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes a specification example apart (azure.md 5.4): the body of the request and of each answer. They are states of
 * one resource at different times, so they are never merged (hostile-inputs J14).
 */
final class RestExample {
    private final Mapping example;
    private final Mapping parameters;
    private final Optional<LocalDate> version;
    private final String stem;

    private RestExample(Mapping example, Mapping parameters, String stem) {
        this.example = example;
        this.parameters = parameters;
        this.version = Typing.text(parameters, "api-version").flatMap(Versions::date);
        this.stem = stem;
    }

    /** One state of a resource or of a list of resources. */
    record State(List<Part> parts, Optional<Page> page) {
        State {
            parts = List.copyOf(parts);
        }
    }

    /** A resource of a state. */
    record Part(ResourceType type, Mapping body, Circumstances circumstances) {}

    /** The states of an example, the request first; an example without a resource has none. */
    static List<State> states(Mapping example, String stem) {
        Mapping parameters = Typing.object(example, "parameters").orElseThrow();
        return new RestExample(example, parameters, stem).states();
    }

    private List<State> states() {
        List<Mapping> answers = answers();
        Optional<Mapping> request = parameters.entries().stream()
                .map(Node.Entry::value)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .findFirst();
        Optional<ResourceType> answered =
                answers.stream().flatMap(answer -> Typing.of(answer).stream()).findFirst();
        List<State> states = new ArrayList<>();
        request.flatMap(body -> request(body, answered)).ifPresent(states::add);
        for (Mapping answer : answers) {
            State state = answer(
                    answer, request.filter(sent -> Typing.list(answer, "value").isEmpty()));
            if (!state.parts().isEmpty() || state.page().isPresent()) {
                states.add(state);
            }
        }
        return states;
    }

    private Optional<State> request(Mapping body, Optional<ResourceType> answered) {
        Circumstances sent = circumstances(Direction.CREATE, Optional.empty());
        return answered.or(() -> Typing.of(body)).map(type -> {
            Circumstances known =
                    updates() ? sent.open("the request updates what is there") : Origin.completed(type, body, sent);
            return new State(List.of(new Part(type, body, known)), Optional.empty());
        });
    }

    private State answer(Mapping body, Optional<Mapping> sent) {
        Optional<Page> page = Page.of(body, "value");
        if (page.isPresent()) {
            List<Part> parts = new ArrayList<>();
            for (Mapping element : page.get().elements()) {
                Typing.of(element).ifPresent(type -> parts.add(part(type, element, Optional.empty())));
            }
            return new State(parts, page);
        }
        return new State(
                Typing.of(body).map(type -> part(type, body, sent)).stream().toList(), Optional.empty());
    }

    private Part part(ResourceType type, Mapping body, Optional<Mapping> sent) {
        return new Part(type, body, Origin.completed(type, body, circumstances(Direction.READ, sent)));
    }

    private Circumstances circumstances(Direction direction, Optional<Mapping> sent) {
        Provenance provenance = new Provenance(direction, version);
        return new Circumstances(provenance, Optional.empty(), Optional.empty(), Optional.of(parameters), sent, stem);
    }

    /** The bodies of the answers that report success. */
    private List<Mapping> answers() {
        List<Mapping> bodies = new ArrayList<>();
        Mapping responses = Typing.object(example, "responses").orElseThrow();
        for (Node.Entry entry : responses.entries()) {
            boolean success = entry.key().text().startsWith("2");
            if (success && entry.value() instanceof Mapping answer) {
                Typing.object(answer, "body").ifPresent(bodies::add);
            }
        }
        return bodies;
    }

    /** Whether the operation's name says that it changes an existing resource. */
    private boolean updates() {
        String operation = Typing.text(example, "operationId").orElse("").toLowerCase(Locale.ROOT);
        return operation.endsWith("_update") || operation.endsWith("_patch");
    }
}
