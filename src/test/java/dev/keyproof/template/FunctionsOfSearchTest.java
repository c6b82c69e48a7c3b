package dev.keyproof.template;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Functions that look for something. */
class FunctionsOfSearchTest {
    @TestFactory
    Stream<DynamicTest> knownContainers_areSearched() {
        return Rows.of("""
                contains('Abc', 'b') => true
                contains('Abc', 'B') => false
                contains('a1', 1) => true
                contains(parameters('tags'), 'TEAM') => true
                contains(parameters('tags'), 'nope') => false
                contains(parameters('sizes'), 3) => true
                contains(parameters('sizes'), '3') => false
                contains(createArray('a'), 'A') => false
                startsWith('Abc', 'aB') => true
                startsWith('Abc', 'abcd') => false
                endsWith('Abc', 'BC') => true
                endsWith('Abc', 'x') => false
                indexOf('abcABC', 'B') => 1
                indexOf('abc', 'x') => -1
                lastIndexOf('abcABC', 'b') => 4
                indexOf(createArray('a', 'b', 'a'), 'a') => 0
                lastIndexOf(createArray('a', 'b', 'a'), 'a') => 2
                indexOf(parameters('sizes'), 9) => -1
                """);
    }

    @TestFactory
    Stream<DynamicTest> placeholders_decideWhereWhatIsWrittenDecides() {
        return Rows.of("""
                contains(resourceId('Microsoft.KeyVault/vaults', parameters('name')), '/providers/Microsoft.KeyVault/') => true
                contains(parameters('name'), '-') => ?`parameters('name')` is decided at the deployment
                contains(guid('x'), '/providers/') => false
                contains(concat('x', uniqueString('y')), '-') => false
                contains(concat('x', uniqueString('y')), 'xa') => ?`uniqueString('y')` is decided at the deployment
                contains(parameters('name'), parameters('name')) => true
                contains('a', parameters('name')) => ?`parameters('name')` is decided at the deployment
                contains(createArray('a', parameters('name')), 'a') => true
                contains(createArray('a', parameters('name')), 'b') => ?`parameters('name')` is decided at the deployment
                contains(createArray('a', parameters('open')), 'b') => ?the parameter `open` has no value
                contains(createObject(concat('a', parameters('name')), 1), 'b') => false
                contains(createObject(concat('a', parameters('name')), 1), 'ab') => ?`parameters('name')` is decided at the deployment
                startsWith(concat('kv-', parameters('name')), 'KV') => true
                startsWith(concat('kv-', parameters('name')), 'st') => false
                startsWith(concat('kv-', parameters('name')), 'kv-x') => ?`parameters('name')` is decided at the deployment
                startsWith('kv', concat('x', parameters('name'))) => false
                startsWith('kv-', concat('kv', parameters('name'))) => ?`parameters('name')` is decided at the deployment
                endsWith(concat(parameters('name'), '-x'), '-X') => true
                endsWith(concat(parameters('name'), '-x'), 'y') => false
                endsWith(parameters('name'), 'y') => ?`parameters('name')` is decided at the deployment
                indexOf(concat('kv-', parameters('name')), '-') => 2
                indexOf(concat('kv', parameters('name')), '-') => ?`parameters('name')` is decided at the deployment
                lastIndexOf(concat('kv-', parameters('name')), '-') => ?`parameters('name')` is decided at the deployment
                indexOf(createArray(parameters('name'), 'a'), 'a') => ?`parameters('name')` is decided at the deployment
                """);
    }

    @TestFactory
    Stream<DynamicTest> otherTypes_areUnknown() {
        return Rows.of("""
                contains(1, 'a') => ?`contains` does not take a whole number
                contains('a', createArray()) => ?`contains` does not take a list
                startsWith(1, 'a') => ?`startsWith` does not take a whole number
                contains(parameters('open'), 'a') => ?the parameter `open` has no value
                """);
    }
}
