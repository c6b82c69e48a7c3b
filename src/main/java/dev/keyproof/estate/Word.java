package dev.keyproof.estate;

/** A value of a closed list, spelled as descriptors and rules spell it. */
public interface Word {
    /** The spelling, for example {@code RSA-HSM} or {@code access-policy}. */
    String word();
}
