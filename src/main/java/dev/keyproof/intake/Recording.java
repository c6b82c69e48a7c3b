package dev.keyproof.intake;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Mapping;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Provenance;
import dev.keyproof.estate.Provenance.Direction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a recorded session with the service (azure.md 5.4): each resource as the session last showed it, so that a
 * later answer takes the place of an earlier one. What a request sets counts until an answer shows it; a request that
 * was refused counts for nothing. That a session cleans up behind itself is no matter: a deletion shows no state.
 */
final class Recording {
    private final Notices notices;
    private final Set<Assumption> active;
    private final InnerJson inner;
    private final String stem;
    private final Map<String, Resource> last = new LinkedHashMap<>();
    private final List<Page.Marker> open = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();
    private Optional<String> lost = Optional.empty();

    Recording(Notices notices, Set<Assumption> active, InnerJson inner, String stem) {
        this.notices = notices;
        this.active = active;
        this.inner = inner;
        this.stem = stem;
    }

    /** Whether a document is one: a list of interactions, each a request and what it got. */
    static boolean isOne(Node document) {
        return document instanceof Mapping mapping
                && Typing.list(mapping, "interactions")
                        .filter(list -> list.items().stream().allMatch(Recording::isInteraction))
                        .isPresent();
    }

    /** Reads a recording into an estate. */
    void read(Mapping recording, Gathering into) {
        List<Exchange> exchanges = new ArrayList<>();
        for (Node interaction :
                Typing.list(recording, "interactions").orElseThrow().items()) {
            Exchange.of((Mapping) interaction).ifPresent(exchanges::add);
        }
        exchanges.forEach(exchange -> asked.add(exchange.address().toLowerCase(Locale.ROOT)));
        exchanges.stream().filter(Exchange::succeeded).forEach(this::take);
        if (last.isEmpty()) {
            notices.tell(
                    Severity.NOTE,
                    "recording-without-resource",
                    "the recording shows no resource",
                    new Label(Body.brace(recording), "no answer with a resource that is judged"),
                    Remark.Kind.NOTE,
                    "");
        }
        last.values().forEach(resource -> ResourceReader.read(resource, into));
        leaveOpen(into);
    }

    private void leaveOpen(Gathering into) {
        for (Page.Marker marker : open) {
            notices.incomplete(marker.member(), marker.span());
            into.leaveOpen("`" + marker.span().source().name() + "` shows one page of several");
        }
        lost.ifPresent(into::leaveOpen);
    }

    private static boolean isInteraction(Node interaction) {
        return interaction instanceof Mapping mapping
                && Typing.object(mapping, "request").isPresent()
                && Typing.object(mapping, "response").isPresent();
    }

    private void take(Exchange exchange) {
        Optional<Mapping> sent = exchange.sends() ? body(exchange.sent()) : Optional.empty();
        Optional<Mapping> answer = body(exchange.answered());
        if (sent.isPresent() && exchange.id().isPresent()) {
            request(exchange, sent.get());
        }
        Optional<Page> page = answer.flatMap(body -> Page.of(body, "value"));
        if (page.isPresent()) {
            page.get().elements().forEach(element -> answer(exchange, element, Optional.empty()));
            page.get().more().filter(marker -> !isFollowed(marker)).ifPresent(open::add);
        } else {
            answer.ifPresent(body -> answer(exchange, body, sent));
        }
    }

    /** Whether the next page was asked for in the same session. */
    private boolean isFollowed(Page.Marker marker) {
        return asked.contains(marker.value().toLowerCase(Locale.ROOT));
    }

    /** What a creation or an update sets; its address is what it is about. */
    private void request(Exchange exchange, Mapping sent) {
        Mapping addressed = exchange.addressed(sent);
        Typing.of(addressed).filter(type -> type != ResourceType.OTHER).ifPresent(type -> {
            String id = State.id(addressed, exchange);
            Resource before = last.get(id);
            boolean update = exchange.method().equals("PATCH");
            if (update && before != null) {
                Mapping both = State.updated(before.mapping(), addressed);
                keep(id, new Resource(type, both, before.circumstances(), notices, active));
                return;
            }
            Circumstances known = circumstances(exchange, Direction.CREATE, Optional.empty());
            Circumstances whole =
                    update ? known.open("the request updates what is there") : Origin.completed(type, addressed, known);
            keep(id, new Resource(type, addressed, whole, notices, active));
        });
    }

    private void answer(Exchange exchange, Mapping body, Optional<Mapping> sent) {
        Typing.of(body).filter(type -> type != ResourceType.OTHER).ifPresent(type -> {
            String id = State.id(body, exchange);
            Mapping shown = Optional.ofNullable(last.get(id))
                    .filter(before -> State.showsLess(body, before.mapping()))
                    .map(before -> State.laidOver(before.mapping(), body))
                    .orElse(body);
            Circumstances known = circumstances(exchange, Direction.READ, sent);
            keep(id, new Resource(type, shown, Origin.completed(type, shown, known), notices, active));
        });
    }

    private void keep(String id, Resource resource) {
        // At its latest place in the order, too.
        last.remove(id);
        last.put(id, resource);
    }

    private Circumstances circumstances(Exchange exchange, Direction direction, Optional<Mapping> sent) {
        Provenance provenance = new Provenance(direction, exchange.apiVersion());
        return new Circumstances(provenance, Optional.empty(), Optional.empty(), exchange.parameters(), sent, stem);
    }

    /** A body as JSON, as a text of JSON, or as either below {@code data} or {@code string}. */
    private Optional<Mapping> body(Optional<Node> written) {
        Optional<Node> value = written.map(node -> node instanceof Mapping holder
                ? Typing.member(holder, "data")
                        .or(() -> Typing.member(holder, "string"))
                        .orElse(node)
                : node);
        if (value.isPresent() && value.get() instanceof Node.Scalar scalar) {
            if (scalar.form() == Node.Form.UNKNOWN) {
                lost = lost.or(() -> Optional.of("a recorded body was not read: " + scalar.text()));
            }
            value = scalar.form() == Node.Form.TEXT && scalar.text().strip().startsWith("{")
                    ? inner.read(scalar)
                    : Optional.empty();
        }
        return value.filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }
}
