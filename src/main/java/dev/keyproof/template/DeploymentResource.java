package dev.keyproof.template;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.document.Node;
import dev.keyproof.estate.Placeholder;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A resource of a template, or one turn of the loop that makes it. What it is, is worked out when asked for. */
final class DeploymentResource {
    /** Members that say how a resource is deployed and not what it is. */
    private static final Set<String> HOW = Set.of(
            "id",
            "type",
            "name",
            "scope",
            "condition",
            "copy",
            "dependson",
            "resources",
            "existing",
            "comments",
            "import",
            "metadata",
            "tags",
            "subscriptionid",
            "resourcegroup",
            "apiversion");

    private static final String DEPLOYMENTS = "microsoft.resources/deployments";

    private final Deployment home;
    private final Node.Mapping written;
    private final Scope scope;
    private final Optional<DeploymentResource> parent;
    private final String symbol;
    private final Optional<Long> index;
    private final Optional<String> uncounted;
    private final String type;
    private Optional<Node.Scalar> name = Optional.empty();
    private Optional<String> id = Optional.empty();
    private Optional<Node.Mapping> body = Optional.empty();
    private Optional<Node> condition = Optional.empty();
    private Optional<Deployment> nested = Optional.empty();
    /** What is being worked out, so that asking for it again ends. */
    private final EnumSet<Part> open = EnumSet.noneOf(Part.class);

    private enum Part {
        NAME,
        ID,
        BODY,
        NESTED
    }

    /**
     * A resource.
     *
     * @param parent the resource inside which it is written
     * @param symbol its symbolic name; empty in a template without such names
     * @param index of the turn of its loop
     * @param uncounted why it is not known how many of it there are
     */
    DeploymentResource(
            Deployment home,
            Node.Mapping written,
            Scope scope,
            Optional<DeploymentResource> parent,
            String symbol,
            Optional<Long> index,
            Optional<String> uncounted) {
        this.home = home;
        this.written = written;
        this.scope = scope;
        this.parent = parent;
        this.symbol = symbol;
        this.index = index;
        this.uncounted = uncounted;
        this.type = typeOf();
    }

    Deployment home() {
        return home;
    }

    Node.Mapping written() {
        return written;
    }

    /** What its expressions see. */
    Scope scope() {
        return scope;
    }

    String symbol() {
        return symbol;
    }

    Optional<Long> index() {
        return index;
    }

    Optional<DeploymentResource> parent() {
        return parent;
    }

    /** The full type; empty if it has none, which is reported. */
    String type() {
        return type;
    }

    private String typeOf() {
        String own = TemplateNodes.member(written, "type")
                .map(node -> value(node))
                .filter(TemplateNodes::isText)
                .map(node -> ((Node.Scalar) node).text())
                .orElse("");
        if (own.isEmpty() || Placeholder.isIn(own)) {
            home.context()
                    .error(
                            "resource-without-type",
                            "a resource of the template has no type",
                            new Label(
                                    TemplateNodes.member(written, "type")
                                            .map(Node::span)
                                            .orElseGet(() -> TemplateNodes.brace(written)),
                                    "expected a type such as `Microsoft.KeyVault/vaults`"),
                            "");
            return "";
        }
        return parent.isPresent() && !isFull(own) ? parent.get().type() + "/" + own : own;
    }

    /** Whether a type begins with a provider, so that it says by itself of what it is a child. */
    private static boolean isFull(String type) {
        int slash = type.indexOf('/');
        return slash > 0 && type.substring(0, slash).indexOf('.') > 0;
    }

    /** The full name, parents first; a part that is not known is a placeholder. */
    Node.Scalar name() {
        return once(Part.NAME, name, this::nameOf, found -> name = Optional.of(found))
                .orElseGet(() -> TemplateNodes.text("", TemplateNodes.brace(written)));
    }

    /** A part, worked out once; none if it is being worked out already. */
    private <T> Optional<T> once(Part part, Optional<T> known, Supplier<T> work, Consumer<T> keep) {
        if (known.isPresent()) {
            return known;
        }
        if (!open.add(part)) {
            home.context().leaveOpen();
            return Optional.empty();
        }
        long before = home.context().leftOpen();
        try {
            T found = work.get();
            if (home.context().mayKeep(before)) {
                keep.accept(found);
            }
            return Optional.of(found);
        } finally {
            open.remove(part);
        }
    }

