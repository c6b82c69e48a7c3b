package dev.keyproof.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyproof.document.Limit;
import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is an expression, what is a mistake, and where the mistake stands. */
class ExpressionParserTest {
    /** Each expression with the columns from 1 in its brackets' quotes: the quote is 1, the bracket is 2. */
    private static final String BROKEN = """
            concat('a' => 9-10 the expression has `(` without its `)`: has no end
            concat('a')) => 14-15 the expression has `)` without a beginning: closes nothing
            parameters('a')[0 => 18-19 the expression has `[` without its `]`: has no end
            concat(parameters('a'][0]) => 24-25 the expression has `]` where `)` is expected: expected `)`
            'abc => 3-4 a text in the expression has no end: begins here
            concat('a, 'b') => 17-18 a text in the expression has no end: begins here
            concat('it's') => 13-14 the expression has `s` where `,` or `)` is expected: expected `,` or `)`
            concat('a' 'b') => 14-17 the expression has `'b'` where `,` or `)` is expected: expected `,` or `)`
            concat('a', ) => 15-16 the expression has `)` where a value is expected: expected a value
            concat(, 'a') => 10-11 the expression has `,` where a value or `)` is expected: expected a value or `)`
            concat('a'; 'b') => 13-14 the expression has a character that has no meaning there, `;`: unexpected
            a & b => 5-6 the expression has a character that has no meaning there, `&`: unexpected
            concat('a')😀 => 14-15 the expression has a character that has no meaning there, `😀`: unexpected
            foo => 6-7 the expression ends where `(` is expected: expected `(`
            foo.bar => 10-11 the expression ends where `(` is expected: expected `(`
            foo.bar.baz() => 10-11 the expression has `.` where `(` is expected: expected `(`
            parameters('x'). => 19-20 the expression ends where a name is expected: expected a name
            parameters('x').'y' => 19-22 the expression has `'y'` where a name is expected: expected a name
            parameters('x').y z => 21-22 the expression has `z` where the end of the expression is expected: expected the end of the expression
            parameters('tags')[] => 22-23 the expression has `]` where a value is expected: expected a value
            parameters('tags')['a', 'b'] => 25-26 the expression has `,` where `]` is expected: expected `]`
            1 2 => 5-6 the expression has `2` where the end of the expression is expected: expected the end of the expression
            """;

    @TestFactory
    Stream<DynamicTest> brokenExpression_isOneProblemAtItsPlace() {
        return BROKEN.lines().map(line -> {
            String[] parts = line.split(" => ");
            return DynamicTest.dynamicTest(parts[0], () -> {
                Evaluated here = new Evaluated();
                assertEquals("?the expression is not read", Evaluated.shown(here.value(parts[0])));
                assertEquals("expression-not-read " + parts[1], here.problemLines());
            });
        });
    }

    @Test
    void emptyExpression_isAProblem() {
        Evaluated here = new Evaluated();
        assertEquals("?the expression is not read", Evaluated.shown(here.raw("\"[]\"")));
        assertEquals(
                "expression-not-read 3-4 the expression ends where a value is expected: expected a value",
                here.problemLines());
    }

    @Test
    void escapesBefore_doNotShiftThePlace() {
        Evaluated here = new Evaluated();
        here.raw("\"[concat('\\u0041\\n\\\"\\\\', ~)]\"");
        assertEquals(
                "expression-not-read 26-27 the expression has a character that has no meaning there, `~`: unexpected",
                here.problemLines());
    }

    @Test
    void oneBrokenText_isReportedOnceForEachPlace() {
        Evaluated here = new Evaluated();
        Node twice = Evaluated.json("a.json", "[\"[x\", \"[x]\", \"[x]\"]");
        here.evaluator().value(twice, here);
        here.evaluator().value(twice, here);
        assertEquals(
                "expression-not-read 10-11 the expression ends where `(` is expected: expected `(`\n"
                        + "expression-not-read 17-18 the expression ends where `(` is expected: expected `(`",
                here.problemLines());
    }

    @Test
    void textsThatAreNoExpressions_stayAsTheyAre() {
        assertEquals(
                "['[a]', '[[', '[', '[x', 'x]', ']', ' [x]', '[x] ', 'plain']",
                Evaluated.shown(new Evaluated()
                        .raw("[\"[[a]\", \"[[\", \"[\", \"[x\", \"x]\", \"]\", \" [x]\", \"[x] \", \"plain\"]")));
    }

    @Test
    void blanksAndCase_doNotMatter() {
        assertEquals("'a-b'", Evaluated.of("  FORMAT ( '{0}-{1}' ,\n 'a'\t, 'b' ) "));
        assertEquals("'test'", Evaluated.of("Parameters('TAGS') . Stage"));
    }

    @Test
    void nesting_isCountedBeforeItIsParsed() {
        Evaluated here = new Evaluated();
        assertEquals("'x'", Evaluated.shown(here.value("concat(".repeat(100) + "'x'" + ")".repeat(100))));
        assertEquals(
                "?the expression is not read",
                Evaluated.shown(here.value("concat(".repeat(101) + "'x'" + ")".repeat(101))));
        int column = 3 + 101 * 7 - 1;
        assertEquals(
                "expression-too-deep " + column + "-" + (column + 1)
                        + " the expression is nested more than 100 levels deep: level 101",
                here.problemLines());
    }

    @Test
    void length_isCountedBeforeItIsRead() {
        Evaluated here = new Evaluated();
        String text = "concat('" + "x".repeat(24_576) + "')";
        assertEquals("?the expression is not read", Evaluated.shown(here.value(text)));
        assertEquals(
                "expression-too-long 2-3 the expression has more than 24,576 characters: not read",
                here.problemLines());
    }

    @Test
    void manyBrackets_areRefusedWithoutRecursion() {
        for (String bracket : List.of("(", "[", ")", "concat(", "a()[")) {
            Limits limits = Limits.DEFAULT.with(Limit.EXPRESSION_CHARACTERS, 1_000_000);
            Evaluated here = new Evaluated(limits);
            String text = "[" + bracket.repeat(100_000) + "]";
            Span span = Span.of(Source.of("a.json", '"' + text + '"'), 0, text.length() + 2);
            here.evaluator().value(new Node.Scalar(Node.Form.TEXT, text, true, span), here);
            String code = bracket.equals(")") ? "expression-not-read" : "expression-too-deep";
            assertEquals(code, here.problems().get(0).code(), bracket);
            assertEquals(1, here.problems().size(), bracket);
        }
    }

    @Test
    void longChainsOfParts_areReadWithoutRecursion() {
        String members = ".a".repeat(5_000);
        assertEquals("?there is no property `a`", Evaluated.of("parameters('tags')" + members));
    }
}
