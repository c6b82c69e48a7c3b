package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Placeholder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Functions that make ids of resources, and those that ask resources. */
final class FunctionsOfResources {
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final String SUBSCRIPTION = "subscription().subscriptionId";

    private FunctionsOfResources() {}

    static void addTo(Functions all) {
        all.open("resourceId", 2, Functions.ANY, FunctionsOfResources::resourceId);
        all.open("subscriptionResourceId", 2, Functions.ANY, FunctionsOfResources::subscriptionResourceId);
        all.open("tenantResourceId", 2, Functions.ANY, call -> under(call, "", 0));
        all.open("managementGroupResourceId", 2, Functions.ANY, FunctionsOfResources::managementGroupResourceId);
        all.open("extensionResourceId", 3, Functions.ANY, FunctionsOfResources::extensionResourceId);
        all.own("reference", 1, 3, FunctionsOfResources::reference);
        all.own("resourceInfo", 1, 1, call -> ask(call, true));
        all.open("references", 1, 2, FunctionsOfResources::atDeployment);
        all.open("providers", 1, 2, FunctionsOfResources::atDeployment);
        all.open("pickZones", 3, 5, FunctionsOfResources::atDeployment);
        all.open("toLogicalZone", 3, 3, FunctionsOfResources::atDeployment);
        all.open("toLogicalZones", 3, 3, FunctionsOfResources::atDeployment);
        all.open("toPhysicalZone", 3, 3, FunctionsOfResources::atDeployment);
        all.open("toPhysicalZones", 3, 3, FunctionsOfResources::atDeployment);
        for (String name : List.of("parseCidr", "cidrSubnet", "cidrHost")) {
            all.open(name, 1, 3, call -> call.unknown("network addresses are not reckoned"));
        }
    }

    private static Node atDeployment(Call call) {
        return call.unknown("`" + call.name() + "` is answered at the deployment");
    }

    // ---- ids

    private static Node resourceId(Call call) {
        int type = type(call);
        if (type < 0 || type > 2) {
            return noType(call);
        }
        String scope = call.scope().scopeId();
        if (type == 0) {
            return under(call, scope, 0);
        }
        Optional<String> first = call.text(0);
        Optional<String> group = call.text(type - 1);
        if (first.isEmpty() || group.isEmpty()) {
            return call.refused(first.isEmpty() ? 0 : type - 1);
        }
        String subscription = type == 2 ? "/subscriptions/" + first.get() : subscription(scope);
        boolean isSubscription = type == 1 && isSubscription(first.get());
        return isSubscription
                ? under(call, "/subscriptions/" + first.get(), 1)
                : under(call, subscription + "/resourceGroups/" + group.get(), type);
    }

    private static boolean isSubscription(String text) {
        return GUID.matcher(text).matches() || text.equals(Placeholder.of(SUBSCRIPTION));
    }

    private static Node subscriptionResourceId(Call call) {
        int type = type(call);
        if (type < 0 || type > 1) {
            return noType(call);
        }
        Optional<String> given = type == 1 ? call.text(0).map(id -> "/subscriptions/" + id) : Optional.empty();
        return under(call, given.orElseGet(() -> subscription(call.scope().scopeId())), type);
    }

    private static Node managementGroupResourceId(Call call) {
        int type = type(call);
        if (type < 0 || type > 1) {
            return noType(call);
        }
        Optional<String> given = type == 1 ? call.text(0) : Optional.empty();
        String group = given.orElseGet(() -> managementGroup(call));
        return under(call, "/providers/Microsoft.Management/managementGroups/" + group, type);
    }

    private static String managementGroup(Call call) {
        Node surroundings = call.scope().surroundings("managementGroup", call.span());
        Optional<Node> name = surroundings instanceof Node.Mapping object
                ? object.find("name").map(Node.Entry::value)
                : Optional.empty();
        return name.flatMap(Values::text).orElse(Placeholder.of("managementGroup().name"));
    }

    private static Node extensionResourceId(Call call) {
        Optional<String> base = call.text(0);
        if (base.isEmpty()) {
            return call.refused(0);
        }
        String id =
                base.get().endsWith("/") ? base.get().substring(0, base.get().length() - 1) : base.get();
        return under(call, id, 1);
    }

    /** The id of a resource in a scope; its type is the argument {@code type}, and its names stand behind it. */
    private static Node under(Call call, String scope, int type) {
        Optional<String> written = Values.text(call.argument(type));
        if (written.isEmpty() || Placeholder.isIn(written.get())) {
            return noType(call);
        }
        List<String> steps = List.of(written.get().split("/", -1));
        int names = call.count() - type - 1;
        if (steps.size() - 1 != names || steps.contains("")) {
            return call.unknown("`" + call.name() + "` is given " + names + " names for the type `"
                    + (steps.size() > 8 ? "..." : written.get()) + "`");
        }
        StringBuilder id = new StringBuilder(scope).append("/providers/").append(steps.get(0));
        for (int i = 0; i < names; i++) {
            Optional<String> name = call.text(type + 1 + i);
            if (name.isEmpty()) {
                return call.refused(type + 1 + i);
            }
            id.append('/').append(steps.get(i + 1)).append('/').append(name.get());
            call.budget().text(id.length());
        }
        return call.text(id.toString());
    }

    /** Where the type stands: the first text with a slash outside of placeholders; -1 if there is none. */
    private static int type(Call call) {
        for (int i = 0; i < call.count(); i++) {
            Optional<String> text = Values.text(call.argument(i));
            if (text.isPresent() && Placeholder.indexOf(text.get(), '/', 0) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static Node noType(Call call) {
        Optional<Node> open =
                call.arguments().stream().filter(Values::isUnknown).findFirst();
        return open.orElseGet(() -> call.unknown("`" + call.name() + "` is given no type of a resource"));
    }

    /** The subscription of a scope; that of the deployment if the scope lies above subscriptions. */
    private static String subscription(String scope) {
        List<String> steps = Placeholder.split(scope, '/');
        boolean inSubscription = steps.size() > 2 && steps.get(1).equalsIgnoreCase("subscriptions");
        return "/subscriptions/" + (inSubscription ? steps.get(2) : Placeholder.of(SUBSCRIPTION));
    }

    // ---- resources

    private static Node reference(Call call) {
        boolean full = call.count() > 2
                && Values.text(call.argument(2))
                        .filter("full"::equalsIgnoreCase)
                        .isPresent();
        return ask(call, full);
    }

    private static Node ask(Call call, boolean full) {
        Node target = call.argument(0);
        Optional<String> id = Values.text(target);
        if (id.isEmpty()) {
            List<Node> arguments = new ArrayList<>(call.arguments());
            return Values.isUnknown(target)
                    ? call.symbols().called(target, call.name(), arguments)
                    : call.named(call.refused(0));
        }
        return call.given(call.scope().reference(id.get(), full, call.span()));
    }
}