    String nameText() {
        return name().text();
    }

    private Node.Scalar nameOf() {
        Optional<Node> member = TemplateNodes.member(written, "name");
        if (member.isEmpty()) {
            home.context()
                    .error(
                            "resource-without-name",
                            "a resource of the template has no name",
                            new Label(TemplateNodes.brace(written), "expected `name`"),
                            "");
        }
        Node.Scalar own = text(member.orElse(written));
        boolean relative =
                parent.isPresent() && Placeholder.split(own.text(), '/').size() < types().size();
        return relative ? TemplateNodes.text(parent.get().nameText() + "/" + own.text(), own.span()) : own;
    }

    /** A value as a text: what is not known is a placeholder. */
    private Node.Scalar text(Node raw) {
        Node found = home.context().evaluator().asText(value(raw));
        if (found instanceof Node.Scalar scalar
                && scalar.form() == Node.Form.TEXT
                && !scalar.text().isEmpty()) {
            return scalar;
        }
        String place = "name" + raw.span().pointer()
                + index.map(turn -> "[" + turn + "]").orElse("");
        return TemplateNodes.text(Placeholder.of(place), raw.span());
    }

    /** The types behind the provider, outermost first. */
    private List<String> types() {
        List<String> steps = List.of(type.split("/", -1));
        return steps.subList(1, steps.size());
    }

    /** The resource id; empty while it is being worked out. */
    String id() {
        return once(Part.ID, id, this::idOf, found -> id = Optional.of(found)).orElse("");
    }

    private String idOf() {
        String base = base();
        if (type.equalsIgnoreCase("Microsoft.Resources/resourceGroups")) {
            return base + "/resourceGroups/" + nameText();
        }
        List<String> types = types();
        List<String> names = names(types.size());
        StringBuilder text = new StringBuilder(base).append("/providers/").append(type, 0, type.indexOf('/'));
        for (int i = 0; i < types.size(); i++) {
            text.append('/').append(types.get(i)).append('/').append(names.get(i));
        }
        return text.toString();
    }

