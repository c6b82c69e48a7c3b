package dev.keyproof.template;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.document.Limit;
import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Expressions of random words and of random trees; repeat a failure with the seed in its message. */
class EvaluatorFuzzTest {
    private static final long SEED = Long.getLong("keyproof.seed", 20240306);
    private static final int ROUNDS = Integer.getInteger("keyproof.rounds", 4_000);
    private static final int LONGEST = 65_536;

    private static final List<String> WORDS = List.of(
            "(",
            ")",
            "[",
            "]",
            ",",
            ".",
            " ",
            "'",
            "''",
            "'a'",
            "'/'",
            "'x'",
            "1",
            "-1",
            "2.5",
            "1e9",
            "concat(",
            "if(",
            "not(",
            "parameters('tags')",
            "parameters('open')",
            "parameters('name')",
            "lambda('x', ",
            "lambdaVariables('x')",
            "map(",
            "reduce(",
            "split(",
            "own.f(",
            "nope(",
            ".a",
            "['a']",
            "[0]",
            "$",
            "é",
            "😀",
            "~",
            "\n",
            "\\",
            "\"",
            "⟦",
            "⟧",
            "{0}",
            "\u0000");

    private static final List<String> LEAVES = List.of(
            "'a'",
            "''",
            "'a/b'",
            "'kv-{0}'",
            "'Microsoft.KeyVault/vaults'",
            "0",
            "1",
            "-3",
            "9223372036854775807",
            "2.5",
            "true()",
            "false()",
            "null()",
            "parameters('tags')",
            "parameters('sizes')",
            "parameters('people')",
            "parameters('open')",
            "parameters('name')",
            "parameters('id')",
            "parameters('none')",
            "resourceGroup().id",
            "resourceId('Microsoft.KeyVault/vaults', 'kv')",
            "uniqueString('a')",
            "guid('a')",
            "newGuid()",
            "utcNow()",
            "lambdaVariables('x')",
            "createObject()",
            "createArray()",
            "'2024-01-31T10:00:00Z'",
            "'P1D'",
            "'[1, {\"a\": 2}]'",
            "'⟦x⟧'",
            "'⟦'",
            "'a⟧b⟦'");

    private static final List<String> FUNCTIONS = List.of(
            "and",
            "or",
            "not",
            "if",
            "bool",
            "coalesce",
            "equals",
            "greater",
            "less",
            "add",
            "sub",
            "mul",
            "div",
            "mod",
            "min",
            "max",
            "int",
            "float",
            "copyIndex",
            "concat",
            "format",
            "string",
            "toLower",
            "toUpper",
            "trim",
            "replace",
            "padLeft",
            "join",
            "split",
            "guid",
            "uniqueString",
            "contains",
            "startsWith",
            "endsWith",
            "indexOf",
            "lastIndexOf",
            "base64",
            "base64ToString",
            "base64ToJson",
            "dataUri",
            "dataUriToString",
            "json",
            "uri",
            "uriComponent",
            "uriComponentToString",
            "empty",
            "length",
            "first",
            "last",
            "skip",
            "take",
            "substring",
            "createObject",
            "items",
            "objectKeys",
            "array",
            "createArray",
            "flatten",
            "range",
            "indexFromEnd",
            "tryIndexFromEnd",
            "tryGet",
            "union",
            "intersection",
            "shallowMerge",
            "filter",
            "map",
            "reduce",
            "sort",
            "toObject",
            "groupBy",
            "mapValues",
            "dateTimeAdd",
            "dateTimeToEpoch",
            "dateTimeFromEpoch",
            "resourceId",
            "subscriptionResourceId",
            "extensionResourceId",
            "reference",
            "environment",
            "parameters",
            "variables",
            "nope",
            "listKeys",
            "own.f",
            "lambda");

    private static final Limits LIMITS = Limits.DEFAULT.with(Limit.EXPRESSION_STEPS, 20_000);

    @Test
    void randomWords_areReadOrRefusedInTheirPlace() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(1, 25); i > 0; i--) {
                text.append(WORDS.get(random.nextInt(WORDS.size())));
            }
            check("[" + text + "]", "seed " + SEED + ", round " + round);
        }
    }

    @Test
    void randomTrees_haveAValue() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            check("[" + tree(random, 5) + "]", "seed " + SEED + ", round " + round);
        }
    }

    private static String tree(SplittableRandom random, int levels) {
        if (levels == 0 || random.nextInt(6) == 0) {
            return LEAVES.get(random.nextInt(LEAVES.size()));
        }
        if (random.nextInt(8) == 0) {
            String part = random.nextBoolean() ? ".a" : "[" + tree(random, levels - 1) + "]";
            return tree(random, levels - 1) + part;
        }
        StringBuilder call = new StringBuilder(FUNCTIONS.get(random.nextInt(FUNCTIONS.size())));
        call.append('(');
        int arguments = random.nextInt(5);
        for (int i = 0; i < arguments; i++) {
            boolean lambda = i > 0 && random.nextInt(3) == 0;
            call.append(i == 0 ? "" : ", ");
            call.append(lambda ? "lambda('x', 'y', " + tree(random, levels - 1) + ")" : tree(random, levels - 1));
        }
        return call.append(')').toString();
    }

    private static void check(String text, String round) {
        String context = round + ": " + text;
        Evaluated here =
                new Evaluated(LIMITS).withFunction("own.f", List.of("x"), "\"[concat(parameters('x'), own.f('a'))]\"");
        Source source = Source.of("a.json", '"' + text + '"');
        Node raw = new Node.Scalar(Node.Form.TEXT, text, true, Span.of(source, 0, text.length() + 2));
        try {
            Node first = here.evaluator().value(raw, here);
            bounded(first, 0, context);
            here.evaluator().asText(first);
            bounded(here.evaluator().value(raw, here), 0, context);
        } catch (RuntimeException | StackOverflowError thrown) {
            throw new AssertionError(context, thrown);
        }
        assertTrue(here.problems().size() <= 3, () -> context + "\n" + here.problemLines());
        for (Diagnostic problem : here.problems()) {
            for (Label label : problem.at()) {
                int most = label.span().source().length();
                assertTrue(label.span().end() <= most && !label.text().isEmpty(), () -> context + " " + label);
            }
        }
    }

    private static void bounded(Node node, int level, String context) {
        assertTrue(level <= 1_000, context);
        if (node instanceof Node.Scalar scalar) {
            assertTrue(scalar.text().length() <= LONGEST, context);
            assertTrue(scalar.form() != Node.Form.UNKNOWN || !scalar.text().isEmpty(), context);
        } else if (node instanceof Node.Sequence list) {
            list.items().forEach(item -> bounded(item, level + 1, context));
        } else {
            ((Node.Mapping) node).entries().forEach(entry -> bounded(entry.value(), level + 1, context));
        }
    }
}
