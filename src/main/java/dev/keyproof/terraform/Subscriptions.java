package dev.keyproof.terraform;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Placeholder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Which subscription a resource is made in: what its provider is given, or what the plan has read of it. */
final class Subscriptions {
    private static final String ATTRIBUTE = "subscription_id";

    private final Plan plan;
    private final Map<String, String> byProvider = new HashMap<>();
    /** What is known of every provider that says nothing itself. */
    private final String usual;

    Subscriptions(Plan plan) {
        this.plan = plan;
        List<Node.Entry> providers = plan.member("configuration")
                .flatMap(configuration -> Members.object(Optional.of(configuration), "provider_config"))
                .map(Node.Mapping::entries)
                .orElse(List.of());
        long azure = 0;
        for (Node.Entry entry : providers) {
            Optional<Node> provider = Optional.of(entry.value());
            boolean ours = Members.text(provider, "name")
                    .map(Node.Scalar::text)
                    .filter("azurerm"::equals)
                    .isPresent();
            azure += ours ? 1 : 0;
            given(Members.get(Members.get(provider, "expressions"), ATTRIBUTE))
                    .ifPresent(id -> byProvider.put(entry.key().text(), id));
        }
        this.usual = (azure <= 1 ? read() : Optional.<String>empty())
                .or(() -> byProvider.size() == 1 ? byProvider.values().stream().findFirst() : Optional.empty())
                .orElseGet(() -> Placeholder.of("subscription"));
    }

    /** The id of the subscription, or a placeholder for it. */
    String of(Instance instance) {
        Optional<String> provider = instance.configured("provider_config_key")
                .flatMap(Members::text)
                .map(Node.Scalar::text);
        Optional<String> known = provider.map(byProvider::get);
        if (known.isPresent()) {
            return known.get();
        }
        // A provider with an alias is there because it is set up otherwise.
        boolean alias = provider.filter(key -> key.indexOf('.') > 0).isPresent();
        return alias ? Placeholder.of("subscription of " + provider.get()) : usual;
    }

    private Optional<String> given(Optional<Node> expression) {
        Optional<Node> constant = Members.get(expression, "constant_value");
        if (constant.isPresent()) {
            return constant.flatMap(Members::text).map(Node.Scalar::text);
        }
        List<Node.Scalar> references = expression.map(Expression::references).orElse(List.of());
        if (references.size() != 1) {
            return Optional.empty();
        }
        List<Step> steps = Step.of(references.get(0).text());
        boolean variable = Step.name(steps, 0).equals("var") && steps.size() == 2;
        return variable
                ? Members.text(Members.get(plan.member("variables"), Step.name(steps, 1)), "value")
                        .map(Node.Scalar::text)
                : Optional.empty();
    }

    /** What the data sources about the provider itself say, if they agree. */
    private Optional<String> read() {
        TreeSet<String> found = new TreeSet<>();
        for (Instance instance : plan.instances()) {
            if (instance.isData() && (instance.thing() == Thing.CLIENT || instance.thing() == Thing.SUBSCRIPTION)) {
                instance.attribute(ATTRIBUTE).text().ifPresent(found::add);
            }
        }
        return found.size() == 1 ? Optional.of(found.first()) : Optional.empty();
    }
}
