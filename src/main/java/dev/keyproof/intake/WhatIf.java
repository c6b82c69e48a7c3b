package dev.keyproof.intake;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Mapping;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Placeholder;
import dev.keyproof.estate.Provenance;
import dev.keyproof.estate.Provenance.Direction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the result of a what-if operation (azure.md 5.8): the resources as the deployment will leave them.
 *
 * <p>What stands in {@code after} counts as sent to the service, also where nothing changes: every resource of the
 * template is deployed again, and what a body leaves out gets the default of its api-version. What cannot be taken
 * back, and what an update may keep, is looked up in {@code before}.
 */
final class WhatIf {
    /** An expression that the service left for the deployment. */
    private static final Pattern EXPRESSION = Pattern.compile("\\[(?!\\[)(.+)\\]", Pattern.DOTALL);

    private static final Pattern PROPERTY =
            Pattern.compile("reference\\('(/[^']+)'(?: *, *'[^']*'){0,2}\\)\\.([A-Za-z.]+)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> DEPLOYED = Set.of("create", "deploy", "modify", "nochange", "noeffect");
    private static final List<String> LASTING = List.of("enablePurgeProtection", "enableSoftDelete");
    private static final String SETTINGS = "encryptionSettings";

    private final Notices notices;
    private final Set<Assumption> active;
    private final Gathering into;
    private final String stem;

    WhatIf(Notices notices, Set<Assumption> active, Gathering into, String stem) {
        this.notices = notices;
        this.active = active;
        this.into = into;
        this.stem = stem;
    }

    /** Reads a result, with or without the envelope of the service around it. */
    void read(Mapping result) {
        Mapping holder = Typing.object(result, "properties").orElse(result);
        for (Node change : Typing.list(holder, "changes").orElseThrow().items()) {
            if (change instanceof Mapping mapping) {
                change(mapping);
            }
        }
    }

    private void change(Mapping change) {
        Node.Scalar type = Typing.member(change, "changeType")
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast)
                .orElseGet(() -> new Node.Scalar(Node.Form.TEXT, "", false, change.span()));
        String word = type.text().toLowerCase(Locale.ROOT);
        if (word.equals("delete")) {
            return;
        }
        Optional<Mapping> after = Typing.object(change, "after").map(body -> (Mapping) known(body));
        if (DEPLOYED.contains(word) && after.isPresent()) {
            deployed(identified(after.get(), change), Typing.object(change, "before"));
        } else if (isOfConcern(change)) {
            notShown(change, type);
        }
    }

    private void deployed(Mapping after, Optional<Mapping> before) {
        Optional<ResourceType> type = Typing.of(after);
        if (type.isEmpty()) {
            into.leaveOpen("`" + after.span().source().name() + "` holds a change to something that is no resource");
            return;
        }
        Mapping whole = before.map(known -> kept(type.get(), known, after)).orElse(after);
        Optional<LocalDate> version = Typing.text(after, "apiVersion").flatMap(Versions::date);
        Circumstances sent = Circumstances.of(new Provenance(Direction.CREATE, version), stem);
        ResourceReader.read(
                new Resource(type.get(), whole, Origin.completed(type.get(), whole, sent), notices, active), into);
    }

    /** A resource that exists or will, and that the result does not show: whether it is a grant, say, is not known. */
    private void notShown(Mapping change, Node.Scalar type) {
        String name = Typing.text(change, "resourceId").orElse("");
        notices.tell(
                Severity.NOTE,
                "change-not-shown",
                "the what-if result does not show `" + name.substring(name.lastIndexOf('/') + 1) + "`",
                new Label(type.span(), "what the resource will be is not in the result"),
                Remark.Kind.NOTE,
                "resources that are not in the input count as unknown");
        into.leaveOpen("`" + change.span().source().name() + "` names resources that it does not show");
    }

    private static boolean isOfConcern(Mapping change) {
        return Typing.text(change, "resourceId")
                .flatMap(ResourceType::ofId)
                .map(type -> type != ResourceType.OTHER && type != ResourceType.RECOVERY_SERVICES_VAULT)
                .orElse(true);
    }

