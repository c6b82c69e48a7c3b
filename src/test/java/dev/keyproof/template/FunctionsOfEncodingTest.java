package dev.keyproof.template;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Functions that write texts in another form and read them back. */
class FunctionsOfEncodingTest {
    @TestFactory
    Stream<DynamicTest> knownTexts_areWrittenAndRead() {
        return Rows.of("""
                base64('one, two') => 'b25lLCB0d28='
                base64ToString('b25lLCB0d28=') => 'one, two'
                base64ToJson(base64('{"a": 1}')) => {a: 1}
                dataUri('Hello') => 'data:text/plain;charset=utf8;base64,SGVsbG8='
                dataUriToString('data:text/plain;charset=utf8;base64,SGVsbG8=') => 'Hello'
                dataUriToString('data:,a%20b') => 'a b'
                json('{"a": [1, 2.5, "x", null, true]}') => {a: [1, 2.5, 'x', null, true]}
                json('{''one'': ''a''}') => {one: 'a'}
                json('null') => null
                json(' 3 ') => 3
                uri('https://kv.vault.azure.net', 'keys/k') => 'https://kv.vault.azure.net/keys/k'
                uri('https://kv.vault.azure.net/', 'keys/k') => 'https://kv.vault.azure.net/keys/k'
                uri('https://h/a/b', 'c') => 'https://h/a/c'
                uri('https://h/a/', '/c') => '⟦uri('https://h/a/', '/c')⟧'
                uriComponent('a b/ü~') => 'a%20b%2F%C3%BC~'
                uriComponentToString('a%20b%2F%C3%BC%zz') => 'a b/ü%zz'
                """);
    }

    @TestFactory
    Stream<DynamicTest> placeholders_staySoFarAsTheyCan() {
        return Rows.of("""
                base64(concat('a', parameters('name'))) => '⟦base64('a⟦parameters('name')⟧')⟧'
                base64ToString(parameters('name')) => '⟦base64ToString(parameters('name'))⟧'
                base64ToJson(parameters('name')) => ?`parameters('name')` is decided at the deployment
                json(concat('{"id": "', resourceId('Microsoft.KeyVault/vaults', 'kv'), '"}')).id => '/subscriptions/⟦subscription().subscriptionId⟧/resourceGroups/⟦resourceGroup().name⟧/providers/Microsoft.KeyVault/vaults/kv'
                json(concat('{"id": "', guid('"'), '-', guid('x'), '"}')) => {id: '⟦guid('"')⟧-⟦guid('x')⟧'}
                json(parameters('name')) => ?`parameters('name')` is decided at the deployment
                json(parameters('open')) => ?the parameter `open` has no value
                uri(concat('https://', parameters('name'), '.vault.azure.net'), 'keys/k') => 'https://⟦parameters('name')⟧.vault.azure.net/keys/k'
                uri(parameters('name'), 'k') => '⟦uri(parameters('name'), 'k')⟧'
                uriComponent(concat('a b', parameters('name'), uniqueString('x'))) => 'a%20b⟦uriComponent(parameters('name'))⟧⟦uniqueString('x')⟧'
                """);
    }

    @TestFactory
    Stream<DynamicTest> textsWithoutTheForm_areUnknown() {
        return Rows.of("""
                base64ToString('?') => ?the text given to `base64ToString` does not have the form for it
                base64ToString('/w==') => ?the text given to `base64ToString` does not have the form for it
                base64ToJson('e30x') => ?the text given to `base64ToJson` is no JSON
                dataUriToString('x') => ?the text given to `dataUriToString` does not have the form for it
                json('nope') => ?the text given to `json` is no JSON
                json('') => ?the text given to `json` is no JSON
                json(1) => ?`json` does not take a whole number
                """);
    }
}
