package dev.keyproof.terraform;

import dev.keyproof.document.Node;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Lowers key vaults and managed HSMs of azurerm, with the access policies that resources of their own add. */
final class KeyStores {
    private static final String MODEL = "rbac_authorization_enabled";
    private static final String OLD_MODEL = "enable_rbac_authorization";
    private static final String POLICIES = "access_policy";

    private final Symbols symbols;
    /** Policies by the lower-case id of their key vault, in the order of the plan. */
    private final Map<String, List<Instance>> policies = new HashMap<>();
    /** Policies of which the plan does not tell for which key vault they are. */
    private final List<Instance> stray = new ArrayList<>();
    /** Whom policies are no longer for, by the lower-case id of the key vault. */
    private final Map<String, List<String>> gone = new HashMap<>();

    /** {@code policies} are all resources of the plan that are one access policy each. */
    KeyStores(Symbols symbols, List<Instance> policies, List<Instance> gonePolicies) {
        this.symbols = symbols;
        for (Instance policy : policies) {
            vaultOf(policy).ifPresentOrElse(id -> listed(this.policies, id).add(policy), () -> stray.add(policy));
        }
        for (Instance policy : gonePolicies) {
            policy.before("key_vault_id")
                    .ifPresent(id -> policy.before("object_id").ifPresent(listed(gone, id)::add));
        }
    }

    Node.Mapping keyVault(Instance vault) {
        Arm properties = protection(vault)
                .set("enableRbacAuthorization", model(vault))
                .set("publicNetworkAccess", Common.inWords(vault.attribute("public_network_access_enabled"), symbols))
                .set("networkAcls", Common.firewall(vault, symbols))
                .set("accessPolicies", policies(vault));
        return Common.start(vault, symbols).set("properties", properties).node();
    }

    Node.Mapping hsm(Instance hsm) {
        Arm properties = protection(hsm)
                .set("publicNetworkAccess", Common.inWords(hsm.attribute("public_network_access_enabled"), symbols))
                .set("networkAcls", Common.firewall(hsm, symbols));
        return Common.start(hsm, symbols).set("properties", properties).node();
    }

    /** A key vault of which the plan shows nothing but policies. */
    Node.Mapping policiesAlone(Instance policy, String vaultId) {
        Span place = policy.place();
        List<Node> found = new ArrayList<>();
        found.add(policy(Optional.of(policy), policy.attribute("object_id")));
        found.add(Symbols.unknown("the plan shows one access policy of the key vault", place));
        String name = vaultId.substring(vaultId.lastIndexOf('/') + 1);
        return new Arm(place)
                .set("id", vaultId)
                .set("name", name)
                .set("type", Thing.KEY_VAULT.arm())
                .set("properties", new Arm(place).set("accessPolicies", new Node.Sequence(found, place)))
                .node();
    }

    /** The resource id of the key vault that a policy is for; nothing if the plan does not tell. */
    Optional<String> vaultOf(Instance policy) {
        return symbols.of(policy.attribute("key_vault_id"), Wanted.KEY_VAULT_ID)
                .flatMap(Members::text)
                .map(Node.Scalar::text);
    }

    /** Soft delete cannot be switched off since 2020, so azurerm has no switch; an existing vault may be older. */
    private Arm protection(Instance store) {
        Value purge = store.attribute("purge_protection_enabled");
        Optional<Node> purgeProtection = Common.whenOn(purge, symbols);
        Arm properties = new Arm(store.place());
        Value old = store.attribute("soft_delete_enabled");
        boolean sure = !store.isData() || Members.isTrue(purgeProtection);
        if (old.scalar().isPresent()) {
            properties.set("enableSoftDelete", symbols.of(old, Wanted.PLAIN));
        } else if (sure) {
            properties.set("enableSoftDelete", true);
        }
        return properties
                .set(
                        "softDeleteRetentionInDays",
                        symbols.of(store.attribute("soft_delete_retention_days"), Wanted.PLAIN))
                .set("enablePurgeProtection", purgeProtection);
    }

