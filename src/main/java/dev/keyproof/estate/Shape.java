package dev.keyproof.estate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The attributes that entities of one sort have: the layout that rules see. */
public final class Shape {
    private final String name;
    private final List<Attribute<?>> attributes = new ArrayList<>();
    /** The written attribute where a derived one has the same name. */
    private final Map<String, Attribute<?>> byName = new HashMap<>();

    Shape(String name) {
        this.name = name;
    }

    /** The name that rules write: {@code BackupVault}, {@code KeyStore}. */
    public String name() {
        return name;
    }

    /** All attributes, written and derived, in order; the position of each is its index. */
    public List<Attribute<?>> attributes() {
        return Collections.unmodifiableList(attributes);
    }

    /** The attribute of an exactly spelled name. */
    public Optional<Attribute<?>> attribute(String attribute) {
        return Optional.ofNullable(byName.get(attribute));
    }

    <T> Attribute<T> add(String attribute, Type<T> type, Attribute.Absence absence, String meaning) {
        return add(attribute, type, absence, false, meaning);
    }

    <T> Attribute<T> derive(String attribute, Type<T> type, Attribute.Absence absence, String meaning) {
        return add(attribute, type, absence, true, meaning);
    }

    private <T> Attribute<T> add(
            String attribute, Type<T> type, Attribute.Absence absence, boolean derived, String meaning) {
        Attribute<T> added = new Attribute<>(attribute, type, absence, attributes.size(), derived, meaning);
        attributes.add(added);
        byName.putIfAbsent(attribute, added);
        return added;
    }

    @Override
    public String toString() {
        return name;
    }
}
