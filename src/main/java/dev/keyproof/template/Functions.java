package dev.keyproof.template;

import dev.keyproof.document.Node;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The functions of templates, by name without regard to case.
 *
 * <p>Each family is a class. A function that is not here is unknown with a reason and no mistake: public templates use
 * functions that no documentation names.
 */
final class Functions {
    static final int ANY = Integer.MAX_VALUE;

    private static final Map<String, Function> ALL = all();

    private final Map<String, Function> functions = new HashMap<>();

    private Functions() {}

    /** What happens to arguments that are not known before a function sees them. */
    enum Mode {
        /** The first unknown argument is the result. */
        STRICT,
        /** The function sees them, and says itself how an unknown result came about. */
        OWN,
        /** The function sees them, and an unknown result came about by this call. */
        OPEN
    }

    /** What a function does. */
    @FunctionalInterface
    interface Body {
        Node apply(Call call);
    }

    /**
     * A function.
     *
     * @param name as the documentation spells it
     * @param least number of arguments
     * @param most number of arguments
     */
    record Function(String name, int least, int most, Mode mode, Body body) {}

    static Optional<Function> find(String name) {
        return Optional.ofNullable(ALL.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Why a function that is not here has no value. */
    static String whyUnknown(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith("list")
                ? "`" + name + "` is answered by the resource at the deployment"
                : "the function `" + name + "` is not known here";
    }

    void strict(String name, int least, int most, Body body) {
        add(new Function(name, least, most, Mode.STRICT, body));
    }

    void open(String name, int least, int most, Body body) {
        add(new Function(name, least, most, Mode.OPEN, body));
    }

    void own(String name, int least, int most, Body body) {
        add(new Function(name, least, most, Mode.OWN, body));
    }

    private void add(Function function) {
        functions.put(function.name().toLowerCase(Locale.ROOT), function);
    }

    private static Map<String, Function> all() {
        Functions all = new Functions();
        FunctionsOfLogic.addTo(all);
        FunctionsOfComparison.addTo(all);
        FunctionsOfNumbers.addTo(all);
        FunctionsOfTexts.addTo(all);
        FunctionsOfSearch.addTo(all);
        FunctionsOfEncoding.addTo(all);
        FunctionsOfPieces.addTo(all);
        FunctionsOfLists.addTo(all);
        FunctionsOfObjects.addTo(all);
        FunctionsOfSets.addTo(all);
        FunctionsOfLambdas.addTo(all);
        FunctionsOfDates.addTo(all);
        FunctionsOfDeployment.addTo(all);
        FunctionsOfResources.addTo(all);
        return Map.copyOf(all.functions);
    }
}
