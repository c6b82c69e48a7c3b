package dev.keyproof.drill;

import dev.keyproof.simulate.Payload;
import java.io.InputStream;

/** Looks on while bytes pass: to show progress, and to keep what went in and what came out. */
public interface Watch {
    /** Sees nothing. */
    Watch NONE = new Watch() {};

    /** The bytes on their way in; gives what is to be read in their place. */
    default InputStream saving(String vault, int point, Payload payload, InputStream bytes) {
        return bytes;
    }

    /** The bytes on their way back. */
    default InputStream restoring(String vault, int point, Payload payload, InputStream bytes) {
        return bytes;
    }

    /** A restore point is sealed. */
    default void saved(String vault, int point, String sha256) {}

    /** A restore point was opened to its end. */
    default void restored(String vault, int point, String sha256) {}

    /** A step of a drill begins. */
    default void step(String drill, int number, int all) {}
}
