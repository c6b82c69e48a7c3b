package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.PrivateEndpoint;
import dev.keyproof.estate.Reference;
import java.util.List;
import java.util.Optional;

/** Reads {@code Microsoft.Network/privateEndpoints} that lead to a Backup vault (UAI-1, azure-A12). */
final class PrivateEndpointReader {
    private static final List<String> CONNECTIONS =
            List.of("privateLinkServiceConnections", "manualPrivateLinkServiceConnections");

    private PrivateEndpointReader() {}

    /** Whether the endpoint leads to a Backup vault; if so it is read. */
    static boolean read(Resource resource, Gathering into) {
        Body body = resource.body();
        Body facts = body.has("properties") ? body.child("properties") : body;
        Optional<Reference> vault = Optional.empty();
        for (String list : CONNECTIONS) {
            vault = vault.or(() -> vaultIn(facts, list));
        }
        if (vault.isEmpty()) {
            return false;
        }
        into.add(resource.start(PrivateEndpoint.KIND, PrivateEndpoint.NAME, "privateEndpointName")
                .set(
                        PrivateEndpoint.VAULT,
                        Field.present(vault.get(), vault.get().span()))
                .build());
        return true;
    }

    private static Optional<Reference> vaultIn(Body facts, String list) {
        if (!(facts.list(list) instanceof Field.Present<List<Node>> present)) {
            return Optional.empty();
        }
        for (Body connection : facts.objects(list, present.value())) {
            Body target = connection.has("properties") ? connection.child("properties") : connection;
            Optional<Node.Scalar> id = target.plain("privateLinkServiceId");
            if (id.flatMap(found -> ResourceType.ofId(found.text()))
                    .filter(type -> type == ResourceType.BACKUP_VAULT)
                    .isPresent()) {
                return id.map(found -> new Reference(found.text(), found.span()));
            }
        }
        return Optional.empty();
    }
}
