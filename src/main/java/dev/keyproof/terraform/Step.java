package dev.keyproof.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One step of an address or a reference: {@code .name}, {@code [0]} or {@code ["key"]}.
 *
 * @param text the name, or what stands in the brackets without quotes
 * @param index whether it stood in brackets
 */
record Step(String text, boolean index) {
    /** The steps of a text; whatever the text is, nothing is thrown. */
    static List<Step> of(String text) {
        List<Step> steps = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == '[') {
                at = index(text, at + 1, steps);
            } else if (text.charAt(at) == '.') {
                at++;
            } else {
                int end = at;
                while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
                    end++;
                }
                steps.add(new Step(text.substring(at, end), false));
                at = end;
            }
        }
        return steps;
    }

    /** Whether it counts, in brackets or as Terraform once wrote it: {@code identity.0.principal_id}. */
    boolean isNumber() {
        return !text.isEmpty() && text.length() <= 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The text of a name; empty behind the end and for an index. */
    static String name(List<Step> steps, int at) {
        return at < steps.size() && !steps.get(at).index ? steps.get(at).text : "";
    }

    /** The index at a place, if one stands there. */
    static Optional<String> key(List<Step> steps, int at) {
        return at < steps.size() && steps.get(at).index ? Optional.of(steps.get(at).text) : Optional.empty();
    }

    /** The steps as Terraform writes them: {@code identity[0].principal_id}. */
    static String path(List<Step> steps) {
        StringBuilder path = new StringBuilder();
        for (Step step : steps) {
            if (step.index) {
                path.append('[').append(step.text).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.text);
            }
        }
        return path.toString();
    }

    /** Takes what stands in brackets; the place behind them. */
    private static int index(String text, int from, List<Step> steps) {
        StringBuilder key = new StringBuilder();
        int at = from;
        boolean quoted = at < text.length() && text.charAt(at) == '"';
        at += quoted ? 1 : 0;
        char end = quoted ? '"' : ']';
        while (at < text.length() && text.charAt(at) != end) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            key.append(text.charAt(at));
            at++;
        }
        steps.add(new Step(key.toString(), true));
        at += quoted ? 1 : 0;
        return at + 1;
    }
}