    /** The body with the id of the change, if it does not repeat that. */
    private static Mapping identified(Mapping after, Mapping change) {
        Optional<Node.Entry> id = change.find("resourceId");
        return Typing.has(after, "id") || id.isEmpty()
                ? after
                : with(
                        after,
                        new Node.Entry(renamed(id.get().key(), "id"), id.get().value()));
    }

    /** What stays although the body does not repeat it: protection that is on, and perhaps the encryption settings. */
    private static Mapping kept(ResourceType type, Mapping before, Mapping after) {
        Optional<Mapping> then = Typing.object(before, "properties");
        Optional<Mapping> now = Typing.object(after, "properties");
        if (then.isEmpty() || now.isEmpty()) {
            return after;
        }
        Mapping properties = now.get();
        boolean store = type == ResourceType.KEY_VAULT || type == ResourceType.MANAGED_HSM;
        for (String member : store ? LASTING : List.<String>of()) {
            Optional<Node.Entry> on = then.get().find(member).filter(entry -> isTrue(entry.value()));
            if (on.isPresent() && !Typing.has(properties, member)) {
                properties = with(properties, on.get());
            }
        }
        if (type == ResourceType.BACKUP_VAULT
                && settings(then.get()).isPresent()
                && settings(properties).isEmpty()) {
            properties = withOpenSettings(properties);
        }
        return with(after, new Node.Entry(after.find("properties").orElseThrow().key(), properties));
    }

    private static boolean isTrue(Node value) {
        return value instanceof Node.Scalar scalar && scalar.text().equalsIgnoreCase("true");
    }

    private static Optional<Node> settings(Mapping properties) {
        return Typing.object(properties, "securitySettings").flatMap(security -> Typing.member(security, SETTINGS));
    }

    private static Mapping withOpenSettings(Mapping properties) {
        String reason = "the vault has encryption settings now, and the deployment sends none";
        Node.Scalar open = new Node.Scalar(Node.Form.UNKNOWN, reason, false, Body.brace(properties));
        Mapping security = Typing.object(properties, "securitySettings")
                .orElseGet(() -> new Mapping(List.of(), Body.brace(properties)));
        Node.Scalar name = new Node.Scalar(Node.Form.TEXT, SETTINGS, true, Body.brace(properties));
        return with(
                properties,
                new Node.Entry(renamed(name, "securitySettings"), with(security, new Node.Entry(name, open))));
    }

    private static Node.Scalar renamed(Node.Scalar key, String name) {
        return new Node.Scalar(Node.Form.TEXT, name, true, key.span());
    }

    private static Mapping with(Mapping mapping, Node.Entry entry) {
        List<Node.Entry> entries = new ArrayList<>(mapping.entries());
        entries.removeIf(
                other -> other.key().text().equalsIgnoreCase(entry.key().text()));
        entries.add(entry);
        return new Mapping(entries, mapping.span());
    }

    /** The value with a placeholder for each expression that only the deployment evaluates. */
    private static Node known(Node node) {
        if (node instanceof Mapping mapping) {
            return new Mapping(
                    mapping.entries().stream()
                            .map(entry -> new Node.Entry(entry.key(), known(entry.value())))
                            .toList(),
                    mapping.span());
        }
        if (node instanceof Node.Sequence sequence) {
            return new Node.Sequence(
                    sequence.items().stream().map(WhatIf::known).toList(), sequence.span());
        }
        Node.Scalar scalar = (Node.Scalar) node;
        Matcher expression = EXPRESSION.matcher(scalar.text());
        if (scalar.form() != Node.Form.TEXT || !expression.matches()) {
            return scalar;
        }
        Matcher property = PROPERTY.matcher(expression.group(1));
        String text = property.matches()
                ? Placeholder.property(property.group(1), property.group(2))
                : Placeholder.of(expression.group(1));
        return new Node.Scalar(Node.Form.TEXT, text, scalar.quoted(), scalar.span());
    }
}
