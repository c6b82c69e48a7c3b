package dev.keyproof.template;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Functions that make texts of texts, with placeholders in them. */
class FunctionsOfTextsTest {
    @TestFactory
    Stream<DynamicTest> knownTexts_areMade() {
        return Rows.of("""
                concat('a', 'b', parameters('vault')) => 'abkv-blue'
                concat('a', 1, true()) => 'a1True'
                concat('it''s') => 'it's'
                concat(parameters('sizes'), createArray(9)) => [3, 1, 2, 9]
                string(7) => '7'
                string(false()) => 'False'
                string(createObject('a', createArray(1, true(), null(), 'x"\\y'))) => '{"a":[1,true,null,"x\\"\\\\y"]}'
                toLower('KV') => 'kv'
                toUpper('kv') => 'KV'
                trim('  a b ') => 'a b'
                replace('a-b-c', '-', '') => 'abc'
                replace('-..--..-', '.', '-') => '--------'
                padLeft(7, 3, '0') => '007'
                padLeft('abc', 2) => 'abc'
                join(createArray('a', 'b', 3), '-') => 'a-b-3'
                join(createArray(), '-') => ''
                split('a,b;c', createArray(',', ';')) => ['a', 'b', 'c']
                split('a--b', '--') => ['a', 'b']
                split('', ',') => ['']
                """);
    }

    @TestFactory
    Stream<DynamicTest> format_fillsItems() {
        return Rows.of("""
                format('{0}-{1}', 'a', 'b') => 'a-b'
                format('{1}{0}{1}', 'a', 2) => '2a2'
                format('{{{0}}}', 'a') => '{a}'
                format('{0:D3}|{0:000}|{0:X4}|{0:x}', 47) => '047|047|002F|2f'
                format('{0:N2}|{0:N0}|{0:F1}', 1234567) => '1,234,567.00|1,234,567|1234567.0'
                format('{0,4}|{0,-4}|', 'ab') => '  ab|ab  |'
                format('{0}', createArray(1, 'a')) => '[1,"a"]'
                format('{0}{1}', true(), null()) => 'True'
                format('{0}/{1}', parameters('name'), parameters('open')) => '⟦parameters('name')⟧/⟦parameters('open')⟧'
                format('{0:D2}', parameters('open')) => '⟦format('{0:D2}', parameters('open'))⟧'
                format('{0:E2}', 5) => '⟦format('{0:E2}', 5)⟧'
                format('{2}', 'a') => '⟦format('{2}', 'a')⟧'
                format(concat('{0}', uniqueString('{')), 'a') => 'a⟦uniqueString('{')⟧'
                format('{', 'a') => ?the text given to `format` has a brace without its partner
                format('}', 'a') => ?the text given to `format` has a brace without its partner
                """);
    }

    @TestFactory
    Stream<DynamicTest> placeholders_keepWhatIsWritten() {
        return Rows.of("""
                concat('kv-', uniqueString(resourceGroup().id)) => 'kv-⟦uniqueString(resourceGroup().id)⟧'
                concat('kv-', parameters('open')) => 'kv-⟦parameters('open')⟧'
                concat(parameters('open'), parameters('other')) => ?the parameter `open` has no value
                concat(parameters('open')) => ?the parameter `open` has no value
                concat(createArray(1), parameters('open')) => ?the parameter `open` has no value
                toLower(concat('KV-', uniqueString('A'))) => 'kv-⟦uniqueString('A')⟧'
                toLower(concat('KV-', resourceGroup().name)) => 'kv-⟦resourcegroup().name⟧'
                toUpper(uniqueString('a')) => '⟦toUpper(uniqueString('a'))⟧'
                toLower(take(parameters('name'), 3)) => '⟦toLower(take(parameters('name'), 3))⟧'
                toLower(toLower(take(parameters('name'), 3))) => '⟦toLower(take(parameters('name'), 3))⟧'
                replace(concat('kv-', uniqueString('a'), '-x'), '-', '') => 'kv⟦uniqueString('a')⟧x'
                replace(concat('a-', parameters('name')), '-', '') => 'a⟦replace(parameters('name'), '-', '')⟧'
                replace(concat('a-', parameters('name')), '--', '') => '⟦replace('a-⟦parameters('name')⟧', '--', '')⟧'
                replace('a', 'a', parameters('name')) => '⟦parameters('name')⟧'
                replace(guid('a'), '-', '') => '⟦replace(guid('a'), '-', '')⟧'
                trim(concat(' a', parameters('name'), 'b ')) => 'a⟦parameters('name')⟧b'
                trim(parameters('name')) => '⟦trim(parameters('name'))⟧'
                padLeft(uniqueString('a'), 15, '0') => '00⟦uniqueString('a')⟧'
                padLeft(parameters('name'), 15, '0') => '⟦padLeft(parameters('name'), 15, '0')⟧'
                join(createArray('a', parameters('name')), '-') => 'a-⟦parameters('name')⟧'
                join(parameters('open'), ',') => '⟦join(parameters('open'), ',')⟧'
                string(parameters('open')) => '⟦parameters('open')⟧'
                string(createArray(parameters('open'))) => '⟦string([parameters('open')])⟧'
                """);
    }

