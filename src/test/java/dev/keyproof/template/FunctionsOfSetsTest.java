package dev.keyproof.template;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Unions, intersections and merges. */
class FunctionsOfSetsTest {
    @TestFactory
    Stream<DynamicTest> knownValues_areJoined() {
        return Rows.of("""
                union(parameters('sizes'), createArray(3, 4, 4)) => [3, 1, 2, 4]
                union(createObject('a', 1), createObject('b', 2), createObject('A', 3)) => {a: 3, b: 2}
                union(createObject('p', createObject('x', 1, 'l', createArray(1))), createObject('p', createObject('y', 2, 'l', createArray(2)))) => {p: {x: 1, l: [2], y: 2}}
                intersection(parameters('sizes'), createArray(2, 7, 3, 3)) => [3, 2]
                intersection(createObject('a', 1, 'b', 2), createObject('a', 1, 'b', 3)) => {a: 1}
                shallowMerge(createArray(createObject('a', createObject('x', 1)), createObject('a', createObject('y', 1)))) => {a: {y: 1}}
                shallowMerge(createArray()) => {}
                """);
    }

    @TestFactory
    Stream<DynamicTest> openValues_areJoinedWhereTheyAreSurelyDifferent() {
        return Rows.of("""
                union(createArray(concat('a-', parameters('name'))), createArray('b')) => ['a-⟦parameters('name')⟧', 'b']
                union(createArray(parameters('name')), createArray(parameters('name'))) => ['⟦parameters('name')⟧']
                union(createArray(parameters('name')), createArray('b')) => ?`parameters('name')` is decided at the deployment
                union(createObject(parameters('name'), 1), createObject('b', 2)) => {⟦parameters('name')⟧: 1, b: 2}
                union(parameters('tags'), parameters('open')) => ?the parameter `open` has no value
                intersection(createArray(parameters('name')), createArray('b')) => ?`parameters('name')` is decided at the deployment
                shallowMerge(createArray(parameters('open'))) => ?the parameter `open` has no value
                """);
    }

    @TestFactory
    Stream<DynamicTest> otherTypes_areUnknown() {
        return Rows.of("""
                union('a', 'b') => ?`union` does not take a text
                union(createArray(), createObject()) => ?`union` does not take a mapping
                intersection(createObject(), 1) => ?`intersection` does not take a whole number
                shallowMerge(createArray(1)) => ?`shallowMerge` is given a list with a whole number in it
                """);
    }
}
