package dev.keyproof.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyproof.document.Node;
import dev.keyproof.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where values are written, and where they take effect. */
class EvaluatorPlacesTest {
    private final Evaluated here = new Evaluated();

    @Test
    void parameter_isWrittenThereAndUsedHere() {
        Node value = here.value("parameters('vault')");
        assertEquals("\"kv-blue\" in main.json, used at \"[parameters('vault')]\"", place(value));
    }

    @Test
    void partOfAParameter_isWrittenWhereThePartIs() {
        assertEquals(
                "\"test\" in main.json, used at \"[parameters('tags').stage]\"",
                place(here.value("parameters('tags').stage")));
    }

    @Test
    void objectOfAParameter_hasEveryLeafWrittenThere() {
        Node.Mapping tags = (Node.Mapping) here.value("parameters('tags')");
        assertEquals(
                "\"Team\" in main.json, used at \"[parameters('tags')]\"",
                place(tags.entries().get(0).key()));
        assertEquals(
                "\"Payroll\" in main.json, used at \"[parameters('tags')]\"",
                place(tags.get("Team").orElseThrow()));
    }

    @Test
    void textOfAnExpression_isWrittenInside() {
        Node.Mapping made = (Node.Mapping) here.value("createObject('a', if(true(), 'Enabled', 'Disabled'), 'b', 7)");
        assertEquals("'Enabled' in used.json", place(made.get("a").orElseThrow()));
        assertEquals("7 in used.json", place(made.get("b").orElseThrow()));
        assertEquals("'a'", made.entries().get(0).key().span().text());
    }

    @Test
    void constantThatAParameterChooses_isWrittenWhereTheParameterIs() {
        String chosen = place(here.value("if(parameters('flag'), 'Enabled', null())"));
        assertEquals("true in main.json, used at \"[if(parameters('flag'), 'Enabled', null())]\"", chosen);
        assertEquals(
                "'Disabled' in used.json", place(here.value("if(not(parameters('flag')), 'Enabled', 'Disabled')")));
    }

    @Test
    void computedValue_isWrittenWhereItIsComputed() {
        assertEquals(
                "\"[concat('a', parameters('vault'))]\" in used.json",
                place(here.value("concat('a', parameters('vault'))")));
        Node.Mapping made = (Node.Mapping) here.value("createObject('a', concat('x', 'y'))");
        assertEquals("concat('x', 'y') in used.json", place(made.get("a").orElseThrow()));
    }

    @Test
    void whatAVariableUses_isUsedWhereTheVariableIs() {
        here.withVariable("direct", "\"[parameters('vault')]\"").withVariable("made", "\"[concat('a', 'b')]\"");
        assertEquals(
                "\"kv-blue\" in main.json, used at \"[variables('direct')]\"",
                place(here.value("variables('direct')")));
        assertEquals(
                "\"[concat('a', 'b')]\" in variables.json, used at \"[variables('made')]\"",
                place(here.value("variables('made')")));
    }

    @Test
    void unknownParameter_isDeclaredThereAndUsedHere() {
        for (String expression : List.of("parameters('open')", "not(parameters('open'))", "parameters('open').a[1]")) {
            assertEquals(
                    "open in declared.json, used at \"[" + expression + "]\"",
                    place(here.value(expression)),
                    expression);
        }
    }

    @Test
    void argumentOfAUserFunction_isWrittenAtTheCall() {
        here.withFunction("own.same", List.of("x"), "\"[parameters('x')]\"");
        assertEquals("'abc' in used.json", place(here.value("own.same('abc')")));
        assertEquals(
                "\"kv-blue\" in main.json, used at \"[own.same(parameters('vault'))]\"",
                place(here.value("own.same(parameters('vault'))")));
    }

    @Test
    void escapes_makeTheWholeTextThePlace() {
        Node value = here.raw("\"[createArray('\\u0041')]\"");
        assertEquals(
                "\"[createArray('\\u0041')]\" in used.json",
                place(((Node.Sequence) value).items().get(0)));
    }

    @Test
    void nameOfAMember_mayBeAnExpression() {
        Node.Mapping value = (Node.Mapping)
                here.raw("{\"[resourceId('Microsoft.KeyVault/vaults', 'kv')]\": {}, \"b\": \"[[x]\", \"[x\": 1}");
        assertEquals(
                List.of(Evaluated.GROUP + "/providers/Microsoft.KeyVault/vaults/kv", "b", "[x"),
                value.entries().stream().map(entry -> entry.key().text()).toList());
        assertEquals(
                "\"[resourceId('Microsoft.KeyVault/vaults', 'kv')]\" in used.json",
                place(value.entries().get(0).key()));
        assertEquals("'[x]'", Evaluated.shown(value.get("b").orElseThrow()));
    }

    @Test
    void treeWithoutExpressions_isTheSame() {
        Node tree = Evaluated.json("a.json", "{\"a\": [1, {\"b\": \"c\"}], \"d\": null}");
        assertEquals(
                System.identityHashCode(tree),
                System.identityHashCode(here.evaluator().value(tree, here)));
    }

    private static String place(Node node) {
        Span span = node.span();
        String written = span.text().isEmpty() ? span.source().text() : span.text();
        return written + " in " + span.source().name()
                + span.usedAt().map(use -> ", used at " + use.text()).orElse("");
    }
}
