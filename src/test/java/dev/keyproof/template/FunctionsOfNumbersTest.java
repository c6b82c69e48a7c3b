package dev.keyproof.template;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Numeric functions and the index of loops. */
class FunctionsOfNumbersTest {
    @TestFactory
    Stream<DynamicTest> numbers_areReckoned() {
        return Rows.of("""
                add(1, 2) => 3
                sub(1, 2) => -1
                mul(3, -4) => -12
                div(7, 2) => 3
                div(-7, 2) => -3
                mod(-7, 3) => -1
                mul(2, json('1.5')) => 3
                add(json('0.5'), json('0.25')) => 0.75
                max(1, 3, 2) => 3
                max(parameters('sizes')) => 3
                min(parameters('sizes')) => 1
                min(4) => 4
                int('42') => 42
                int(json('2.5')) => 2
                int(7) => 7
                float('1.50') => 1.5
                float('3.0') => 3
                1.5 => 1.5
                -3 => -3
                """);
    }

    @TestFactory
    Stream<DynamicTest> whatHasNoResult_isUnknown() {
        return Rows.of("""
                add(9223372036854775807, 1) => ?the result of `add` is no number
                div(-9223372036854775808, -1) => ?the result of `div` is no number
                div(1, 0) => ?the result of `div` is no number
                mod(1, 0) => ?the result of `mod` is no number
                div(1, json('0.5')) => ?`div` is given a number with a fraction
                add('1', 2) => ?`add` does not take a text
                int('x') => ?`int` does not take a text
                int('99999999999999999999') => ?`int` does not take a text
                max(createArray()) => ?`max` is given an empty list
                max(1, 'a') => ?`max` is given a text
                max(1, parameters('open')) => ?the parameter `open` has no value
                int(parameters('name')) => ?`parameters('name')` is decided at the deployment
                add(parameters('open'), 1) => ?the parameter `open` has no value
                copyIndex() => ?the index of the loop is not known
                copyIndex('vaults') => ?the index of the loop `vaults` is not known
                1e999999999 => ?a number is out of range
                """);
    }
}
