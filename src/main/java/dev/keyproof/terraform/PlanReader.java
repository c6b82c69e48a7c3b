package dev.keyproof.terraform;

import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.estate.Placeholder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Lowers the resources of a Terraform plan as {@code terraform show -json} prints it into resources in the shape of ARM
 * (azure.md 5.6 and 5.7).
 *
 * <p>Values are taken from {@code resource_changes[].change.after}, because only there a plan says of each value
 * whether it is set, unset or known after apply; {@code planned_values} and the data sources of {@code prior_state} are
 * read for what is not among the changes. Places are those of the value, of the reference that stands for it, or of
 * the address of the resource that lacks it.
 */
public final class PlanReader {
    private static final String DATA = "the plan shows a data source, which tells a part of the resource";

    private final Plan plan;
    private final Symbols symbols;
    private final BackupVaults vaults;
    private final KeyStores stores;
    private final Keys keys;
    private final Grants grants;
    private final Others others;
    private final AzapiBodies bodies;
    /** What has been lowered, by lower-case id. */
    private final Map<String, PlannedResource> found = new LinkedHashMap<>();

    /** Whether there are encryption settings of which the plan does not tell for which vault they are. */
    private boolean strayed;
    /** Whether such settings have made a vault's settings unknown. */
    private boolean unsettled;

    private PlanReader(Plan plan, Limits limits) {
        this.plan = plan;
        this.symbols = new Symbols(plan);
        this.vaults = new BackupVaults(symbols);
        List<Instance> policies =
                plan.instances().stream().filter(PlanReader::isPolicy).toList();
        List<Instance> gone = plan.gone().stream().filter(PlanReader::isPolicy).toList();
        this.stores = new KeyStores(symbols, policies, gone);
        this.keys = new Keys(symbols);
        this.grants = new Grants(symbols);
        this.others = new Others(symbols);
        this.bodies = new AzapiBodies(symbols, vaults, limits);
    }

    /** The resources of a plan, of a part of one, or of one resource of it. */
    public static List<PlannedResource> read(Node.Mapping plan, Limits limits) {
        return new PlanReader(new Plan(plan), limits).resources();
    }

    /** The resources of a list of changes or of planned resources. */
    public static List<PlannedResource> read(Node.Sequence resources, Limits limits) {
        return new PlanReader(new Plan(resources), limits).resources();
    }

    private List<PlannedResource> resources() {
        for (Instance instance : plan.instances()) {
            if (!instance.isUpdate() && !instance.isData()) {
                body(instance).ifPresent(body -> add(instance, body));
            }
        }
        for (Instance instance : plan.instances()) {
            // What is managed here as well says more than the data source that reads it.
            boolean known = found.containsKey(key(symbols.names().id(instance)));
            if (instance.isData() && !known) {
                body(instance).ifPresent(body -> add(instance, body));
            }
        }
        List<Instance> changes =
                plan.instances().stream().filter(instance -> !instance.isData()).toList();
        // Whatever is about a known resource comes first: what is about an unknown one may be about any of the rest.
        changes.stream().filter(instance -> !isStray(instance)).forEach(this::change);
        changes.stream().filter(this::isStray).forEach(this::change);
        plan.gone().stream().filter(gone -> gone.thing() == Thing.ENCRYPTION).forEach(this::leave);
        return List.copyOf(found.values());
    }

    private Optional<Node.Mapping> body(Instance instance) {
        if (instance.isAzapi()) {
            return instance.thing() == Thing.OTHER || instance.thing() == Thing.GROUP
                    ? Optional.empty()
                    : Optional.of(bodies.resource(instance));
        }
        return Optional.ofNullable(
                switch (instance.thing()) {
                    case BACKUP_VAULT -> vaults.vault(instance);
                    case KEY_VAULT -> stores.keyVault(instance);
                    case HSM -> stores.hsm(instance);
                    case KEY, HSM_KEY -> keys.key(instance);
                    case GRANT -> instance.isData() ? null : grants.grant(instance);
                    case HSM_GRANT -> instance.isData() ? null : grants.hsmGrant(instance);
                    case IDENTITY -> others.identity(instance);
                    case ENDPOINT -> instance.isData() ? null : others.endpoint(instance);
                    case BACKUP_INSTANCE -> others.workload(instance);
                    case RECOVERY_VAULT -> instance.isData() ? null : others.named(instance);
                    case ENCRYPTION,
                            ACCESS_POLICY,
                            SECRET,
                            CERTIFICATE,
                            ROLE,
                            HSM_ROLE,
                            GROUP,
                            SUBSCRIPTION,
                            CLIENT,
                            OTHER -> null;
                });
    }

    private boolean isStray(Instance instance) {
        return instance.thing() == Thing.ENCRYPTION
                && symbols.of(vaultOf(instance), Wanted.BACKUP_VAULT_ID)
                        .flatMap(Members::text)
                        .isEmpty();
    }

    private static Value vaultOf(Instance encryption) {
        return encryption.attribute("data_protection_backup_vault_id");
    }

