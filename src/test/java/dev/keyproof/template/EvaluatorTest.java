package dev.keyproof.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Placeholder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Laziness, functions of the template, loops, and unknown values as texts. */
class EvaluatorTest {
    private final Evaluated here = new Evaluated();

    @Test
    void argumentsThatCannotMatter_areNotEvaluated() {
        here.value("if(true(), 1, parameters('a'))");
        here.value("and(false(), parameters('a'))");
        here.value("or(true(), parameters('a'))");
        here.value("coalesce('x', parameters('a'))");
        here.value("tryGet(null(), parameters('a'))");
        assertEquals(0, here.asked);
        here.value("if(false(), 1, parameters('a'))");
        assertEquals(1, here.asked);
    }

    @Test
    void argument_isEvaluatedOnce() {
        here.value("equals(parameters('a'), 1)");
        assertEquals(1, here.asked);
        here.value("if(parameters('a'), parameters('b'), parameters('c'))");
        assertEquals(4, here.asked);
    }

    @Test
    void functionOfTheTemplate_seesItsParameters() {
        here.withFunction(
                "own.name",
                List.of("Prefix", "n"),
                "\"[format('{0}-{1:D2}', parameters('prefix'), parameters('N'))]\"");
        assertEquals("'kv-07'", shown("own.name('kv', 7)"));
        assertEquals("'⟦parameters('open')⟧-07'", shown("own.name(parameters('open'), 7)"));
        assertEquals("?`own.name` is given 1 of 2 arguments", shown("own.name('kv')"));
        here.withFunction("own.vault", List.of(), "\"[parameters('vault')]\"");
        assertEquals("?the function has no parameter `vault`", shown("own.vault()"));
        here.withFunction("own.twice", List.of("x"), "{\"a\": \"[own.name(parameters('x'), 1)]\", \"b\": 2}");
        assertEquals("{a: 'k-01', b: 2}", shown("own.twice('k')"));
    }

    @Test
    void functionThatCallsItself_isOneProblem() {
        here.withFunction("own.a", List.of("x"), "\"[concat(own.b(parameters('x')), own.b('z'))]\"")
                .withFunction("own.b", List.of("x"), "\"[own.a(parameters('x'))]\"");
        assertEquals("?the function `own.a` calls itself", shown("own.a('x')"));
        assertEquals("function-recursive", here.problems().get(0).code());
        assertEquals("the function `own.a` calls itself", here.problems().get(0).title());
        assertEquals(
                "[own.a(parameters('x'))]",
                here.problems().get(0).at().get(0).span().text().replace("\"", ""));
        assertEquals(1, here.problems().size());
    }

    @Test
    void copyIndex_isThatOfTheLoop() {
        here.inLoop(3);
        assertEquals("3", shown("copyIndex()"));
        assertEquals("4", shown("copyIndex(1)"));
        assertEquals("3", shown("copyIndex('keys')"));
        assertEquals("13", shown("copyIndex('keys', 10)"));
        assertEquals("?the index of the loop `other` is not known", shown("copyIndex('other')"));
    }

    @Test
    void unknownValueAsText_isAPlaceholderOfHowItComesAbout() {
        assertEquals("⟦parameters('open').a⟧", asText("parameters('open').a"));
        assertEquals("⟦last(split(parameters('id'), '/'))⟧", asText("last(split(parameters('id'), '/'))"));
        assertEquals("7", asText("7"));
        assertEquals("True", asText("true()"));
        assertEquals("kv-blue", asText("parameters('vault')"));
        here.withVariable("part", "\"[parameters('open').a]\"");
        assertEquals("⟦parameters('open').a⟧", asText("variables('part')"));
    }

    @Test
    void unknownValuesOfTwoScopes_areDifferentTexts() {
        Node one = here.evaluator().value(Evaluated.json("a.json", "\"[parameters('open')]\""), here);
        Evaluated other = new Evaluated();
        Node two = here.evaluator().value(Evaluated.json("b.json", "\"[parameters('open2')]\""), other);
        assertFalse(text(one).equals(text(two)), text(one));
    }

    @Test
    void longLabels_areCutAndStayDifferent() {
        String many = "createArray(" + "'abcdefghij', ".repeat(100) + "'%s')";
        String a = asText("guid(" + many.formatted("a") + ")");
        String b = asText("guid(" + many.formatted("b") + ")");
        assertFalse(a.equals(b), a);
        assertEquals(a, asText("guid(" + many.formatted("a") + ")"));
        assertEquals(36, PlaceholderText.of(a).length().orElseThrow(), a);
        assertEquals(true, Placeholder.isWhole(a), a);
        assertEquals(true, a.length() < 200, a);
    }

    private String shown(String expression) {
        return Evaluated.shown(here.value(expression));
    }

    private String asText(String expression) {
        return text(here.value(expression));
    }

    private String text(Node value) {
        return ((Node.Scalar) here.evaluator().asText(value)).text();
    }
}
