package dev.keyproof.drill;

import dev.keyproof.document.Node;
import dev.keyproof.text.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the steps of one drill, and bounds what they may ask for. */
final class StepReader {
    private static final int MOST_STEPS = 1000;
    private static final int MOST_TIMES = 1000;
    private static final int MOST_ORDERED = 5;
    private static final int MOST_CHOSEN = 8;
    private static final String DO = "do";
    private static final String RESTORE_ALL = "RestoreAll";
    private static final String ADOPT = "Adopt";
    private static final List<String> OWN = List.of(RESTORE_ALL, ADOPT);
    private static final String EVERY_ORDER = "everyOrder";
    private static final String EVERY_SUBSET = "everySubset";
    private static final List<String> ACTIONS = List.of(DO, EVERY_ORDER, EVERY_SUBSET);
    private static final List<String> COMMON = List.of("at", "after", "note", "only", "essential", "expect");
    private static final List<String> OF_SUBSETS = List.of("then", "none", "some", "all");
    private static final List<String> WORDS = words();

    private final Mistakes mistakes;
    private int steps;

    StepReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** The steps that could be read; the others are reported. */
    List<Step> read(List<Node> items) {
        List<Step> read = new ArrayList<>();
        for (Node item : items) {
            step(item).ifPresent(read::add);
        }
        return read;
    }

    private Optional<Step> step(Node node) {
        if (!(node instanceof Node.Mapping mapping)) {
            mistakes.wrongType("steps", "a step: a mapping with `do`", node);
            return Optional.empty();
        }
        if (++steps > MOST_STEPS) {
            if (steps == MOST_STEPS + 1) {
                mistakes.add("too-many-steps", "more than " + MOST_STEPS + " steps", node.span(), "one too many", "");
            }
            return Optional.empty();
        }
        List<String> present =
                ACTIONS.stream().filter(name -> mapping.get(name).isPresent()).toList();
        if (present.size() > 1) {
            mistakes.add(
                    "two-actions",
                    "a step with both `" + present.get(0) + "` and `" + present.get(1) + "`",
                    mapping.span(),
                    "one of them",
                    "make two steps of it");
            return Optional.empty();
        }
        return present.isEmpty()
                ? Optional.of(common(new Fields("a step", mapping, names(List.of(DO)), mistakes), new Step.Look()))
                : action(mapping, present.get(0));
    }

    private static List<String> names(List<String> more) {
        List<String> names = new ArrayList<>(more);
        names.addAll(COMMON);
        return names;
    }

    private Optional<Step> action(Node.Mapping mapping, String action) {
        if (action.equals(EVERY_ORDER)) {
            Fields fields = new Fields(action, mapping, names(List.of(EVERY_ORDER)), mistakes);
            List<Step> inner = nested(fields, EVERY_ORDER, MOST_ORDERED);
            return Optional.of(common(fields, new Step.EveryOrder(inner)));
        }
        if (action.equals(EVERY_SUBSET)) {
            List<String> names = names(List.of(EVERY_SUBSET));
            names.addAll(OF_SUBSETS);
            Fields fields = new Fields(action, mapping, names, mistakes);
            return everySubset(fields).map(read -> common(fields, read));
        }
        return operation(mapping);
    }

    private Optional<Step.Action> everySubset(Fields fields) {
        List<Step> inner = nested(fields, EVERY_SUBSET, MOST_CHOSEN);
        Optional<Step> then = fields.node("then").flatMap(this::step);
        if (!fields.has("then")) {
            mistakes.missingField(EVERY_SUBSET, "then", fields.place());
        }
        return then.map(last -> new Step.EverySubset(
                inner, last, claims(fields, "none"), claims(fields, "some"), claims(fields, "all")));
    }

    private List<Step> nested(Fields fields, String name, int most) {
        List<Node> items = fields.items(name);
        if (items.size() > most) {
            mistakes.add(
                    "too-many-steps",
                    "`" + name + "` of " + items.size() + " steps",
                    items.get(most).span(),
                    "one too many",
                    "at most " + most + " steps: the runs multiply");
            return List.of();
        }
        List<Step> read = read(items);
        for (Step step : read) {
            if (step.action() instanceof Step.EveryOrder || step.action() instanceof Step.EverySubset) {
                mistakes.add("nested-runs", "runs inside runs", step.place(), "not here", "");
            }
        }
        return read;
    }

