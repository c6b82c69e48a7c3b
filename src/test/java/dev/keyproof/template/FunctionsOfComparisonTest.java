package dev.keyproof.template;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Comparison functions: case, order, types, and what is not known. */
class FunctionsOfComparisonTest {
    @TestFactory
    Stream<DynamicTest> knownValues_areCompared() {
        return Rows.of("""
                equals('a', 'a') => true
                equals('a', 'A') => false
                equals(1, '1') => false
                equals(2, 2) => true
                equals(json('2.0'), 2) => true
                equals(null(), null()) => true
                equals(createArray(1, 'a'), createArray(1, 'a')) => true
                equals(createArray(1), createArray(1, 2)) => false
                equals(createObject('a', 1, 'b', 2), createObject('b', 2, 'a', 1)) => true
                equals(createObject('a', 1), createObject('a', 2)) => false
                equals(createObject('a', 1), createObject('b', 1)) => false
                equals(parameters('tags').more, createObject('a', 1)) => true
                greater(3, 2) => true
                greaterOrEquals(2, 2) => true
                less(2, json('2.5')) => true
                lessOrEquals(3, 2) => false
                """);
    }

    @TestFactory
    Stream<DynamicTest> texts_areOrderedAsWords() {
        return Rows.of("""
                less('a', 'b') => true
                less('a', 'B') => true
                greater('A', 'a') => true
                less('9', 'a') => true
                less('ab', 'abc') => true
                less('2020-01-01', '2021-01-01') => true
                less('a-b', 'ab') => ?the order of these texts depends on the rules of a language
                less('ä', 'z') => ?the order of these texts depends on the rules of a language
                less('a', 1) => ?`less` does not take a whole number
                """);
    }

    @TestFactory
    Stream<DynamicTest> placeholders_decideOnlyByWhatIsWritten() {
        return Rows.of("""
                equals(parameters('name'), parameters('name')) => true
                equals(parameters('name'), 'kv') => ?`parameters('name')` is decided at the deployment
                equals(concat('kv-', parameters('name')), 'st-blue') => false
                equals(concat('kv-', parameters('name')), 'kv-') => ?`parameters('name')` is decided at the deployment
                equals(createArray(concat('a', parameters('name')), 1), createArray('b', 1)) => false
                equals(createArray(parameters('name'), 1), createArray('b', 2)) => false
                equals(parameters('name'), null()) => ?`parameters('name')` is decided at the deployment
                equals(concat('a', parameters('name')), null()) => false
                equals(createObject(parameters('name'), 1), createObject('a', 1)) => ?`equals` is decided at the deployment
                less(parameters('name'), 'kv') => ?`parameters('name')` is decided at the deployment
                lessOrEquals(parameters('name'), parameters('name')) => true
                """);
    }

    @TestFactory
    Stream<DynamicTest> unknownValues_areEqualOnlyIfTheyComeAboutInOneWay() {
        return Rows.of("""
                equals(parameters('open'), parameters('open')) => true
                equals(parameters('open'), parameters('other')) => ?the parameter `open` has no value
                equals(parameters('open').a, parameters('open').b) => ?the parameter `open` has no value
                equals(parameters('open').a, parameters('open').a) => true
                equals(first(parameters('open')), last(parameters('open'))) => ?the parameter `open` has no value
                equals(not(parameters('open')), parameters('open')) => ?the parameter `open` has no value
                """);
    }

    @TestFactory
    Stream<DynamicTest> coalesce_takesTheFirstThatIsNotNull() {
        return Rows.of("""
                coalesce(null(), 'x', 'y') => 'x'
                coalesce(null(), null()) => null
                coalesce('', 'x') => ''
                coalesce(parameters('none'), tryGet(parameters('tags'), 'nope'), 3) => 3
                coalesce(parameters('open'), 'x') => ?the parameter `open` has no value
                coalesce('x', parameters('open')) => 'x'
                coalesce(null(), parameters('open')) => ?the parameter `open` has no value
                coalesce(parameters('name'), 'x') => '⟦parameters('name')⟧'
                """);
    }
}
