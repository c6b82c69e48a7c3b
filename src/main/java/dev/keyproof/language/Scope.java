package dev.keyproof.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names that can be used somewhere, inner ones first. */
final class Scope {
    private final Optional<Scope> outer;
    private final Map<String, Binding> names = new LinkedHashMap<>();
    private final Map<String, Syntax.Name> later = new LinkedHashMap<>();
    private String current = "";

    private Scope(Optional<Scope> outer) {
        this.outer = outer;
    }

    static Scope empty() {
        return new Scope(Optional.empty());
    }

    /** A scope that sees this one. */
    Scope inner() {
        return new Scope(Optional.of(this));
    }

    void add(Binding binding) {
        names.putIfAbsent(binding.name().text(), binding);
    }

    /** Adds a binding in place of one that has the same name. */
    void replace(Binding binding) {
        names.put(binding.name().text(), binding);
    }

    /** Announces names that will be added; they are known by name only until then. */
    void announce(List<Syntax.Name> announced) {
        announced.forEach(name -> later.putIfAbsent(name.text(), name));
    }

    /** Says which of the announced names is being defined. */
    void define(Syntax.Name name) {
        current = name.text();
    }

    /** The announced name, if it has not been added yet. */
    Optional<Syntax.Name> later(String name) {
        Syntax.Name found = names.containsKey(name) ? null : later.get(name);
        return found != null ? Optional.of(found) : outer.flatMap(scope -> scope.later(name));
    }

    /** The announced name that is being defined; empty if none is. */
    String current() {
        return current.isEmpty() ? outer.map(Scope::current).orElse("") : current;
    }

    Optional<Binding> find(String name) {
        Binding found = names.get(name);
        return found != null ? Optional.of(found) : outer.flatMap(scope -> scope.find(name));
    }

    /** The bindings of this scope alone, in the order in which they were added. */
    List<Binding> own() {
        return List.copyOf(names.values());
    }

    /** All names, inner ones first. */
    List<String> allNames() {
        List<String> all = new ArrayList<>(names.keySet());
        outer.ifPresent(scope -> all.addAll(scope.allNames()));
        return all;
    }
}
