package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Mapping;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request of a recorded session and what it got.
 *
 * @param method in upper case
 * @param uri as written, with its place
 * @param sent the body of the request
 * @param answered the body of the answer
 */
record Exchange(String method, Node.Scalar uri, Optional<Node> sent, Optional<Node> answered, boolean succeeded) {
    private static final Pattern ADDRESS = Pattern.compile("https?://([^/?#]+)(/[^?#]*)?(\\?[^#]*)?.*");
    private static final Pattern VERSION = Pattern.compile("[?&]api-version=([^&]*)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> SENDING = Set.of("PUT", "PATCH");
    private static final int FIRST_REFUSAL = 300;

    /** The request and the answer of an interaction; nothing for one without method or address. */
    static Optional<Exchange> of(Mapping interaction) {
        Mapping request = Typing.object(interaction, "request").orElseThrow();
        Mapping response = Typing.object(interaction, "response").orElseThrow();
        Optional<Node.Scalar> uri = Typing.member(request, "uri")
                .or(() -> Typing.member(request, "url"))
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast)
                .filter(found -> ADDRESS.matcher(found.text()).matches());
        Optional<String> method = Typing.text(request, "method");
        if (uri.isEmpty() || method.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Exchange(
                method.get().toUpperCase(Locale.ROOT),
                uri.get(),
                Typing.member(request, "body"),
                Typing.member(response, "body"),
                status(response).map(code -> code < FIRST_REFUSAL).orElse(true)));
    }

    private static Optional<Long> status(Mapping response) {
        Optional<Node> status = Typing.member(response, "status").or(() -> Typing.member(response, "status_code"));
        return status.flatMap(found -> found instanceof Mapping holder ? Typing.member(holder, "code") : status)
                .flatMap(WholeNumber::of)
                .map(WholeNumber::value);
    }

    /** Whether the body of the request says what a resource shall be. */
    boolean sends() {
        return SENDING.contains(method);
    }

    /** The whole address. */
    String address() {
        return uri.text();
    }

    /** The host, lower-case, without the port of the scheme. */
    String host() {
        return part(1).toLowerCase(Locale.ROOT).replace(":443", "");
    }

    /** The path, which of the management plane is the id of what is asked for. */
    String path() {
        String path = part(2);
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** The date of the api-version in the address. */
    Optional<LocalDate> apiVersion() {
        Matcher found = VERSION.matcher(part(3));
        return found.find() ? Versions.date(found.group(1)) : Optional.empty();
    }

    /** The id of the resource that the request is about, if it goes to the management plane. */
    Optional<String> id() {
        return ResourceType.ofId(path()).map(type -> path());
    }

    /** What the address says beside the id: the data plane names its key store by its host. */
    Optional<Mapping> parameters() {
        if (path().toLowerCase(Locale.ROOT).startsWith("/subscriptions/")) {
            return Optional.empty();
        }
        return Optional.of(new Mapping(List.of(entry("vaultBaseUrl", "https://" + host())), uri.span()));
    }

    /** The body of the request with the id that its address says, if it does not repeat that itself. */
    Mapping addressed(Mapping body) {
        if (Typing.has(body, "id") || id().isEmpty()) {
            return body;
        }
        List<Node.Entry> entries = new ArrayList<>(body.entries());
        entries.removeIf(entry -> entry.key().text().equalsIgnoreCase("id"));
        entries.add(entry("id", path()));
        return new Mapping(entries, body.span());
    }

    private Node.Entry entry(String name, String value) {
        return new Node.Entry(
                new Node.Scalar(Node.Form.TEXT, name, true, uri.span()),
                new Node.Scalar(Node.Form.TEXT, value, true, uri.span()));
    }

    private String part(int group) {
        Matcher address = ADDRESS.matcher(uri.text());
        return address.matches() && address.group(group) != null ? address.group(group) : "";
    }
}
