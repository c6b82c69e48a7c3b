package dev.keyproof.template;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Lambdas over lists and objects. */
class FunctionsOfLambdasTest {
    @TestFactory
    Stream<DynamicTest> lambdas_areApplied() {
        return Rows.of("""
                filter(parameters('people'), lambda('p', greaterOrEquals(lambdaVariables('p').age, 5))) => [{name: 'Ann', age: 8}, {name: 'Cy', age: 5}]
                filter(parameters('sizes'), lambda('x', 'i', equals(lambdaVariables('i'), 0))) => [3]
                map(parameters('people'), lambda('p', 'i', concat(lambdaVariables('p').name, string(lambdaVariables('i'))))) => ['Ann0', 'Bo1', 'Cy2']
                map(range(0, 2), lambda('I', lambdavariables('i'))) => [0, 1]
                reduce(parameters('sizes'), 0, lambda('cur', 'next', add(lambdaVariables('cur'), lambdaVariables('next')))) => 6
                reduce(createArray(), 'x', lambda('cur', 'next', 'y')) => 'x'
                reduce(map(createArray('a', 'b'), lambda('id', createObject(format('{0}', lambdaVariables('id')), createObject()))), createObject(), lambda('cur', 'next', union(lambdaVariables('cur'), lambdaVariables('next')))) => {a: {}, b: {}}
                sort(parameters('people'), lambda('a', 'b', less(lambdaVariables('a').age, lambdaVariables('b').age))) => [{name: 'Bo', age: 3}, {name: 'Cy', age: 5}, {name: 'Ann', age: 8}]
                sort(createArray(1, 2, 3), lambda('a', 'b', true())) => [3, 2, 1]
                toObject(parameters('people'), lambda('p', lambdaVariables('p').name), lambda('p', lambdaVariables('p').age)) => {Ann: 8, Bo: 3, Cy: 5}
                toObject(createArray('a'), lambda('x', lambdaVariables('x'))) => {a: 'a'}
                groupBy(createArray('a1', 'b1', 'a2'), lambda('x', first(lambdaVariables('x')))) => {a: ['a1', 'a2'], b: ['b1']}
                mapValues(createObject('a', 1), lambda('v', add(lambdaVariables('v'), 1))) => {a: 2}
                map(range(0, 2), lambda('x', map(range(0, 2), lambda('y', add(mul(10, lambdaVariables('x')), lambdaVariables('y')))))) => [[0, 1], [10, 11]]
                """);
    }

    @TestFactory
    Stream<DynamicTest> unknownElements_stayInTheirPlace() {
        return Rows.of("""
                map(createArray(parameters('open'), 'b'), lambda('x', concat('a', lambdaVariables('x')))) => ['a⟦parameters('open')⟧', 'ab']
                filter(createArray(1, parameters('open')), lambda('x', equals(lambdaVariables('x'), 1))) => ?the parameter `open` has no value
                filter(parameters('open'), lambda('x', true())) => ?the parameter `open` has no value
                sort(createArray(parameters('open'), 1), lambda('a', 'b', less(lambdaVariables('a'), lambdaVariables('b')))) => ?the parameter `open` has no value
                toObject(createArray(parameters('open')), lambda('x', lambdaVariables('x')), lambda('x', 1)) => {⟦parameters('open')⟧: 1}
                groupBy(createArray(parameters('name')), lambda('x', lambdaVariables('x'))) => ?`parameters('name')` is decided at the deployment
                mapValues(parameters('open'), lambda('v', 1)) => ?the parameter `open` has no value
                equals(filter(parameters('open'), lambda('x', true())), filter(parameters('open'), lambda('x', false()))) => ?the parameter `open` has no value
                """);
    }

    @TestFactory
    Stream<DynamicTest> misshapenLambdas_areUnknown() {
        return Rows.of("""
                map(createArray(1), 'x') => ?`map` is given no lambda
                map('a', lambda('x', 1)) => ?`map` does not take a text
                filter(createArray(1), lambda('x', 'yes')) => ?the lambda of `filter` gives a text
                lambda('x', 1) => ?a lambda stands alone
                lambdaVariables('x') => ?there is no such variable of a lambda here
                map(createArray(1), lambda(concat('x'), 1)) => ?`map` is given no lambda
                """);
    }
}
