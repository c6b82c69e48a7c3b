package dev.keyproof.terraform;

import dev.keyproof.document.Node;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the references of expressions through modules, variables and outputs to attributes of resources.
 *
 * <p>Locals stand in no plan; what refers to one is open. Behind an index that is itself an expression a plan keeps
 * neither index nor attribute: the instance is then the one with the same key, as {@code [each.key]} means.
 */
final class References {
    /** How many variables, outputs and collections a reference may lead through. */
    private static final int FAR = 40;
    /** How many attributes one expression may lead to; more are as good as none. */
    private static final int MANY = 200;

    private final Plan plan;

    References(Plan plan) {
        this.plan = plan;
    }

    /** What an expression refers to. */
    static final class Found {
        private final List<Referred> attributes = new ArrayList<>();
        private boolean open;
        private int direct;

        /** The attributes, each once, in the order of the expression. */
        List<Referred> attributes() {
            return attributes;
        }

        /** Whether it refers to something that stands in no plan. */
        boolean isOpen() {
            return open || attributes.size() >= MANY;
        }

        /** Whether the expression is, as far as the plan tells, one reference and nothing else. */
        boolean isSingle() {
            return direct == 1 && !open && attributes.size() == 1;
        }

        /**
         * Leaves out whole resources beside attributes: no value is made of a whole resource, unless an index that the
         * plan does not keep picks an attribute of one of several.
         */
        private void dropWholes() {
            int before = attributes.size();
            if (attributes.stream().anyMatch(referred -> !referred.attribute().isEmpty())) {
                attributes.removeIf(Referred::whole);
            }
            direct -= before - attributes.size();
        }

        private void add(Referred referred) {
            if (attributes.size() < MANY && attributes.stream().noneMatch(referred::isSame)) {
                attributes.add(referred);
            }
        }
    }

    /**
     * Where an expression stands.
     *
     * @param modules the calls that lead to its module
     * @param key of the resource or module call that it belongs to
     * @param collection the expression of {@code for_each} that {@code each} is about
     */
    private record Scene(List<Address.Call> modules, Optional<String> key, Optional<Node> collection) {}

    /** What the expression of a value refers to; nothing for a value without an expression. */
    Found of(Value value) {
        Found found = new Found();
        Instance of = value.of();
        Scene scene = new Scene(of.address().modules(), of.address().key(), of.configured("for_each_expression"));
        value.expression().ifPresent(expression -> follow(expression, scene, List.of(), FAR, found));
        value.expression().ifPresent(expression -> found.direct = direct(expression));
        found.dropWholes();
        return found;
    }

    /** References that are not the mere index of another one. */
    private static int direct(Node expression) {
        return (int) Expression.references(expression).stream()
                .map(reference ->
                        Step.name(Step.of(reference.text()), 0) + "." + Step.name(Step.of(reference.text()), 1))
                .filter(head -> !head.equals("each.key") && !head.equals("count.index"))
                .count();
    }

    private void follow(Node expression, Scene scene, List<Step> rest, int far, Found found) {
        if (far == 0) {
            found.open = true;
            return;
        }
        for (Node.Scalar reference : Expression.references(expression)) {
            List<Step> steps = Step.of(reference.text());
            Span at = reference.span();
            switch (Step.name(steps, 0)) {
                case "each" -> each(steps, scene, rest, far, found);
                case "var" -> variable(steps, scene, rest, far, found);
                case "module" -> module(steps, scene, rest, far, found);
                case "local" -> found.open = true;
                case "data" -> resource(true, tail(steps, 1), scene, rest, at, found);
                case "count", "path", "terraform", "self", "" -> {}
                default -> resource(false, steps, scene, rest, at, found);
            }
        }
    }

    /** {@code each.value}: the element of the collection that has the key of this instance. */
    private void each(List<Step> steps, Scene scene, List<Step> rest, int far, Found found) {
        if (!Step.name(steps, 1).equals("value")) {
            return;
        }
        if (scene.collection().isEmpty() || scene.key().isEmpty()) {
            found.open = true;
            return;
        }
        List<Step> behind = join(List.of(new Step(scene.key().get(), true)), join(tail(steps, 2), rest));
        Scene outside = new Scene(scene.modules(), scene.key(), Optional.empty());
        follow(scene.collection().get(), outside, behind, far - 1, found);
    }

