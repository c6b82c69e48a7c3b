package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Placeholder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Functions about the deployment and what surrounds it; {@code environment} is that of public Azure. */
final class FunctionsOfDeployment {
    private static final String ENVIRONMENT = """
            {"name": "AzureCloud", "gallery": "https://gallery.azure.com/", "graph": "https://graph.windows.net/",
             "portal": "https://portal.azure.com", "graphAudience": "https://graph.windows.net/",
             "activeDirectoryDataLake": "https://datalake.azure.net/", "batch": "https://batch.core.windows.net/",
             "media": "https://rest.media.azure.net", "sqlManagement": "https://management.core.windows.net:8443/",
             "resourceManager": "https://management.azure.com/",
             "authentication": {"loginEndpoint": "https://login.microsoftonline.com/",
              "audiences": ["https://management.core.windows.net/", "https://management.azure.com/"],
              "tenant": "common", "identityProvider": "AAD"},
             "suffixes": {"acrLoginServer": ".azurecr.io",
              "azureDatalakeAnalyticsCatalogAndJob": "azuredatalakeanalytics.net",
              "azureDatalakeStoreFileSystem": "azuredatalakestore.net",
              "azureFrontDoorEndpointSuffix": "azurefd.net", "keyvaultDns": ".vault.azure.net",
              "sqlServerHostname": ".database.windows.net", "storage": "core.windows.net"}}
            """;

    private FunctionsOfDeployment() {}

    static void addTo(Functions all) {
        all.own("parameters", 1, 1, FunctionsOfDeployment::parameter);
        all.own("variables", 1, 1, FunctionsOfDeployment::variable);
        for (String name : List.of("deployment", "resourceGroup", "subscription", "tenant", "managementGroup")) {
            all.own(name, 0, 0, call -> call.given(call.scope().surroundings(name, call.span())));
        }
        all.strict("environment", 0, 0, FunctionsOfDeployment::environment);
        all.strict("deployer", 0, 0, FunctionsOfDeployment::deployer);
        all.open("fail", 0, 1, call -> call.unknown("`fail` stops the deployment"));
    }

    private static Node parameter(Call call) {
        Optional<String> name = Values.text(call.argument(0));
        return name.isEmpty() || Placeholder.isIn(name.get())
                ? call.named(call.undecided())
                : call.given(call.scope().parameter(name.get(), call.span()));
    }

    private static Node variable(Call call) {
        Optional<String> name = Values.text(call.argument(0));
        return name.isEmpty() || Placeholder.isIn(name.get())
                ? call.named(call.undecided())
                : call.given(call.scope().variable(name.get(), call.span()));
    }

    private static Node environment(Call call) {
        return JsonValue.read(ENVIRONMENT, call).orElseThrow();
    }

    private static Node deployer(Call call) {
        List<Node.Entry> entries = new ArrayList<>();
        for (String name : List.of("objectId", "tenantId", "userPrincipalName")) {
            String label = Placeholder.of("deployer()." + name);
            entries.add(Values.entry(name, Values.text(label, call.span()), call.span()));
        }
        return call.object(entries);
    }
}