    /** azurerm 4 knows two names for one switch: whichever is known tells; neither set is off (azure.md 2). */
    private Optional<Node> model(Instance vault) {
        Value model = vault.attribute(MODEL);
        Value old = vault.attribute(OLD_MODEL);
        boolean bySelf = model.scalar().isPresent() && (!old.scalar().isPresent() || !vault.sets(OLD_MODEL));
        if (bySelf || old.scalar().isPresent()) {
            return symbols.of(bySelf ? model : old, Wanted.PLAIN);
        }
        if (vault.sets(MODEL) || vault.sets(OLD_MODEL)) {
            return symbols.of(vault.sets(MODEL) ? model : old, Wanted.PLAIN);
        }
        boolean unset = isUnset(vault, MODEL) && isUnset(vault, OLD_MODEL);
        // A fragment names the attribute that its version of the provider has; the other one is missing.
        boolean named = model.written().isPresent() || old.written().isPresent();
        if (unset || (named && !model.isLater() && !old.isLater())) {
            Span at = old.written().or(model::written).map(Node::span).orElse(vault.place());
            return Optional.of(new Node.Scalar(Node.Form.BOOLEAN, "false", false, at));
        }
        return symbols.of(model.isLater() || !old.isLater() ? model : old, Wanted.PLAIN);
    }

    private static boolean isUnset(Instance vault, String attribute) {
        return vault.attribute(attribute).isUnset() || Common.leftToAzure(vault, attribute);
    }

    private Optional<Node> policies(Instance vault) {
        List<Node> found = new ArrayList<>();
        Set<String> elsewhere = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        String id = lower(symbols.names().id(vault));
        for (Instance policy : policies.getOrDefault(id, List.of())) {
            found.add(policy(Optional.of(policy), policy.attribute("object_id")));
            policy.attribute("object_id").text().ifPresent(elsewhere::add);
        }
        for (Instance policy : stray) {
            found.add(Symbols.unknown("`" + policy + "` may be a policy of this key vault", policy.place()));
        }
        elsewhere.addAll(gone.getOrDefault(id, List.of()));
        boolean closed = inside(vault, elsewhere, found);
        Value own = vault.attribute(POLICIES);
        Span at = own.isWritten() ? own.place() : vault.place();
        return found.isEmpty() && closed && own.isUnset()
                ? Optional.empty()
                : Optional.of(new Node.Sequence(found, at));
    }

    /**
     * The policies in the vault's own attribute. If the configuration does not set it, it is a copy of what resources
     * of their own have set, as it was before this plan.
     */
    private boolean inside(Instance vault, Set<String> elsewhere, List<Node> found) {
        Value policies = vault.attribute(POLICIES);
        if (policies.isUnset() || Common.leftToAzure(vault, POLICIES)) {
            return true;
        }
        if (policies.isHidden() || policies.isLater() || !policies.isWritten()) {
            symbols.of(policies, Wanted.PLAIN).ifPresent(found::add);
            return false;
        }
        boolean copy = vault.leavesOut(POLICIES);
        for (Value policy : policies.elements()) {
            Value who = policy.member("object_id");
            boolean stale = copy && who.text().filter(elsewhere::contains).isPresent();
            if (!stale) {
                found.add(policy(Optional.empty(), who, policy));
            }
        }
        return true;
    }

    private Node policy(Optional<Instance> own, Value who) {
        return policy(own, who, who);
    }

    private Node policy(Optional<Instance> own, Value who, Value block) {
        Value application =
                own.map(policy -> policy.attribute("application_id")).orElseGet(() -> block.member("application_id"));
        Value keys =
                own.map(policy -> policy.attribute("key_permissions")).orElseGet(() -> block.member("key_permissions"));
        Span place = own.map(Instance::place).orElseGet(block::place);
        Optional<Node> acts = symbols.of(application, Wanted.PLAIN)
                .filter(node ->
                        Members.text(node).filter(text -> text.text().isEmpty()).isEmpty());
        Arm permissions = new Arm(keys.place()).set("keys", symbols.of(keys, Wanted.PLAIN));
        return new Arm(place)
                .set("objectId", symbols.of(who, Wanted.PRINCIPAL))
                .set("applicationId", acts)
                .set("permissions", permissions)
                .node(place);
    }

    private static <T> List<T> listed(Map<String, List<T>> lists, String id) {
        return lists.computeIfAbsent(lower(id), none -> new ArrayList<>(1));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
