package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** States that a session shows of one resource, one after the other. */
final class State {
    /** Parts of the path of a key: nothing, {@code keys}, its name, its version. */
    private static final int VERSION = 3;

    private State() {}

    /** What tells the resource of a body from others. */
    static String id(Mapping body, Exchange exchange) {
        Optional<String> kid =
                Typing.text(body, "kid").or(() -> Typing.object(body, "key").flatMap(key -> Typing.text(key, "kid")));
        String id = kid.map(uri -> key(uri, exchange))
                .or(() -> Typing.text(body, "id"))
                .orElseGet(() -> exchange.host() + exchange.path());
        // Local role assignments of two managed HSMs may have one id.
        boolean local = id.startsWith("/") && exchange.parameters().isPresent();
        return ((local ? exchange.host() : "") + id).toLowerCase(Locale.ROOT);
    }

    /** The key of a version, unless the request asked for versions: then each version is for itself. */
    private static String key(String uri, Exchange exchange) {
        String[] asked = exchange.path().split("/", -1);
        boolean versions = exchange.method().equals("GET") && asked.length > VERSION;
        String[] parts = uri.split("/", -1);
        int whole = 5;
        return versions || parts.length <= whole
                ? uri
                : String.join("/", List.of(parts).subList(0, whole));
    }

    /** Whether a body is the element of a list of keys, which shows no more than the attributes of one. */
    static boolean showsLess(Mapping body, Mapping before) {
        return Typing.has(body, "kid")
                && !Typing.has(body, "kty")
                && Typing.object(before, "key").isPresent();
    }

    /** A body with the members of an earlier one that it does not have itself. */
    static Mapping laidOver(Mapping before, Mapping body) {
        List<Node.Entry> entries = new ArrayList<>(body.entries());
        before.entries().stream()
                .filter(entry -> body.find(entry.key().text()).isEmpty())
                .forEach(entries::add);
        return new Mapping(entries, body.span());
    }

    /** A resource after an update: objects are merged, everything else is replaced, and null removes (RFC 7386). */
    static Mapping updated(Mapping before, Mapping update) {
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : before.entries()) {
            Optional<Node.Entry> change = update.find(entry.key().text());
            if (change.isEmpty()) {
                entries.add(entry);
            } else if (change.get().value() instanceof Mapping inner && entry.value() instanceof Mapping below) {
                entries.add(new Node.Entry(entry.key(), updated(below, inner)));
            } else {
                entries.add(change.get());
            }
        }
        update.entries().stream()
                .filter(entry -> before.find(entry.key().text()).isEmpty())
                .forEach(entries::add);
        return new Mapping(entries, before.span());
    }
}
