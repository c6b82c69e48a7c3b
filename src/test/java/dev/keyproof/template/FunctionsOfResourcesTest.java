package dev.keyproof.template;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Ids of resources and questions to resources. */
class FunctionsOfResourcesTest {
    @TestFactory
    Stream<DynamicTest> resourceId_findsTheTypeByItsSlash() {
        return Rows.of("""
                resourceId('Microsoft.KeyVault/vaults/keys', 'kv', 'k') => '/subscriptions/⟦subscription().subscriptionId⟧/resourceGroups/⟦resourceGroup().name⟧/providers/Microsoft.KeyVault/vaults/kv/keys/k'
                resourceId('rg2', 'Microsoft.KeyVault/vaults', 'kv') => '/subscriptions/⟦subscription().subscriptionId⟧/resourceGroups/rg2/providers/Microsoft.KeyVault/vaults/kv'
                resourceId('11111111-1111-1111-1111-111111111111', 'rg2', 'Microsoft.KeyVault/vaults', 'kv') => '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg2/providers/Microsoft.KeyVault/vaults/kv'
                resourceId('11111111-1111-1111-1111-111111111111', 'Microsoft.Authorization/roleDefinitions', 'r') => '/subscriptions/11111111-1111-1111-1111-111111111111/providers/Microsoft.Authorization/roleDefinitions/r'
                resourceId(subscription().subscriptionId, resourceGroup().name, 'Microsoft.KeyVault/vaults', parameters('open')) => '/subscriptions/⟦subscription().subscriptionId⟧/resourceGroups/⟦resourceGroup().name⟧/providers/Microsoft.KeyVault/vaults/⟦parameters('open')⟧'
                resourceId(split(resourceId('Microsoft.KeyVault/vaults', 'kv'), '/')[4], 'Microsoft.KeyVault/vaults', 'kv') => '/subscriptions/⟦subscription().subscriptionId⟧/resourceGroups/⟦resourceGroup().name⟧/providers/Microsoft.KeyVault/vaults/kv'
                resourceId(parameters('open').group, 'Microsoft.KeyVault/vaults', 'kv') => '/subscriptions/⟦subscription().subscriptionId⟧/resourceGroups/⟦parameters('open').group⟧/providers/Microsoft.KeyVault/vaults/kv'
                resourceId(split(parameters('id'), '/')[2], split(parameters('id'), '/')[4], 'Microsoft.KeyVault/vaults', last(split(parameters('id'), '/'))) => '/subscriptions/⟦split(parameters('id'), '/')[2]⟧/resourceGroups/⟦split(parameters('id'), '/')[4]⟧/providers/Microsoft.KeyVault/vaults/⟦last(split(parameters('id'), '/'))⟧'
                """);
    }

    @TestFactory
    Stream<DynamicTest> otherScopes_haveTheirOwnIds() {
        return Rows.of("""
                subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'r') => '/subscriptions/⟦subscription().subscriptionId⟧/providers/Microsoft.Authorization/roleDefinitions/r'
                subscriptionResourceId('s', 'Microsoft.Authorization/roleDefinitions', 'r') => '/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/r'
                tenantResourceId('Microsoft.Management/managementGroups', 'mg') => '/providers/Microsoft.Management/managementGroups/mg'
                managementGroupResourceId('Microsoft.Authorization/roleDefinitions', 'r') => '/providers/Microsoft.Management/managementGroups/⟦managementGroup().name⟧/providers/Microsoft.Authorization/roleDefinitions/r'
                managementGroupResourceId('mg', 'Microsoft.Authorization/roleDefinitions', 'r') => '/providers/Microsoft.Management/managementGroups/mg/providers/Microsoft.Authorization/roleDefinitions/r'
                extensionResourceId(resourceGroup().id, 'Microsoft.Authorization/roleAssignments', guid('a')) => '/subscriptions/⟦subscription().subscriptionId⟧/resourceGroups/⟦resourceGroup().name⟧/providers/Microsoft.Authorization/roleAssignments/⟦guid('a')⟧'
                extensionResourceId(format('/subscriptions/{0}/resourceGroups/{1}', 's', 'g'), 'Microsoft.ManagedIdentity/userAssignedIdentities', 'id') => '/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id'
                """);
    }

    @TestFactory
    Stream<DynamicTest> misshapenIds_areUnknown() {
        return Rows.of("""
                resourceId('Microsoft.KeyVault/vaults/keys', 'kv') => ?`resourceId` is given 1 names for the type `Microsoft.KeyVault/vaults/keys`
                resourceId('vaults', 'kv') => ?`resourceId` is given no type of a resource
                resourceId(parameters('open'), 'kv') => ?the parameter `open` has no value
                resourceId('a', 'b', 'c', 'Microsoft.KeyVault/vaults', 'kv') => ?`resourceId` is given no type of a resource
                resourceId('Microsoft.KeyVault/vaults', createArray()) => ?`resourceId` does not take a list
                tenantResourceId('Microsoft.KeyVault//keys', 'a', 'b') => ?`tenantResourceId` is given 2 names for the type `Microsoft.KeyVault//keys`
                """);
    }

    @TestFactory
    Stream<DynamicTest> resources_areAskedThroughTheScope() {
        return Rows.of("""
                reference('keyVault').vaultUri => '⟦keyVault#properties.vaultUri⟧'
                reference(resourceId('Microsoft.KeyVault/vaults', 'kv')).vaultUri => '⟦/subscriptions/⟦subscription().subscriptionId⟧/resourceGroups/⟦resourceGroup().name⟧/providers/Microsoft.KeyVault/vaults/kv#properties.vaultUri⟧'
                reference('id', '2023-01-31', 'full').identity.principalId => '⟦id#identity.principalId⟧'
                resourceInfo('id').name => '⟦id#name⟧'
                reference(parameters('open')).vaultUri => ?the parameter `open` has no value
                concat(reference(parameters('open')).vaultUri, 'x') => '⟦reference(parameters('open')).vaultUri⟧x'
                references('ids') => ?`references` is answered at the deployment
                providers('Microsoft.KeyVault') => ?`providers` is answered at the deployment
                pickZones('Microsoft.Compute', 'virtualMachines', 'westeurope') => ?`pickZones` is answered at the deployment
                cidrSubnet('10.0.0.0/16', 24, 0) => ?network addresses are not reckoned
                """);
    }
}
