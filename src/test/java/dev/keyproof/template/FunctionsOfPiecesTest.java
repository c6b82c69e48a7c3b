package dev.keyproof.template;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Functions that measure values and take pieces of them. */
class FunctionsOfPiecesTest {
    @TestFactory
    Stream<DynamicTest> knownValues_areMeasuredAndCut() {
        return Rows.of("""
                empty('') => true
                empty(createArray()) => true
                empty(createObject()) => true
                empty(null()) => true
                empty('a') => false
                length('abc') => 3
                length(parameters('sizes')) => 3
                length(parameters('tags')) => 3
                first('abc') => 'a'
                first(parameters('sizes')) => 3
                first(createArray()) => null
                first('') => ''
                last('abc') => 'c'
                last(parameters('sizes')) => 2
                skip('abc', 1) => 'bc'
                skip('abc', 9) => ''
                skip('abc', -1) => 'abc'
                skip(parameters('sizes'), 2) => [2]
                take('abc', 2) => 'ab'
                take('abc', 9) => 'abc'
                take(parameters('sizes'), 2) => [3, 1]
                take(parameters('sizes'), -2) => []
                substring('hello', 1, 3) => 'ell'
                substring('hello', 3) => 'lo'
                substring('hello', 5) => ''
                """);
    }

    @TestFactory
    Stream<DynamicTest> placeholders_areMeasuredWhereTheirFormIsKnown() {
        return Rows.of("""
                empty(concat('kv-', parameters('name'))) => false
                empty(parameters('name')) => ?`parameters('name')` is decided at the deployment
                empty(uniqueString('a')) => false
                empty(reference(resourceId('Microsoft.KeyVault/vaults', 'kv')).vaultUri) => false
                empty(resourceGroup().location) => false
                length(concat('kv', uniqueString('a'))) => 15
                length(guid('a')) => 36
                length(parameters('name')) => ?`parameters('name')` is decided at the deployment
                first(concat('kv', parameters('name'))) => 'k'
                first(parameters('name')) => '⟦first(parameters('name'))⟧'
                last(concat(parameters('name'), 'x')) => 'x'
                take(concat('kv-', uniqueString('x')), 24) => 'kv-⟦uniqueString('x')⟧'
                take(concat('kv-', uniqueString('x')), 10) => 'kv-⟦take(uniqueString('x'), 7)⟧'
                take(concat('kv-', parameters('name')), 24) => 'kv-⟦take(parameters('name'), 21)⟧'
                take(concat('kv-', parameters('name')), 2) => 'kv'
                skip(concat('kv-', parameters('name')), 3) => '⟦parameters('name')⟧'
                skip(parameters('name'), 3) => '⟦skip(parameters('name'), 3)⟧'
                substring(uniqueString('x'), 0, 4) => '⟦substring(uniqueString('x'), 0, 4)⟧'
                substring(uniqueString('x'), 0, 13) => '⟦uniqueString('x')⟧'
                substring(concat('kv-', parameters('name')), 1, 10) => 'v-⟦substring(parameters('name'), 0, 8)⟧'
                substring(parameters('open'), 0, 4) => '⟦substring(parameters('open'), 0, 4)⟧'
                substring('abc', parameters('open')) => '⟦substring('abc', parameters('open'))⟧'
                """);
    }

    @TestFactory
    Stream<DynamicTest> whatIsOutsideOrOfAnotherType_isUnknown() {
        return Rows.of("""
                substring('abc', 2, 5) => ?`substring` is asked for characters outside its text
                substring('abc', 4) => ?`substring` is asked for characters outside its text
                substring(uniqueString('x'), 0, 14) => ?`substring` is asked for characters outside its text
                empty(1) => ?`empty` does not take a whole number
                length(true()) => ?`length` does not take a boolean
                first(1) => ?`first` does not take a whole number
                take('a', 'b') => ?`take` does not take a text
                length(parameters('open')) => ?the parameter `open` has no value
                """);
    }
}