    /** One name for each type; a name that is not known may hold several. */
    private List<String> names(int count) {
        String whole = nameText();
        List<String> names = Placeholder.split(whole, '/');
        if (names.size() == count) {
            return names;
        }
        if (!Placeholder.isIn(whole)) {
            home.context()
                    .error(
                            "name-and-type-differ",
                            "the name `" + whole + "` has " + parts(names.size()) + ", but the type `" + type
                                    + "` needs " + parts(count),
                            new Label(name().span(), "expected " + parts(count)),
                            "");
        }
        String label = Placeholder.isWhole(whole) ? whole.substring(1, whole.length() - 1) : whole;
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(Placeholder.of("split(" + label + ", '/')[" + i + "]"));
        }
        return parts;
    }

    private static String parts(int count) {
        return count == 1 ? "one part" : count + " parts";
    }

    /** What the id begins with: the target of the deployment, or the scope that the resource names. */
    private String base() {
        Optional<Node> written = TemplateNodes.member(this.written, "scope");
        if (written.isPresent() && !isDeployment()) {
            return absolute(text(written.get()).text());
        }
        if (written.isEmpty() && parent.isPresent() && isExtensionOfParent()) {
            return parent.get().id();
        }
        return target().id();
    }

    private boolean isExtensionOfParent() {
        return !type.toLowerCase(Locale.ROOT)
                .startsWith(parent.orElseThrow().type().toLowerCase(Locale.ROOT) + "/");
    }

    /** A scope as a full id; without a leading slash it starts at the target. */
    private String absolute(String scope) {
        if (scope.equals("/")) {
            return "";
        }
        boolean full = scope.startsWith("/") || Placeholder.isWhole(scope);
        return full ? scope : home.target().id() + "/providers/" + scope;
    }

    /** Where it is deployed to, or, of a deployment, where its resources are. */
    DeploymentTarget target() {
        Optional<String> scope = TemplateNodes.member(written, "scope")
                .map(node -> absolute(text(node).text()));
        if (scope.isPresent() && isDeployment()) {
            return DeploymentTarget.ofScope(scope.get());
        }
        Optional<String> subscription = TemplateNodes.member(written, "subscriptionId")
                .map(node -> text(node).text());
        Optional<String> group = TemplateNodes.member(written, "resourceGroup")
                .map(node -> text(node).text());
        return subscription.isEmpty() && group.isEmpty()
                ? home.target()
                : home.target().inner(subscription, group);
    }

    boolean isDeployment() {
        return type.equalsIgnoreCase(DEPLOYMENTS);
    }

    /** Whether it is only referred to: it exists before the deployment. */
    boolean isExisting() {
        return TemplateNodes.isTrue(written, "existing");
    }

    /** Whether it is certain that it is not deployed. */
    boolean isLeftOut() {
        boolean own = condition()
                .filter(found ->
                        found instanceof Node.Scalar scalar && scalar.text().equalsIgnoreCase("false"))
                .isPresent();
        return own || home.by().filter(DeploymentResource::isLeftOut).isPresent();
    }

    /** Why it is not known whether it is deployed, or how often; empty if it is. */
    Optional<String> uncertain() {
        Optional<String> own = uncounted.map(reason -> "how many of it are deployed is not known: " + reason);
        Optional<String> conditional = condition()
                .filter(found -> !(found instanceof Node.Scalar scalar
                        && (scalar.text().equalsIgnoreCase("true")
                                || scalar.text().equalsIgnoreCase("false"))))
                .map(found -> "whether it is deployed is not known: " + reason(found));
        return own.or(() -> conditional).or(() -> home.by().flatMap(DeploymentResource::uncertain));
    }

    private static String reason(Node found) {
        if (TemplateNodes.isUnknown(found)) {
            return ((Node.Scalar) found).text();
        }
        return TemplateNodes.isText(found)
                ? Placeholder.reason(((Node.Scalar) found).text())
                : "its condition is " + TemplateNodes.describe(found);
    }

    private Optional<Node> condition() {
        if (condition.isEmpty()) {
            condition = TemplateNodes.member(written, "condition").map(this::value);
        }
        return condition;
    }

    /** The template that it deploys, if it does and the template is written out. */
    Optional<Deployment> nested() {
        if (!isDeployment() || NestedTemplate.isLinked(this)) {
            return Optional.empty();
        }
        return once(Part.NESTED, nested, () -> NestedTemplate.of(this), found -> nested = Optional.of(found));
    }

    /** The resource with its expressions evaluated; only id, name and type while that is being done. */
    Node.Mapping body() {
        return once(Part.BODY, body, this::bodyOf, found -> body = Optional.of(found))
                .orElseGet(this::head);
    }

    /** Id, name, type, and of an extension what it lies on. */
    Node.Mapping head() {
        return new Node.Mapping(headEntries(), written.span());
    }

    private List<Node.Entry> headEntries() {
        List<Node.Entry> entries = new ArrayList<>();
        Span typeSpan = TemplateNodes.member(written, "type").map(Node::span).orElse(written.span());
        entries.add(TemplateNodes.entry("type", TemplateNodes.text(type, typeSpan)));
        entries.add(TemplateNodes.entry("name", name()));
        entries.add(TemplateNodes.entry("id", TemplateNodes.text(id(), name().span())));
        if (type.toLowerCase(Locale.ROOT).endsWith("/roleassignments")) {
            Span at = TemplateNodes.member(written, "scope")
                    .map(Node::span)
                    .orElseGet(() -> TemplateNodes.brace(written));
            int own = Placeholder.masked(id())
                    .toLowerCase(Locale.ROOT)
                    .lastIndexOf("/providers/microsoft.authorization/");
            entries.add(TemplateNodes.entry("scope", TemplateNodes.text(own > 0 ? id().substring(0, own) : "/", at)));
        }
        return entries;
    }

    private Node.Mapping bodyOf() {
        List<Node.Entry> entries = headEntries();
        CopyLoop loops = new CopyLoop(home.context());
        for (Node.Entry entry : written.entries()) {
            if (!HOW.contains(entry.key().text().toLowerCase(Locale.ROOT))) {
                entries.add(new Node.Entry(entry.key(), loops.value(entry.value(), scope)));
            }
        }
        return new Node.Mapping(entries, written.span());
    }

    Node value(Node raw) {
        return new CopyLoop(home.context()).value(raw, scope);
    }
}
