package dev.keyproof.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.document.Limit;
import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Expressions that would run away: one problem, and an unknown value. */
class EvaluatorLimitsTest {
    private static final String DOUBLE =
            "reduce(range(0, 60), createArray(1), lambda('a', 'x', concat(lambdaVariables('a'), lambdaVariables('a'))))";

    @TestFactory
    Stream<DynamicTest> costlyExpression_isOneProblem() {
        return Stream.of(
                        "range(0, 1000000000)",
                        "range(0, 9223372036854775807)",
                        DOUBLE,
                        nested("map", 4),
                        nested("filter", 4),
                        "sort(range(0, 200000), lambda('a', 'b', less(lambdaVariables('b'), lambdaVariables('a'))))",
                        "union(range(0, 3000), range(3000, 3000))",
                        "intersection(range(0, 3000), range(3000, 3000))",
                        "reduce(range(0, 60000), createObject(), lambda('a', 'x', "
                                + "union(lambdaVariables('a'), createObject(string(lambdaVariables('x')), 1))))",
                        "reduce(range(0, 60), createObject('a', 1), lambda('a', 'x', "
                                + "createObject('l', lambdaVariables('a'), 'r', lambdaVariables('a'))))")
                .map(expression -> DynamicTest.dynamicTest(expression, () -> {
                    Evaluated here = new Evaluated();
                    assertEquals(
                            "?the expressions of the template take more than 1,000,000 steps",
                            Evaluated.shown(here.value(expression)));
                    assertEquals("expression-too-costly", here.problems().get(0).code());
                    assertEquals(
                            "raise the limit with `--limit expression-steps=N`",
                            here.problems().get(0).remarks().get(0).text());
                    here.value("range(0, 3)");
                    assertEquals(1, here.problems().size());
                }));
    }

    private static String nested(String function, int levels) {
        String inner = "equals(1, 2)";
        for (int i = 0; i < levels; i++) {
            inner = function + "(range(0, 1000), lambda('x" + i + "', "
                    + (function.equals("filter") ? "empty(" + inner + ")" : inner) + "))";
        }
        return inner;
    }

    @TestFactory
    Stream<DynamicTest> longText_isOneProblem() {
        return Stream.of(
                        "reduce(range(0, 60), 'a', lambda('a', 'x', replace(lambdaVariables('a'), 'a', 'aaaaaaaaaa')))",
                        "reduce(range(0, 60), 'ab', lambda('a', 'x', concat(lambdaVariables('a'), lambdaVariables('a'))))",
                        "reduce(range(0, 60), 'ab', lambda('a', 'x', format('{0}{0}', lambdaVariables('a'))))",
                        "reduce(range(0, 60), 'a b', lambda('a', 'x', uriComponent(concat(lambdaVariables('a'), ' '))))",
                        "reduce(range(0, 60), 'ab', lambda('a', 'x', base64(base64(lambdaVariables('a')))))",
                        "join(range(0, 30000), ',')",
                        "string(range(0, 30000))",
                        "padLeft('a', 1000000000)")
                .map(expression -> DynamicTest.dynamicTest(expression, () -> {
                    Evaluated here = new Evaluated();
                    assertEquals(
                            "?the expression makes a text of more than 65,536 characters",
                            Evaluated.shown(here.value(expression)));
                    assertEquals("text-too-long", here.problems().get(0).code());
                    assertEquals(1, here.problems().size());
                    assertEquals("'a'", Evaluated.shown(here.value("concat('a')")));
                }));
    }

    @TestFactory
    Stream<DynamicTest> deepValue_isOneProblem() {
        String deep = "reduce(range(0, 5000), 'x', lambda('a', 'x', createArray(lambdaVariables('a'))))";
        return Stream.of(
                        deep,
                        "string(" + deep + ")",
                        "guid(" + deep + ")",
                        "equals(" + deep + ", " + deep + ")",
                        "json(reduce(range(0, 5000), '1', lambda('a', 'x', concat('[', lambdaVariables('a'), ']'))))",
                        "reduce(range(0, 5000), createObject(), lambda('a', 'x', createObject('a', lambdaVariables('a'))))")
                .map(expression -> DynamicTest.dynamicTest(expression, () -> {
                    Evaluated here = new Evaluated();
                    Node value = here.value(expression);
                    assertTrue(Values.isUnknown(value), Evaluated.shown(value));
                    boolean json = expression.startsWith("json");
                    assertEquals(
                            json ? "" : "expression-too-deep",
                            json ? here.problemLines() : here.problems().get(0).code());
                    assertTrue(here.problems().size() <= 1, here.problemLines());
                }));
    }

    @Test
    void longChainOfVariables_isOneProblemAndNoOverflow() throws InterruptedException {
        AtomicReference<String> seen = new AtomicReference<>("");
        Limits limits = Limits.DEFAULT.with(Limit.EXPRESSION_DEPTH, Limit.EXPRESSION_DEPTH.most());
        Thread thread = new Thread(null, () -> seen.set(chain(limits)), "chain", 512 << 10);
        thread.start();
        thread.join();
        assertEquals("expression-too-deep", seen.get());
    }

    private static String chain(Limits limits) {
        Evaluated here = new Evaluated(limits);
        for (int i = 0; i < 2_000; i++) {
            here.withVariable("v" + i, "{\"a\": [\"[toLower(if(true(), variables('v" + (i + 1) + "').a[0], 'x'))]\"]}");
        }
        here.value("variables('v0').a[0]");
        return String.join(
                ",", here.problems().stream().map(problem -> problem.code()).toList());
    }

    @Test
    void limits_areThoseOfTheOptions() {
        Evaluated here = new Evaluated(Limits.DEFAULT.with(Limit.EXPRESSION_STEPS, 20));
        assertEquals("[0, 1, 2]", Evaluated.shown(here.value("range(0, 3)")));
        assertEquals(
                "?the expressions of the template take more than 20 steps",
                Evaluated.shown(here.value("range(0, 30)")));
        assertEquals(
                List.of("the expressions of the template take more than 20 steps"),
                here.problems().stream().map(problem -> problem.title()).toList());
    }
}
