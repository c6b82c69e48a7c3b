package dev.keyproof.template;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Logical functions over what is known and what is not. */
class FunctionsOfLogicTest {
    @TestFactory
    Stream<DynamicTest> knownArguments_giveTheirTruth() {
        return Rows.of("""
                and(true(), true(), false()) => false
                and(true(), true()) => true
                or(false(), false()) => false
                or(false(), true()) => true
                not(false()) => true
                if(true(), 'a', 'b') => 'a'
                if(equals(1, 2), 'a', 'b') => 'b'
                bool('True') => true
                bool('false') => false
                bool(0) => false
                bool(parameters('flag')) => true
                AND(TRUE(), Not(False())) => true
                """);
    }

    @TestFactory
    Stream<DynamicTest> unknownArguments_decideOnlyWhereTheyMatter() {
        return Rows.of("""
                and(false(), parameters('open')) => false
                and(parameters('open'), false()) => false
                and(parameters('open'), true()) => ?the parameter `open` has no value
                or(parameters('open'), true()) => true
                or(parameters('open'), false()) => ?the parameter `open` has no value
                not(parameters('open')) => ?the parameter `open` has no value
                bool(parameters('name')) => ?`parameters('name')` is decided at the deployment
                """);
    }

    @TestFactory
    Stream<DynamicTest> unknownCondition_keepsWhatBothBranchesShare() {
        return Rows.of("""
                if(parameters('open'), 'same', 'same') => 'same'
                if(parameters('open'), 'a', 'b') => ?the parameter `open` has no value
                if(parameters('open'), createObject('a', 1, 'b', 2), createObject('a', 1, 'b', 3)) => {a: 1, b: ?the parameter `open` has no value}
                if(parameters('open'), createObject('a', 1), createObject()) => ?the parameter `open` has no value
                if(parameters('open'), parameters('name'), parameters('name')) => '⟦parameters('name')⟧'
                concat('kv-', if(parameters('open'), 'a', 'b')) => 'kv-⟦if(parameters('open'), 'a', 'b')⟧'
                """);
    }

    @TestFactory
    Stream<DynamicTest> argumentsOfOtherTypes_areUnknown() {
        return Rows.of("""
                and('x', true()) => ?`and` does not take a text
                not(createArray()) => ?`not` does not take a list
                if('yes', 1, 2) => ?`if` does not take a text
                bool('maybe') => ?`bool` does not take a text
                if(true()) => ?`if` is given 1 argument
                not() => ?`not` is given 0 arguments
                """);
    }
}
