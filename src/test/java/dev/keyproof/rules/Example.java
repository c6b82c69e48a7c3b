package dev.keyproof.rules;

import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.document.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One example of an example file: an estate, or a step from one to another, and what rules say of it. */
final class Example {
    /** Line of its first comment, counted from 1. */
    final int line;
    /** What is said of rules, by slug. */
    final Map<String, Outcome> expected = new LinkedHashMap<>();
    /** Documents laid over the base. */
    final List<Node> documents = new ArrayList<>();
    /** Documents laid over the state before, which give the state after. */
    final List<Node> then = new ArrayList<>();
    /** Resources of the base that are left out, as kind, slash and name. */
    final Set<String> without = new LinkedHashSet<>();
    /** Resources of the state before that are left out of the state after. */
    final Set<String> thenWithout = new LinkedHashSet<>();
    /** Lines that are marked, with the slug. */
    final Set<Mark> marks = new LinkedHashSet<>();

    /** Whether it is a step. */
    boolean change;

    /** A primary place of a finding begins on the line. */
    record Mark(String slug, int line) {}

    Example(int line) {
        this.line = line;
    }

    /** The rules that have an outcome here. */
    Set<String> with(Outcome outcome) {
        Set<String> slugs = new LinkedHashSet<>();
        expected.forEach((slug, expects) -> {
            if (expects == outcome) {
                slugs.add(slug);
            }
        });
        return slugs;
    }
}
