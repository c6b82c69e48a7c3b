package dev.keyproof.terraform;

import dev.keyproof.document.Node;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lowers what has few facts: identities, private endpoints, protected workloads, Recovery Services vaults. */
final class Others {
    private static final Map<String, String> DATASOURCES = Map.of(
            "blob_storage", "Microsoft.Storage/storageAccounts/blobServices",
            "data_lake_storage", "Microsoft.Storage/storageAccounts/adlsBlobServices",
            "disk", "Microsoft.Compute/disks",
            "kubernetes_cluster", "Microsoft.ContainerService/managedClusters",
            "mysql_flexible_server", "Microsoft.DBforMySQL/flexibleServers",
            "postgresql", "Microsoft.DBforPostgreSQL/servers/databases",
            "postgresql_flexible_server", "Microsoft.DBforPostgreSQL/flexibleServers");

    private final Symbols symbols;

    Others(Symbols symbols) {
        this.symbols = symbols;
    }

    Node.Mapping identity(Instance identity) {
        Arm properties = new Arm(identity.place())
                .set("principalId", given(identity, "principal_id"))
                .set("clientId", given(identity, "client_id"));
        return Common.start(identity, symbols).set("properties", properties).node();
    }

    Node.Mapping endpoint(Instance endpoint) {
        List<Node> connections = new ArrayList<>();
        for (Value block : endpoint.attribute("private_service_connection").elements()) {
            Optional<Node> target = symbols.of(block.member("private_connection_resource_id"), Wanted.RESOURCE_ID);
            Arm properties = new Arm(block.place()).set("privateLinkServiceId", target);
            connections.add(new Arm(block.place()).set("properties", properties).node());
        }
        Span place = endpoint.place();
        Arm properties = new Arm(place).set("privateLinkServiceConnections", new Node.Sequence(connections, place));
        return Common.start(endpoint, symbols).set("properties", properties).node();
    }

    Node.Mapping workload(Instance instance) {
        Span place = instance.place();
        String kind = Thing.workload(instance.address().type()).orElse("");
        String type = DATASOURCES.get(kind);
        Node datasource = type == null
                ? Symbols.unknown(
                        "no type of data source is known for `"
                                + instance.address().type() + "`",
                        place)
                : Arm.text(type, place);
        Arm source = new Arm(place).set("datasourceType", datasource);
        return Common.start(instance, symbols)
                .set("properties", new Arm(place).set("dataSourceInfo", source))
                .node();
    }

    Node.Mapping named(Instance instance) {
        return Common.start(instance, symbols).node();
    }

    /** An id that Azure gives to an identity: as it is known, or as others refer to it. */
    private Optional<Node> given(Instance identity, String attribute) {
        Value value = identity.attribute(attribute);
        if (value.isWritten() || value.isHidden()) {
            return symbols.of(value, Wanted.PLAIN);
        }
        return Given.of(identity, attribute, symbols.names()).map(text -> Arm.text(text, value.laterAt()));
    }
}
