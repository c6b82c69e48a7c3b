package dev.keyproof.terraform;

import dev.keyproof.document.Node;
import dev.keyproof.document.Sieve;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a plan is read. A plan of a large estate is mostly resources of no concern, schemas and the state before; of
 * those nothing is kept.
 */
public final class PlanSieve {
    /** Members of a plan in which nothing is of any concern. */
    private static final Set<String> IDLE = Set.of(
            "provider_schemas",
            "relevant_attributes",
            "resource_drift",
            "deferred_changes",
            "output_changes",
            "checks",
            "action_invocations");

    /** The attributes that are read, of whatever resource. */
    private static final Sieve ATTRIBUTES = Fixed.of(
            List.of(
                    "access_policy",
                    "application_id",
                    "body",
                    "client_id",
                    "condition",
                    "curve",
                    "data_protection_backup_vault_id",
                    "datastore_type",
                    "enable_rbac_authorization",
                    "expiration_date",
                    "hsm_uri",
                    "id",
                    "identity",
                    "key_opts",
                    "key_permissions",
                    "key_size",
                    "key_type",
                    "key_vault_id",
                    "key_vault_key_id",
                    "location",
                    "managed_hsm_id",
                    "managed_hsm_key_id",
                    "name",
                    "network_acls",
                    "not_before_date",
                    "object_id",
                    "output",
                    "parent_id",
                    "principal_id",
                    "principal_type",
                    "private_service_connection",
                    "public_network_access_enabled",
                    "purge_protection_enabled",
                    "rbac_authorization_enabled",
                    "redundancy",
                    "resource_group_name",
                    "resource_id",
                    "resource_manager_id",
                    "resource_versionless_id",
                    "role_definition_id",
                    "role_definition_name",
                    "scope",
                    "secret_id",
                    "soft_delete_enabled",
                    "soft_delete_retention_days",
                    "subscription_id",
                    "type",
                    "vault_id",
                    "vault_uri",
                    "version",
                    "versioned_id",
                    "versionless_id",
                    "versionless_secret_id"),
            Sieve.ALL);

    private static final Sieve BEFORE =
            Fixed.of(List.of("data_protection_backup_vault_id", "key_vault_id", "object_id"), Sieve.ALL);

    private static final Sieve CHANGE = new Fixed(Map.of(
            "actions", Sieve.ALL,
            "before", BEFORE,
            "after", ATTRIBUTES,
            "after_unknown", ATTRIBUTES,
            "after_sensitive", ATTRIBUTES));

    /** The address says everything else. */
    private static final List<String> NAMES = List.of("address", "deposed");

    private static final Sieve CHANGES = new Resources(Fixed.of(NAMES, Sieve.ALL, Map.of("change", CHANGE)), false);

    private static final Map<String, Sieve> VALUES = Map.of("values", ATTRIBUTES, "sensitive_values", ATTRIBUTES);

    private static final Sieve BLOCK = Fixed.of(
            List.of("address", "provider_config_key", "for_each_expression", "count_expression"),
            Sieve.ALL,
            Map.of("expressions", ATTRIBUTES));

    private PlanSieve() {}

    /**
     * A sieve for a text that may be a plan; {@code other} is what is read of anything else. What is planned stands in
     * a plan twice, and is read once: among the changes, unless the text has none.
     */
    public static Sieve of(String text, Sieve other) {
        Map<String, Sieve> members = new HashMap<>();
        Sieve planned = values(hasChanges(text));
        members.put("planned_values", new Fixed(Map.of("root_module", planned)));
        Sieve state = new Fixed(Map.of("root_module", values(true)));
        members.put("prior_state", new Fixed(Map.of("values", state)));
        members.put("resource_changes", CHANGES);
        members.put("configuration", new Fixed(Map.of("provider_config", providers(), "root_module", new Modules())));
        return new Sieve() {
            @Override
            public Optional<Sieve> member(String name) {
                if (IDLE.contains(name)) {
                    return Optional.empty();
                }
                Sieve own = members.get(name);
                return own == null ? other.member(name) : Optional.of(own);
            }

            @Override
            public Sieve element() {
                return other;
            }
        };
    }

    /** Whether a member of the text is a list of changes; a quote inside a text would have a backslash before it. */
    private static boolean hasChanges(String text) {
        String name = "\"resource_changes\"";
        int at = text.indexOf(name);
        for (; at >= 0; at = text.indexOf(name, at + 1)) {
            int behind = behindBlanks(text, at + name.length());
            if (behind < text.length() && text.charAt(behind) == ':') {
                int value = behindBlanks(text, behind + 1);
                return value < text.length() && text.charAt(value) == '[';
            }
        }
        return false;
    }

    private static int behindBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    private static Sieve providers() {
        Sieve expressions = Fixed.of(List.of("subscription_id"), Sieve.ALL);
        Sieve provider = Fixed.of(
                List.of("name", "full_name", "alias", "version_constraint"),
                Sieve.ALL,
                Map.of("expressions", expressions));
        return name -> Optional.of(provider);
    }

    private static Sieve values(boolean dataAlone) {
        return new Tree(new Resources(Fixed.of(NAMES, Sieve.ALL, VALUES), dataAlone));
    }

    /** Members by name, each with a sieve of its own; a list is read element by element with the same sieve. */
    private record Fixed(Map<String, Sieve> members) implements Sieve {
        static Fixed of(List<String> names, Sieve each) {
            return of(names, each, Map.of());
        }

        static Fixed of(List<String> names, Sieve each, Map<String, Sieve> others) {
            return new Fixed(Stream.concat(
                            names.stream().map(name -> Map.entry(name, each)), others.entrySet().stream())
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
        }

        @Override
        public Optional<Sieve> member(String name) {
            return Optional.ofNullable(members.get(name));
        }
    }

    /** A list of resources, of which only types that are read are kept. */
    private record Resources(Sieve each, boolean dataAlone) implements Sieve {
        @Override
        public Optional<Sieve> member(String name) {
            return Optional.empty();
        }

        @Override
        public Sieve element() {
            return each;
        }

        @Override
        public boolean keepsElement(Node element) {
            Optional<Address> address =
                    Members.text(Optional.of(element), "address").flatMap(text -> Address.of(text.text()));
            return address.filter(known -> Thing.isRead(known.type()) && (known.data() || !dataAlone))
                    .isPresent();
        }
    }

    /** A module of planned values, with its children. */
    private record Tree(Sieve resources) implements Sieve {
        @Override
        public Optional<Sieve> member(String name) {
            return switch (name) {
                case "resources" -> Optional.of(resources);
                case "child_modules" -> Optional.of(this);
                default -> Optional.empty();
            };
        }
    }

    /** A module of the configuration, with those that it calls. */
    private static final class Modules implements Sieve {
        private final Sieve calls = name -> Optional.of(new Fixed(Map.of(
                "expressions", Sieve.ALL,
                "for_each_expression", Sieve.ALL,
                "count_expression", Sieve.ALL,
                "module", this)));

        private static final Sieve OUTPUTS = name -> Optional.of(Fixed.of(List.of("expression"), Sieve.ALL));

        @Override
        public Optional<Sieve> member(String name) {
            return switch (name) {
                case "resources" -> Optional.of(new Resources(BLOCK, false));
                case "outputs" -> Optional.of(OUTPUTS);
                case "module_calls" -> Optional.of(calls);
                default -> Optional.empty();
            };
        }
    }
}
