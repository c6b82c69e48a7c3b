package dev.keyproof.template;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Functions that make lists, and parts of values. */
class FunctionsOfListsTest {
    @TestFactory
    Stream<DynamicTest> lists_areMade() {
        return Rows.of("""
                createArray() => []
                createArray(1, 'a', createArray()) => [1, 'a', []]
                createArray(parameters('open'), 1) => [?the parameter `open` has no value, 1]
                array('a') => ['a']
                array(parameters('sizes')) => [3, 1, 2]
                flatten(parameters('nested')) => ['a', 'b', 'c']
                range(5, 3) => [5, 6, 7]
                range(5, 0) => []
                range(5, -1) => ?`range` is asked for -1 numbers
                flatten(createArray(1)) => ?`flatten` is given a list with a whole number in it
                flatten(createArray(createArray(1), parameters('open'))) => ?the parameter `open` has no value
                range('a', 1) => ?`range` does not take a text
                """);
    }

    @TestFactory
    Stream<DynamicTest> parts_areTaken() {
        return Rows.of("""
                parameters('sizes')[1] => 1
                parameters('tags').TEAM => 'Payroll'
                parameters('tags')['stage'] => 'test'
                parameters('tags').more.a => 1
                parameters('nested')[1][0] => 'b'
                parameters('people')[sub(length(parameters('people')), 1)].name => 'Cy'
                indexFromEnd(parameters('sizes'), 1) => 2
                tryIndexFromEnd(parameters('sizes'), 3) => 3
                tryIndexFromEnd(parameters('sizes'), 4) => null
                tryIndexFromEnd(null(), 4) => null
                tryGet(parameters('tags'), 'more', 'a') => 1
                tryGet(parameters('tags'), 'nope', 'a') => null
                tryGet(parameters('sizes'), 9) => null
                tryGet(null(), 'a') => null
                """);
    }

    @TestFactory
    Stream<DynamicTest> partsThatAreNotThere_areUnknown() {
        return Rows.of("""
                parameters('sizes')[7] => ?there is no such element
                parameters('sizes')[-1] => ?there is no such element
                parameters('tags').nope => ?there is no property `nope`
                'abc'.length => ?there is no property `length`
                null().a => ?there is no property `a`
                indexFromEnd(parameters('sizes'), 4) => ?there is no such element
                """);
    }

    @TestFactory
    Stream<DynamicTest> partsOfWhatIsOpen_areOpen() {
        return Rows.of("""
                parameters('open').a[0] => ?the parameter `open` has no value
                concat('x', parameters('open').a[0]['b c']) => 'x⟦parameters('open').a[0]['b c']⟧'
                concat('x', parameters('sizes')[parameters('open')]) => 'x⟦[3, 1, 2][parameters('open')]⟧'
                tryGet(parameters('open'), 'a') => ?the parameter `open` has no value
                concat('x', tryGet(parameters('open'), 'a', 'b')) => 'x⟦parameters('open')['a']['b']⟧'
                concat('x', indexFromEnd(parameters('open'), 1)) => 'x⟦parameters('open')[^1]⟧'
                parameters('name').a.b => '⟦parameters('name').a.b⟧'
                parameters('name')[2] => '⟦parameters('name')[2]⟧'
                createObject(parameters('name'), 1)[parameters('name')] => 1
                createObject(parameters('name'), 1).b => ?whether there is a property `b` is not known
                createObject(concat('a', parameters('name')), 1).b => ?there is no property `b`
                """);
    }
}