    private Optional<Step> operation(Node.Mapping mapping) {
        Node written = mapping.get(DO).orElseThrow();
        if (!(written instanceof Node.Scalar scalar) || scalar.form() != Node.Form.TEXT) {
            mistakes.wrongType(DO, "the name of an operation", written);
            return Optional.empty();
        }
        boolean own = OWN.contains(scalar.text());
        Optional<Verb> verb = own ? Optional.empty() : Verb.of(scalar.text());
        if (!own && verb.isEmpty()) {
            mistakes.unknownWord("operation", scalar.text(), WORDS, scalar.span());
            return Optional.empty();
        }
        List<Slot<?>> slots = own ? List.of(Slot.VAULT) : verb.get().slots();
        List<String> names = new ArrayList<>(own ? List.of(DO) : List.of(DO, "times"));
        slots.forEach(slot -> names.add(slot.name()));
        Fields fields = new Fields(scalar.text(), mapping, names(names), mistakes);
        Arguments arguments = arguments(fields, slots, scalar);
        Step.Action action = verb.<Step.Action>map(found -> new Step.Act(found, arguments))
                .orElseGet(
                        () -> scalar.text().equals(ADOPT) ? new Step.Adopt(arguments) : new Step.RestoreAll(arguments));
        return Optional.of(common(fields, action));
    }

    private Arguments arguments(Fields fields, List<Slot<?>> slots, Node.Scalar verb) {
        Map<String, List<Located<?>>> values = new HashMap<>();
        for (Slot<?> slot : slots) {
            if (slot.required() && !fields.has(slot.name())) {
                mistakes.missingField(verb.text(), slot.name(), verb.span());
            } else if (fields.has(slot.name())) {
                values.put(slot.name(), values(fields, slot));
            }
        }
        return new Arguments(values, verb.span());
    }

    private static List<Located<?>> values(Fields fields, Slot<?> slot) {
        return slot.list()
                ? List.copyOf(fields.list(slot.name(), slot.notation()))
                : fields.get(slot.name(), slot.notation())
                        .<List<Located<?>>>map(List::of)
                        .orElse(List.of());
    }

    private Step common(Fields fields, Step.Action action) {
        Optional<Located<Duration>> at = fields.get("at", Notation.LENGTH_OF_TIME);
        Optional<Located<Duration>> after = fields.get("after", Notation.LENGTH_OF_TIME);
        if (at.isPresent() && after.isPresent()) {
            mistakes.add(
                    "two-times", "a step with both `at` and `after`", at.get().span(), "one of them", "");
        }
        return new Step(
                fields.place(),
                at,
                after.map(Located::value).orElse(Duration.ZERO),
                fields.get("note", Notation.TEXT).map(Located::value).orElse(""),
                fields.list("only", Notation.word(Need.class)).stream()
                        .map(Located::value)
                        .toList(),
                fields.get("times", Notation.whole(1, MOST_TIMES))
                        .map(Located::value)
                        .orElse(1),
                fields.get("essential", Notation.FLAG).map(Located::value).orElse(false),
                action,
                claims(fields, "expect"));
    }

    /** What a field expects: a mapping, or one word for how the step ends. */
    private List<Claim<?>> claims(Fields fields, String field) {
        Optional<Node> node = fields.node(field);
        if (node.isEmpty()) {
            return List.of();
        }
        List<Claim<?>> found = new ArrayList<>();
        if (node.get() instanceof Node.Mapping mapping) {
            Fields expected = new Fields(field, mapping, Claims.names(), mistakes);
            for (Claim.Kind<?> kind : Claims.ALL) {
                if (expected.has(kind.name())) {
                    claim(kind, kind.name(), expected).ifPresent(found::add);
                }
            }
        } else {
            claim(Claims.ALL.get(0), field, fields).ifPresent(found::add);
        }
        return found;
    }

    private static <T> Optional<Claim<?>> claim(Claim.Kind<T> kind, String field, Fields fields) {
        List<Located<T>> wanted = kind.list()
                ? fields.list(field, kind.notation())
                : fields.get(field, kind.notation()).map(List::of).orElse(List.of());
        Span place = wanted.isEmpty() ? fields.key(field) : wanted.get(0).span();
        return wanted.isEmpty() && !kind.list() ? Optional.empty() : Optional.of(new Claim<>(kind, wanted, place));
    }

    private static List<String> words() {
        List<String> words = new ArrayList<>(Verb.words());
        words.addAll(OWN);
        return words;
    }
}
