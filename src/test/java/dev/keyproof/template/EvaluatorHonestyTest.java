package dev.keyproof.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyproof.estate.Placeholder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/**
 * What is said of an expression while a name in it is not known holds for every name: the same expression with a name
 * gives the same value. Repeat a failure with the seed in its message.
 */
class EvaluatorHonestyTest {
    private static final long SEED = Long.getLong("keyproof.seed", 20231120);
    private static final int ROUNDS = Integer.getInteger("keyproof.rounds", 1_500);
    private static final List<String> NAMES =
            List.of("", "a", "x", "kv", "kv-blue", "KV-Blue", "a-b", "7", "true", "ab0");

    private static final List<String> TEXTS = List.of(
            "''",
            "'a'",
            "'-'",
            "'KV'",
            "'kv-'",
            "'/'",
            "'a-b'",
            "'{0}'",
            "'{0}-{1}'",
            "parameters('name')",
            "parameters('name')",
            "parameters('name')",
            "concat('kv-', parameters('name'))",
            "concat(parameters('name'), '-x')",
            "resourceId('Microsoft.KeyVault/vaults', parameters('name'))",
            "uniqueString('a')",
            "guid('a')");

    /** Functions by what they give, with what they take: t a text, n a number, b a truth, l a list, o an object. */
    private static final Map<Character, List<String>> CALLS = Map.of(
            't',
            List.of(
                    "concat tt",
                    "concat ttt",
                    "format tt",
                    "format ttt",
                    "format tn",
                    "string n",
                    "string b",
                    "string l",
                    "toLower t",
                    "toUpper t",
                    "trim t",
                    "replace ttt",
                    "padLeft tnt",
                    "join lt",
                    "if btt",
                    "coalesce tt",
                    "first t",
                    "last t",
                    "first l",
                    "last l",
                    "skip tn",
                    "take tn",
                    "substring tn",
                    "substring tnn",
                    "base64 t",
                    "uriComponent t",
                    "tryGet ln",
                    "tryGet ot",
                    "min l"),
            'n',
            List.of(
                    "length t",
                    "length l",
                    "indexOf tt",
                    "lastIndexOf tt",
                    "indexOf lt",
                    "int t",
                    "add nn",
                    "sub nn",
                    "max nn",
                    "if bnn"),
            'b',
            List.of(
                    "equals tt",
                    "equals nn",
                    "equals ll",
                    "equals oo",
                    "less tt",
                    "less nn",
                    "greaterOrEquals tt",
                    "contains tt",
                    "contains lt",
                    "contains ot",
                    "startsWith tt",
                    "endsWith tt",
                    "empty t",
                    "empty l",
                    "and bb",
                    "or bb",
                    "not b",
                    "bool t",
                    "if bbb"),
            'l',
            List.of(
                    "createArray tt",
                    "createArray ttt",
                    "split tt",
                    "concat ll",
                    "union ll",
                    "intersection ll",
                    "skip ln",
                    "take ln",
                    "objectKeys o",
                    "array t",
                    "if bll",
                    "flatten l"),
            'o',
            List.of("createObject tt", "createObject tttn", "union oo", "intersection oo", "if boo"));

    private static final Map<Character, List<String>> LEAVES = Map.of(
            't', TEXTS,
            'n', List.of("0", "1", "2", "3", "13"),
            'b', List.of("true()", "false()"),
            'l',
                    List.of(
                            "createArray('a', 'b')",
                            "split(parameters('name'), '-')",
                            "createArray(parameters('name'), 'a')"),
            'o', List.of("createObject('a', parameters('name'))", "createObject(parameters('name'), 'b')"));

    @Test
    void whatIsKnownWithoutAName_holdsForEveryName() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            String expression = tree(random, "tnblo".charAt(random.nextInt(5)), 3);
            String open = Evaluated.shown(new Evaluated().value(expression));
            for (String name : NAMES) {
                String said = filled(open, name);
                String true1 = Evaluated.shown(
                        new Evaluated().withParameter("name", name).value(expression));
                // What stays open says nothing, and where the deployment fails there is nothing to say.
                if (isDecided(said) && isDecided(true1)) {
                    assertEquals(
                            true1, said, "seed " + SEED + ", round " + round + ", name '" + name + "': " + expression);
                }
            }
        }
    }

    private static boolean isDecided(String shown) {
        String rest = shown.replace(Evaluated.GROUP, "")
                .replace("⟦uniqueString('a')⟧", "")
                .replace("⟦guid('a')⟧", "");
        return !Placeholder.isIn(rest) && !rest.contains("?");
    }

    private static String filled(String shown, String name) {
        return shown.replace("⟦parameters('name')⟧", name)
                .replace("⟦Parameters('name')⟧", name.toLowerCase(Locale.ROOT))
                .replace("⟦PARAMETERS('NAME')⟧", name.toUpperCase(Locale.ROOT));
    }

    private static String tree(SplittableRandom random, char type, int levels) {
        boolean leaf = levels == 0 || random.nextInt(5) == 0;
        List<String> choice = (leaf ? LEAVES : CALLS).get(type);
        String chosen = choice.get(random.nextInt(choice.size()));
        if (leaf) {
            return chosen;
        }
        String[] parts = chosen.split(" ");
        StringJoiner call = new StringJoiner(", ", parts[0] + "(", ")");
        for (char argument : parts[1].toCharArray()) {
            call.add(tree(random, argument, levels - 1));
        }
        return call.toString();
    }
}
