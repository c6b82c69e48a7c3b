package dev.keyproof.terraform;

import dev.keyproof.document.Node;
import dev.keyproof.text.Span;
import java.util.Optional;

/** Lowers role assignments of azurerm: of Azure RBAC, and of the local RBAC of a managed HSM. */
final class Grants {
    private static final String PRINCIPAL = "principal_id";
    private static final String ROLE = "role_definition_id";
    private static final String ROLE_NAME = "role_definition_name";

    private final Symbols symbols;

    Grants(Symbols symbols) {
        this.symbols = symbols;
    }

    Node.Mapping grant(Instance grant) {
        Arm properties = new Arm(grant.place());
        if (isByName(grant)) {
            properties.set("roleDefinitionName", symbols.of(grant.attribute(ROLE_NAME), Wanted.ROLE));
        } else {
            properties.set("roleDefinitionId", symbols.of(grant.attribute(ROLE), Wanted.ROLE));
        }
        properties
                .set("principalId", symbols.of(grant.attribute(PRINCIPAL), Wanted.PRINCIPAL))
                .set("principalType", principalType(grant))
                .set("condition", symbols.of(grant.attribute("condition"), Wanted.PLAIN))
                .set("scope", symbols.of(grant.attribute("scope"), Wanted.RESOURCE_ID));
        return start(grant).set("properties", properties).node();
    }

    Node.Mapping hsmGrant(Instance grant) {
        Arm properties = new Arm(grant.place())
                .set("roleDefinitionId", symbols.of(grant.attribute(ROLE), Wanted.ROLE))
                .set("principalId", symbols.of(grant.attribute(PRINCIPAL), Wanted.PRINCIPAL))
                .set("scope", symbols.of(grant.attribute("scope"), Wanted.PLAIN));
        return start(grant).set("properties", properties).node();
    }

    /** Which managed HSM a local assignment is of, as the request to it would say. */
    Node.Mapping hsmOf(Instance grant) {
        Span at = grant.attribute("managed_hsm_id").place();
        String uri = symbols.names().storeUri(symbols.names().parent(grant), true);
        return new Arm(grant.place()).set("vaultBaseUrl", Arm.text(uri, at)).node();
    }

    /** An assignment is called by its address: its name is a GUID that nobody has seen yet. */
    private Arm start(Instance grant) {
        Value name = grant.attribute("name");
        boolean named = name.text().isPresent();
        return new Arm(grant.place())
                .set("id", Arm.text(symbols.names().id(grant), grant.place()))
                .set("name", Arm.text(name.text().orElse(grant.address().text()), named ? name.place() : grant.place()))
                .set("type", Thing.GRANT.arm());
    }

    /** The one that the configuration sets decides; the other is what Azure answers. */
    private static boolean isByName(Instance grant) {
        if (grant.sets(ROLE) != grant.sets(ROLE_NAME)) {
            return grant.sets(ROLE_NAME);
        }
        return grant.attribute(ROLE_NAME).text().filter(text -> !text.isEmpty()).isPresent();
    }

    private Optional<Node> principalType(Instance grant) {
        Value type = grant.attribute("principal_type");
        if (type.text().isPresent()) {
            return symbols.of(type, Wanted.PLAIN);
        }
        Span at = grant.attribute(PRINCIPAL).laterAt();
        return symbols.referred(grant.attribute(PRINCIPAL), Wanted.PRINCIPAL)
                .filter(referred -> referred.address().type().equals("azuread_group"))
                .map(referred -> Arm.text("Group", at));
    }
}
