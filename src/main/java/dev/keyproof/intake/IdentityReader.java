package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.estate.ArmId;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Identity;
import dev.keyproof.estate.Principal;
import dev.keyproof.text.Span;
import java.util.Optional;

/**
 * Reads {@code Microsoft.ManagedIdentity/userAssignedIdentities} (azure.md 1.5): nested as the service answers, or
 * flat as the CLI prints it.
 */
final class IdentityReader {
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

    private static Field<Principal> principal(Body holder) {
        return holder.name("principalId", (id, span) -> Field.present(principal(id), span));
    }
}