    /** A variable is what the call of the module gives it. Those of the root are known, or the plan would not be. */
    private void variable(List<Step> steps, Scene scene, List<Step> rest, int far, Found found) {
        if (scene.modules().isEmpty()) {
            return;
        }
        int last = scene.modules().size() - 1;
        Address.Call step = scene.modules().get(last);
        List<Address.Call> outside = scene.modules().subList(0, last);
        Optional<Module.Call> call =
                plan.configuration().at(outside).map(module -> module.calls().get(step.name()));
        if (call.isEmpty()) {
            found.open = true;
            return;
        }
        Scene caller = new Scene(outside, step.key(), call.get().collection());
        Members.get(call.get().expressions(), Step.name(steps, 1))
                .ifPresent(given -> follow(given, caller, join(tail(steps, 2), rest), far - 1, found));
    }

    private void module(List<Step> steps, Scene scene, List<Step> rest, int far, Found found) {
        String name = Step.name(steps, 1);
        Optional<Module.Call> call = plan.configuration()
                .at(scene.modules())
                .map(module -> module.calls().get(name));
        if (call.isEmpty()) {
            found.open = true;
            return;
        }
        List<Step> behind = join(tail(steps, 2), rest);
        Optional<String> index = Step.key(behind, 0);
        List<Step> output = index.isPresent() ? tail(behind, 1) : behind;
        boolean several = call.get().collection().isPresent();
        List<Address.Call> inside = new ArrayList<>(scene.modules());
        inside.add(new Address.Call(name, several ? index.or(() -> key(scene, name)) : Optional.empty()));
        Scene within = new Scene(List.copyOf(inside), Optional.empty(), Optional.empty());
        Node wanted = call.get().module().outputs().get(Step.name(output, 0));
        if (wanted != null) {
            follow(wanted, within, tail(output, 1), far - 1, found);
        } else if (output.isEmpty()) {
            // Which output is lost; what is asked for by kind may still be the only one of its kind.
            found.open |= call.get().module().outputs().isEmpty();
            call.get().module().outputs().values().forEach(each -> follow(each, within, List.of(), far - 1, found));
        } else {
            found.open = true;
        }
    }

    /** The instance of a module without an index: the one with the same key, or the only one. */
    private Optional<String> key(Scene scene, String name) {
        Set<String> keys = plan.keys(scene.modules(), name);
        Optional<String> same = scene.key().filter(keys::contains);
        return same.isEmpty() && keys.size() == 1 ? keys.stream().findFirst() : same;
    }

    private void resource(boolean data, List<Step> steps, Scene scene, List<Step> rest, Span at, Found found) {
        String type = Step.name(steps, 0);
        String name = Step.name(steps, 1);
        if (type.isEmpty() || name.isEmpty()) {
            return;
        }
        List<Step> behind = join(tail(steps, 2), rest);
        Optional<String> index = Step.key(behind, 0);
        List<Step> attribute = index.isPresent() ? tail(behind, 1) : behind;
        String block = Address.block(scene.modules(), data, type, name);
        if (!Thing.isRead(type)) {
            String text = index.map(key -> block + "[" + key + "]").orElse(block);
            Address foreign = new Address(text, scene.modules(), data, type, name, index);
            found.add(new Referred(foreign, Optional.empty(), attribute, attribute.isEmpty(), at));
            return;
        }
        List<Instance> instances = plan.instances(block);
        if (instances.isEmpty()) {
            // A block without instances gives nothing; one that is nowhere may give anything.
            found.open |= !plan.isConfigured(scene.modules(), data, type, name);
        }
        Optional<String> key = index.or(scene::key);
        List<Instance> same = instances.stream()
                .filter(instance -> instance.address().key().isPresent()
                        && instance.address().key().equals(key))
                .toList();
        List<Instance> meant = same.isEmpty() && (index.isEmpty() || isSingle(instances)) ? instances : same;
        for (Instance instance : meant) {
            boolean whole = attribute.isEmpty() && (index.isPresent() || isSingle(instances));
            found.add(new Referred(instance.address(), Optional.of(instance), attribute, whole, at));
        }
    }

    /** Whether a block has no {@code count} and no {@code for_each}. */
    private static boolean isSingle(List<Instance> instances) {
        return instances.size() == 1 && instances.get(0).address().key().isEmpty();
    }

    private static List<Step> tail(List<Step> steps, int from) {
        return steps.subList(Math.min(from, steps.size()), steps.size());
    }

    private static List<Step> join(List<Step> first, List<Step> then) {
        List<Step> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }
}
