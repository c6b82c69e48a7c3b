package dev.keyproof.simulate;

/** A named value of an event, as text. */
public record Arg(String name, String value) {
    static Arg of(String name, Object value) {
        return new Arg(name, value.toString());
    }
}
