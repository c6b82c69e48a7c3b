package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Placeholder;
import dev.keyproof.estate.PrivateEndpoint;
import dev.keyproof.estate.Reference;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code Microsoft.Network/privateEndpoints} that lead to a Backup vault (UAI-1, azure-A12). */
final class PrivateEndpointReader {
    private static final List<String> CONNECTIONS =
            List.of("privateLinkServiceConnections", "manualPrivateLinkServiceConnections");

    private PrivateEndpointReader() {}

    /** Whether the endpoint leads to a Backup vault, or does not show where it leads; if so it is read. */
    static boolean read(Resource resource, Gathering into) {
        Body body = resource.body();
        Body facts = body.has("properties") ? body.child("properties") : body;
        List<Node.Scalar> targets = new ArrayList<>();
        for (String list : CONNECTIONS) {
            targets.addAll(targets(facts, list));
        }
        List<Node.Scalar> vaults =
                targets.stream().filter(PrivateEndpointReader::isVault).toList();
        boolean elsewhere = !targets.isEmpty() && targets.stream().noneMatch(PrivateEndpointReader::isOpen);
        if (vaults.isEmpty() && elsewhere) {
            return false;
        }
        into.add(resource.start(PrivateEndpoint.KIND, PrivateEndpoint.NAME, "privateEndpointName")
                .set(PrivateEndpoint.VAULT, vault(vaults, resource.span()))
                .build());
        return true;
    }

    private static Field<Reference> vault(List<Node.Scalar> vaults, Span endpoint) {
        if (vaults.size() == 1) {
            Span at = vaults.get(0).span();
            return Field.present(new Reference(vaults.get(0).text(), at), at);
        }
        return Field.unknown(
                vaults.isEmpty()
                        ? "the private endpoint does not show where it leads"
                        : "the private endpoint leads to more than one Backup vault",
                endpoint);
    }

    private static List<Node.Scalar> targets(Body facts, String list) {
        List<Node.Scalar> found = new ArrayList<>();
        if (facts.list(list) instanceof Field.Present<List<Node>> present) {
            for (Body connection : facts.objects(list, present.value())) {
                Body target = connection.has("properties") ? connection.child("properties") : connection;
                target.plain("privateLinkServiceId").ifPresent(found::add);
            }
        }
        return found;
    }

    /** Whether a target may turn out to be the id of a vault. */
    private static boolean isOpen(Node.Scalar id) {
        return Placeholder.isIn(id.text()) && ResourceType.ofId(id.text()).isEmpty();
    }

    private static boolean isVault(Node.Scalar id) {
        return ResourceType.ofId(id.text())
                .filter(type -> type == ResourceType.BACKUP_VAULT)
                .isPresent();
    }
}
