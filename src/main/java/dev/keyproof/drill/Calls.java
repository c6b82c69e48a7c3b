package dev.keyproof.drill;

import dev.keyproof.simulate.Event;
import dev.keyproof.simulate.KeyStoreError;
import dev.keyproof.simulate.KeyVersionId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Calls of key stores, put together: what was asked, and what was answered. */
final class Calls {
    private Calls() {}

    /** One line for each version and answer, in the order in which they first came. */
    static List<String> lines(List<Event> calls, Function<KeyVersionId, String> versions) {
        Map<String, Map<String, Integer>> byAnswer = new LinkedHashMap<>();
        for (Event call : calls) {
            String version =
                    versions.apply(new KeyVersionId(arg(call, "store"), arg(call, "key"), arg(call, "version")));
            String what = arg(call, "store") + "/keys/" + arg(call, "key") + (version.isEmpty() ? "" : ", " + version);
            String answer = call.below().map(Calls::text).orElse("ok");
            byAnswer.computeIfAbsent(answer + ": " + what, first -> new LinkedHashMap<>())
                    .merge(call.op().substring("kv.".length()), 1, Integer::sum);
        }
        List<String> lines = new ArrayList<>();
        byAnswer.forEach((answer, asked) -> {
            List<String> words = new ArrayList<>();
            asked.forEach((op, count) -> words.add(count == 1 ? op : op + " (" + count + " times)"));
            lines.add(String.join(", ", words) + " " + answer);
        });
        return lines;
    }

    /** The answer of a key store as it gives it, with how sure the reference is of it. */
    static String text(KeyStoreError error) {
        List<String> parts = new ArrayList<>();
        if (error.status() > 0) {
            parts.add(Integer.toString(error.status()));
        }
        if (!error.code().isEmpty()) {
            parts.add(error.code() + (error.innerCode().isEmpty() ? "" : "/" + error.innerCode()));
        }
        String words = parts.isEmpty() ? "no answer" : String.join(" ", parts);
        boolean sure = error.confidence() == KeyStoreError.Confidence.HIGH;
        return words + (sure ? "" : " [" + Notation.spelled(error.confidence()) + " confidence]");
    }

    private static String arg(Event event, String name) {
        return event.arg(name).orElse("");
    }
}
