package dev.keyproof.template;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Functions that make objects and list their members. */
class FunctionsOfObjectsTest {
    @TestFactory
    Stream<DynamicTest> objects_areMadeAndListed() {
        return Rows.of("""
                createObject() => {}
                createObject('a', 1, 'b', createArray('c')) => {a: 1, b: ['c']}
                createObject(concat('a', parameters('name')), 1) => {a⟦parameters('name')⟧: 1}
                createObject('a', 1, 'a', 2) => {a: 2}
                createObject('a', null()) => {a: null}
                items(createObject('b', 1, 'A', 2)) => [{key: 'A', value: 2}, {key: 'b', value: 1}]
                objectKeys(parameters('tags')) => ['Team', 'stage', 'more']
                null() => null
                """);
    }

    @TestFactory
    Stream<DynamicTest> otherArguments_areUnknown() {
        return Rows.of("""
                createObject('a') => ?`createObject` is given a name without a value
                createObject(createArray(), 1) => ?`createObject` does not take a list
                items('a') => ?`items` does not take a text
                items(parameters('open')) => ?the parameter `open` has no value
                objectKeys(createArray()) => ?`objectKeys` does not take a list
                """);
    }
}
