package dev.keyproof.document;

import dev.keyproof.diagnostic.Diagnostic;

/** Where readers report what is wrong with an input; they go on reading where they can. */
@FunctionalInterface
public interface Problems {
    /** Takes one problem. Problems of one file arrive in the order of the file. */
    void report(Diagnostic problem);
}
