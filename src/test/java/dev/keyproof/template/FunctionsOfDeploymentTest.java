package dev.keyproof.template;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Functions about the deployment and its surroundings. */
class FunctionsOfDeploymentTest {
    @TestFactory
    Stream<DynamicTest> surroundings_areAsked() {
        return Rows.of("""
                parameters('vault') => 'kv-blue'
                parameters('VAULT') => 'kv-blue'
                parameters(concat('va', 'ult')) => 'kv-blue'
                parameters('open') => ?the parameter `open` has no value
                parameters(parameters('name')) => ?`parameters('name')` is decided at the deployment
                variables('nope') => ?there is no variable `nope`
                resourceGroup().name => '⟦resourceGroup().name⟧'
                subscription().subscriptionId => '⟦subscription().subscriptionId⟧'
                deployment().name => '⟦deployment().name⟧'
                tenant().name => '⟦tenant().name⟧'
                managementGroup().name => '⟦managementGroup().name⟧'
                deployer().objectId => '⟦deployer().objectId⟧'
                environment().suffixes.keyvaultDns => '.vault.azure.net'
                environment().name => 'AzureCloud'
                environment().authentication.audiences[1] => 'https://management.azure.com/'
                environment().suffixes.nope => ?there is no property `nope`
                fail('no') => ?`fail` stops the deployment
                """);
    }

    @TestFactory
    Stream<DynamicTest> functionsThatDoNotExist_areUnknown() {
        return Rows.of("""
                nope(1, 'a') => ?the function `nope` is not known here
                nope(1).a[0] => ?the function `nope` is not known here
                concat('x', nope(1)) => 'x⟦nope(1)⟧'
                concat('x', nope(2).a) => 'x⟦nope(2).a⟧'
                contoso.nope('a') => ?the template has no function `contoso.nope`
                listKeys('x', '2020-01-01').keys[0].value => ?`listKeys` is answered by the resource at the deployment
                listAccountSas('x', '1', createObject()) => ?`listAccountSas` is answered by the resource at the deployment
                """);
    }
}