    @TestFactory
    Stream<DynamicTest> split_takesIdsApart() {
        return Rows.of("""
                split(resourceId('Microsoft.KeyVault/vaults', 'kv'), '/')[2] => '⟦subscription().subscriptionId⟧'
                split(resourceId('Microsoft.KeyVault/vaults', 'kv'), '/')[4] => '⟦resourceGroup().name⟧'
                last(split(resourceId('Microsoft.KeyVault/vaults', parameters('name')), '/')) => '⟦parameters('name')⟧'
                split(concat('https://', parameters('name'), '.vault.azure.net/keys/k'), '/')[2] => '⟦parameters('name')⟧.vault.azure.net'
                split(concat(uniqueString('a'), '-b'), '-') => ['⟦uniqueString('a')⟧', 'b']
                split(parameters('id'), '/') => ?`parameters('id')` is decided at the deployment
                split(concat('/a/', parameters('name')), '-') => ?`parameters('name')` is decided at the deployment
                concat('x', last(split(parameters('id'), '/'))) => 'x⟦last(split(parameters('id'), '/'))⟧'
                concat('x', split(parameters('id'), '/')[2]) => 'x⟦split(parameters('id'), '/')[2]⟧'
                split(parameters('open'), '/') => ?the parameter `open` has no value
                """);
    }

    @TestFactory
    Stream<DynamicTest> labels_areCanonical() {
        return Rows.of("""
                guid('a', 'b') => '⟦guid('a', 'b')⟧'
                GUID( 'a' ,'b' ) => '⟦guid('a', 'b')⟧'
                guid(concat('a', 'b'), parameters('VAULT')) => '⟦guid('ab', 'kv-blue')⟧'
                guid(subscription().id, resourceGroup().id, 'it''s') => '⟦guid(subscription().id, resourceGroup().id, 'it''s')⟧'
                guid(parameters('sizes'), parameters('tags').more) => '⟦guid([3, 1, 2], {'a': 1})⟧'
                guid(concat('x', parameters('name'))) => '⟦guid('x⟦parameters('name')⟧')⟧'
                uniqueString(guid('a')) => '⟦uniqueString(guid('a'))⟧'
                uniqueString(parameters('open').a[0]) => '⟦uniqueString(parameters('open').a[0])⟧'
                concat(newGuid(), newGuid()) => '⟦newGuid()⟧⟦newGuid(2)⟧'
                """);
    }

    @TestFactory
    Stream<DynamicTest> otherTypes_areUnknown() {
        return Rows.of("""
                concat('a', createArray()) => ?`concat` does not take a text
                concat('a', null()) => ?`concat` does not take null
                toLower(createArray()) => ?`toLower` does not take a list
                replace('a', '', 'b') => ?`replace` is given an empty text to look for
                split(1, '/') => ?`split` does not take a whole number
                join('a', createArray()) => ?`join` does not take a text
                """);
    }
}
