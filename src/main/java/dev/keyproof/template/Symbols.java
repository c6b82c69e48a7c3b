package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Placeholder;
import dev.keyproof.text.Span;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says in one spelling how a value comes about, so that two texts that come about in the same way hold the same
 * placeholder, and two that do not hold different ones.
 *
 * <p>Known values are spelled out; an unknown value is spelled by the call or the part that gave it. What an unknown
 * value of the surroundings stands for is told by its reason and its place.
 */
final class Symbols {
    private static final String GROUP =
            "/subscriptions/⟦subscription().subscriptionId⟧/resourceGroups/⟦resourceGroup().name⟧";
    private static final String SUBSCRIPTION = "/subscriptions/⟦subscription().subscriptionId⟧";
    /** Longer labels end in a digest of themselves: they are shown to people. */
    private static final int LONGEST = 300;

    private final Budget budget;
    private final IdentityHashMap<Node, Origin> origins = new IdentityHashMap<>();
    private final Map<String, String> leaves = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    Symbols(Budget budget) {
        this.budget = budget;
    }

    /** How an unknown value came about; spelled out only if it is asked for. */
    private sealed interface Origin {}

    private record Called(String function, List<Node> arguments) implements Origin {}

    private record Stepped(Node base, String step) implements Origin {}

    private record Named(String symbol) implements Origin {}

    /** The same unknown value, known to come from a call. */
    Node called(Node unknown, String function, List<Node> arguments) {
        return keep(unknown, new Called(function, List.copyOf(arguments)));
    }

    /** The same unknown value, known to be a part of another. */
    Node stepped(Node unknown, Node base, String step) {
        return keep(unknown, new Stepped(base, step));
    }

    /** The same unknown value, equal to no other that exists. */
    Node alone(Node unknown, String shown) {
        return keep(unknown, new Named(unused(shown)));
    }

    /** An unknown value that the surroundings gave; {@code shown} is how it was asked for. */
    Node given(Node unknown, String shown) {
        if (!origins.containsKey(unknown)) {
            origins.put(unknown, new Named(leaf((Node.Scalar) unknown, shown)));
        }
        return unknown;
    }

    /** Whether it is known how an unknown value comes about. */
    boolean knows(Node unknown) {
        return origins.containsKey(unknown);
    }

    /** Whether two unknown values come about in the same way. */
    boolean isSame(Node a, Node b) {
        return a == b || origins.containsKey(a) && origins.containsKey(b) && of(a).equals(of(b));
    }

    /** The same unknown value at another place. */
    Node moved(Node unknown, Node at) {
        Origin origin = origins.get(unknown);
        if (origin != null) {
            origins.put(at, origin);
        }
        return at;
    }

    /** The spelling of an unknown value. */
    String of(Node unknown) {
        Origin origin = origins.get(unknown);
        if (origin == null) {
            return leaf((Node.Scalar) unknown, "unknown");
        }
        if (origin instanceof Named named) {
            return named.symbol();
        }
        String symbol =
                origin instanceof Called called ? call(called.function(), called.arguments()) : part((Stepped) origin);
        origins.put(unknown, new Named(symbol));
        return symbol;
    }

    /** The label of a call: the function in its own spelling and its arguments. */
    String call(String function, List<Node> arguments) {
        StringBuilder inside = new StringBuilder();
        for (Node argument : arguments) {
            inside.append(inside.isEmpty() ? "" : ", ");
            print(argument, inside);
        }
        return function + "(" + shortened(inside.toString()) + ")";
    }

    /** A placeholder that stands for this value as a text. */
    String placeholder(Node unknown) {
        return Placeholder.of(of(unknown));
    }

    /** A label that no other value has: the one that is wanted, or that with a number. */
    String unused(String wanted) {
        String found = wanted;
        for (int i = 2; !taken.add(found); i++) {
            found = wanted.endsWith("()") ? wanted.substring(0, wanted.length() - 1) + i + ")" : wanted + "~" + i;
        }
        return found;
    }

    /** The label of something that has one value at each place of the template. */
    String at(Span place, String wanted) {
        return leaves.computeIfAbsent(wanted + "\n" + key(place), key -> unused(wanted));
    }

    private Node keep(Node unknown, Origin origin) {
        Node own = Values.at(unknown, unknown.span());
        origins.put(own, origin);
        return own;
    }

    private String leaf(Node.Scalar unknown, String shown) {
        return leaves.computeIfAbsent(unknown.text() + "\n" + key(unknown.span()), key -> unused(shown));
    }

    private static String key(Span place) {
        return place.source().name() + ":" + place.start() + ":" + place.end();
    }

    private String part(Stepped stepped) {
        StringBuilder text = new StringBuilder();
        print(stepped.base(), text);
        text.append(stepped.step());
        return text.length() <= LONGEST ? text.toString() : shortened(text.toString());
    }

    /** Prints a value as an expression would write it. */
    private void print(Node node, StringBuilder to) {
        budget.enter();
        try {
            if (node instanceof Node.Scalar scalar) {
                scalar(scalar, to);
            } else if (node instanceof Node.Sequence list) {
                items(list, to);
            } else if (node instanceof Node.Mapping object) {
                members(object, to);
            }
        } finally {
            budget.leave();
        }
    }

    private void scalar(Node.Scalar scalar, StringBuilder to) {
        String text = switch (scalar.form()) {
            case TEXT -> quoted(scalar.text());
            case UNKNOWN -> of(scalar);
            case INTEGER, DECIMAL, BOOLEAN, NULL -> scalar.text();
        };
        budget.text(text.length());
        to.append(text);
    }

    private static String quoted(String text) {
        if (text.equals(GROUP)) {
            return "resourceGroup().id";
        }
        if (text.equals(SUBSCRIPTION)) {
            return "subscription().id";
        }
        return Placeholder.isWhole(text)
                ? text.substring(1, text.length() - 1)
                : "'" + PlaceholderText.of(text).map(written -> written.replace("'", "''"), piece -> piece) + "'";
    }

    private void items(Node.Sequence list, StringBuilder to) {
        to.append('[');
        String between = "";
        for (Node item : list.items()) {
            to.append(between);
            print(item, to);
            between = ", ";
        }
        to.append(']');
    }

    private void members(Node.Mapping object, StringBuilder to) {
        to.append('{');
        String between = "";
        for (Node.Entry entry : object.entries()) {
            to.append(between);
            scalar(entry.key(), to);
            to.append(": ");
            print(entry.value(), to);
            between = ", ";
        }
        to.append('}');
    }

    /** A text for people: long ones are cut, and keep their identity by a digest. */
    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int[] points = text.codePoints()
                .filter(c -> "'()⟦⟧[]{}#".indexOf(c) < 0)
                .limit(LONGEST / 4)
                .toArray();
        return new String(points, 0, points.length) + "... " + digest(text);
    }

    private static String digest(String text) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all, 0, 8);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
