package dev.keyproof.template;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.document.Node;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Values that are being worked out: one that is asked for meanwhile refers to itself and is unknown. */
final class DeploymentCircle {
    private final String kind;
    private final DeploymentContext context;
    private final Map<String, String> open = new LinkedHashMap<>();

    /** A guard over values of one kind, as messages name it: {@code parameter}. */
    DeploymentCircle(String kind, DeploymentContext context) {
        this.kind = kind;
        this.context = context;
    }

    /** Works a value out, unless it is being worked out already: that is reported where the value is declared. */
    Node guard(String key, String name, Span declared, Supplier<Node> work) {
        if (open.containsKey(key)) {
            List<String> names = new ArrayList<>(open.values());
            List<String> round =
                    new ArrayList<>(names.subList(new ArrayList<>(open.keySet()).indexOf(key), names.size()));
            round.add(name);
            String title = "the " + kind + " `" + name + "` refers to itself";
            context.error(
                    "circular-" + kind,
                    title,
                    new Label(declared, round.size() > 2 ? "by way of others" : "its own value is asked for"),
                    round.size() > 2 && round.size() < 9
                            ? "break the circle `" + String.join("` to `", round) + "`"
                            : "");
            return TemplateNodes.unknown(title, declared);
        }
        open.put(key, name);
        try {
            return work.get();
        } finally {
            open.remove(key);
        }
    }
}