    /** What a resource changes in another one. */
    private void change(Instance instance) {
        if (instance.thing() == Thing.ENCRYPTION) {
            lay(
                    instance,
                    vaultOf(instance),
                    Wanted.BACKUP_VAULT_ID,
                    Thing.BACKUP_VAULT.arm(),
                    vaults.encryption(instance));
        } else if (instance.thing() == Thing.ACCESS_POLICY) {
            Optional<String> vault = stores.vaultOf(instance);
            if (vault.isPresent() && !found.containsKey(key(vault.get()))) {
                PlannedResource part =
                        resource(instance, Thing.KEY_VAULT.arm(), stores.policiesAlone(instance, vault.get()));
                found.put(key(vault.get()), part.open("the plan shows one access policy of the key vault"));
            }
        } else if (instance.isUpdate() && instance.thing() != Thing.OTHER) {
            Value of = instance.attribute("resource_id");
            lay(instance, of, Wanted.RESOURCE_ID, instance.thing().arm(), bodies.update(instance));
        }
    }

    /** Lays a part over the resource with an id; a resource that is not in the plan is known in this part alone. */
    private void lay(Instance instance, Value of, Wanted wanted, String type, Node.Mapping part) {
        Optional<Node.Scalar> id = symbols.of(of, wanted).flatMap(Members::text);
        String text = id.map(Node.Scalar::text).orElseGet(() -> symbols.names().parentOfUpdate(instance, of));
        PlannedResource below = found.get(key(text));
        if (below != null) {
            found.put(key(text), below.with(Arm.merged(below.body(), part)));
            return;
        }
        if (id.isEmpty() && type.equals(Thing.BACKUP_VAULT.arm()) && mayChange(instance)) {
            return;
        }
        int slash = Placeholder.masked(text).lastIndexOf('/');
        Node.Mapping start = new Arm(instance.place())
                .set("id", text)
                .set("name", text.substring(slash + 1))
                .set("type", type)
                .node();
        String reason = "the plan shows `" + instance + "`, but not the resource that it changes";
        found.put(key(text), resource(instance, type, Arm.merged(start, part)).open(reason));
    }

    /** Any Backup vault without settings of its own may be the one that is changed; whether there is one. */
    private boolean mayChange(Instance instance) {
        String reason = "`" + instance + "` may be about this vault";
        if (!strayed) {
            strayed = true;
            for (PlannedResource resource : List.copyOf(found.values())) {
                if (isPlainVault(resource)) {
                    unsettle(resource, BackupVaults.unknown(reason, instance.place()));
                    unsettled = true;
                }
            }
        }
        return unsettled;
    }

    private static boolean isPlainVault(PlannedResource resource) {
        Optional<Node> properties = resource.body().get("properties");
        return resource.type().equalsIgnoreCase(Thing.BACKUP_VAULT.arm())
                && Members.get(properties, "securitySettings").isEmpty();
    }

    /** The settings of a vault outlive the resource that set them: deleting it changes nothing in Azure. */
    private void leave(Instance gone) {
        Optional<PlannedResource> vault =
                gone.before("data_protection_backup_vault_id").map(id -> found.get(key(id)));
        if (vault.filter(PlanReader::isPlainVault).isPresent()) {
            String reason = "`" + gone + "` is removed, which leaves the settings of the vault as they are";
            unsettle(vault.get(), BackupVaults.unknown(reason, gone.place()));
        }
    }

    private void unsettle(PlannedResource resource, Node.Mapping settings) {
        String id =
                Members.text(resource.body().get("id")).map(Node.Scalar::text).orElseThrow();
        found.put(key(id), resource.with(Arm.merged(resource.body(), settings)));
    }

    private void add(Instance instance, Node.Mapping body) {
        String type = instance.armType()
                .map(found -> found.split("@", 2)[0])
                .orElse(instance.thing().arm());
        PlannedResource resource =
                resource(instance, instance.thing() == Thing.HSM_GRANT ? Thing.GRANT.arm() : type, body);
        String id = key(symbols.names().id(instance));
        boolean part = instance.isAzapi() && instance.isShortened();
        PlannedResource known =
                instance.isData() ? resource.open(DATA) : part ? resource.open(instance.shortenedWhy()) : resource;
        // Two addresses with one id are two resources to whoever compares them later.
        found.put(found.containsKey(id) ? id + ' ' + instance : id, known);
    }

    private PlannedResource resource(Instance instance, String type, Node.Mapping body) {
        Optional<Node.Mapping> parameters =
                instance.thing() == Thing.HSM_GRANT ? Optional.of(grants.hsmOf(instance)) : Optional.empty();
        Optional<String> version =
                instance.armType().filter(found -> found.contains("@")).map(found -> found.split("@", 2)[1]);
        return new PlannedResource(type, body, instance.address().text(), version, Optional.empty(), parameters);
    }

    private static boolean isPolicy(Instance instance) {
        return instance.thing() == Thing.ACCESS_POLICY && !instance.isData();
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
