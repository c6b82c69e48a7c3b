package dev.keyproof.template;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.document.Node;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Values of one kind, each worked out once: one that is asked for meanwhile refers to itself and is unknown. */
final class DeploymentCircle {
    private static final int MOST_NAMED = 8;

    private final String kind;
    private final DeploymentContext context;
    private final Map<String, Node> known = new HashMap<>();
    private final Map<String, String> open = new LinkedHashMap<>();

    /** Values of one kind, as messages name it: {@code parameter}. */
    DeploymentCircle(String kind, DeploymentContext context) {
        this.kind = kind;
        this.context = context;
    }

    /** The value of a name, spelled in any case; a circle is reported where the value is declared. */
    Node value(String name, Span declared, Supplier<Node> work) {
        String key = name.toLowerCase(Locale.ROOT);
        Node found = known.get(key);
        if (found != null) {
            return found;
        }
        if (open.containsKey(key)) {
            return circle(key, name, declared);
        }
        long before = context.leftOpen();
        open.put(key, name);
        try {
            found = work.get();
        } finally {
            open.remove(key);
        }
        if (context.mayKeep(before)) {
            known.put(key, found);
        }
        return found;
    }

    private Node circle(String key, String name, Span declared) {
        String title = "the " + kind + " `" + name + "` refers to itself";
        if (context.isQuiet()) {
            context.leaveOpen();
            return TemplateNodes.unknown(title, declared);
        }
        List<String> keys = new ArrayList<>(open.keySet());
        List<String> round = new ArrayList<>(new ArrayList<>(open.values()).subList(keys.indexOf(key), keys.size()));
        round.add(name);
        boolean others = round.size() > 2;
        context.error(
                "circular-" + kind,
                title,
                new Label(declared, others ? "by way of others" : "its own value is asked for"),
                others && round.size() <= MOST_NAMED ? "the circle is `" + String.join("` to `", round) + "`" : "");
        return TemplateNodes.unknown(title, declared);
    }
}
