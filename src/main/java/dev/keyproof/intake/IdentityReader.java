package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.estate.ArmId;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Identity;
import dev.keyproof.estate.Placeholder;
import dev.keyproof.estate.Principal;
import dev.keyproof.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code Microsoft.ManagedIdentity/userAssignedIdentities} (azure.md 1.5): nested as the service answers, or
 * flat as the CLI prints it.
 */
final class IdentityReader {
    /** What templates and plans call the tenant of an identity. */
    private static final List<String> TENANTS =
            List.of("tenantId", "identity.tenantId", "tenant_id", "identity.tenant_id");

    private IdentityReader() {}

    static void read(Resource resource, Gathering into) {
        Body body = resource.body();
        Body holder = body.has("principalId") || body.has("clientId") ? body : body.child("properties");
        into.add(resource.start(Identity.KIND, Identity.NAME, "resourceName", "identityName")
                .set(Identity.ID, resource.idField())
                .set(Identity.PRINCIPAL_ID, principal(holder))
                .set(Identity.CLIENT_ID, holder.name("clientId", Field::present))
                .build());
    }

    /** An identity as the vault that it is attached to shows it. */
    static Entity attached(Node.Entry entry, Body shown, Circumstances circumstances) {
        String id = entry.key().text();
        Span span = Body.keyPlace(entry);
        String name = ArmId.parse(id).flatMap(ArmId::name).orElse(id);
        return Entity.of(Identity.KIND.word(), Identity.SHAPE, name, span, circumstances.provenance())
                .set(Identity.NAME, Field.present(name, span))
                .set(Identity.ID, Field.present(id, span))
                .set(Identity.PRINCIPAL_ID, principal(shown))
                .set(Identity.CLIENT_ID, shown.name("clientId", Field::present))
                .build();
    }

    /** Someone who is known by an object id alone; the join finds the identity it belongs to. */
    static Principal principal(String objectId) {
        return new Principal(Optional.of(objectId), Optional.empty());
    }

    /**
     * Who an object id in a text is. One that Azure will give to an identity of the input is that identity; its client
     * id, its tenant and its resource id are nobody's object id, so a grant to one of them is a grant to nobody.
     */
    static Field<Principal> principal(String id, Span span) {
        if (id.startsWith("/")) {
            return Field.present(nobody("resource id " + id), span);
        }
        if (!Placeholder.isIn(id)) {
            return Field.present(principal(id), span);
        }
        if (TENANTS.stream().anyMatch(name -> Placeholder.owner(id, name).isPresent())) {
            return Field.present(nobody("tenant " + id), span);
        }
        Optional<String> token = Placeholder.owner(id, "identity.principalId")
                .map(vault -> "system-assigned of " + vault)
                .or(() -> Placeholder.owner(id, "principalId"))
                .or(() -> Placeholder.owner(id, "identity.clientId").map(vault -> "client id of " + vault))
                .or(() -> Placeholder.owner(id, "clientId").map(identity -> "client id of " + identity));
        return token.<Field<Principal>>map(
                        name -> Field.present(new Principal(Optional.empty(), Optional.of(name)), span))
                .orElseGet(() -> Field.unknown(Placeholder.reason(id), span));
    }

    /** Someone who is no identity of the input. */
    private static Principal nobody(String token) {
        return new Principal(Optional.empty(), Optional.of(token));
    }

    private static Field<Principal> principal(Body holder) {
        return holder.name("principalId", IdentityReader::principal);
    }
}
