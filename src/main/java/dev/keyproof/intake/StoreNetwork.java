package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Network;
import dev.keyproof.text.Span;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells from firewall and public access which networks reach a key store (UAI-2); what counts is azure-A11. */
final class StoreNetwork {
    private static final String ACCESS = "publicNetworkAccess";
    private static final String ACTION = "defaultAction";

    private StoreNetwork() {}

    static Field<Network> of(Body properties) {
        Field<String> access = properties.text(ACCESS);
        Body firewall = properties.child("networkAcls");
        Field<String> action = firewall.text(ACTION);
        if (is(access, "disabled")) {
            return limited(Network.DISABLED, access.span());
        }
        if (is(action, "deny")) {
            return limited(Network.SELECTED_NETWORKS, action.span());
        }
        if (access instanceof Field.Unknown<String>) {
            return Body.missing(ACCESS, access);
        }
        if (access instanceof Field.Present<String> written && !is(access, "enabled")) {
            return Field.unknown(Words.unlisted(ACCESS, written.value()), access.span());
        }
        return open(firewall, action);
    }

    /** Public access is on: the firewall decides. */
    private static Field<Network> open(Body firewall, Field<String> action) {
        if (is(action, "allow")) {
            return limited(Network.ALL_NETWORKS, action.span());
        }
        if (action instanceof Field.Present<String> written) {
            return Field.unknown(Words.unlisted(ACTION, written.value()), action.span());
        }
        if (action instanceof Field.Unknown<String>) {
            return Body.missing(ACTION, action);
        }
        if (firewall.isWritten() && (hasRules(firewall, "ipRules") || hasRules(firewall, "virtualNetworkRules"))) {
            return Field.unknown("the firewall has rules, but no `defaultAction`", firewall.place());
        }
        return new Field.Present<>(Network.ALL_NETWORKS, action.span(), Set.of(Assumption.A1, Assumption.A11));
    }

    private static boolean hasRules(Body firewall, String list) {
        return !(firewall.list(list) instanceof Field.Present<List<Node>> rules)
                ? firewall.has(list)
                : !rules.value().isEmpty();
    }

    private static boolean is(Field<String> field, String word) {
        return field instanceof Field.Present<String> written
                && written.value().toLowerCase(Locale.ROOT).equals(word);
    }

    private static Field<Network> limited(Network network, Span at) {
        return new Field.Present<>(network, at, Set.of(Assumption.A11));
    }
}
