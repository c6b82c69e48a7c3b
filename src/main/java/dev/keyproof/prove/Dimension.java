package dev.keyproof.prove;

import java.util.Arrays;
import java.util.List;

/**
 * What configurations differ in: value classes of one property of the vault, its identity, its grant, its key and its
 * key store. Get, wrap and unwrap are three dimensions, so that there are twenty.
 *
 * <p>The first class of each is that of the compliant baseline, and smaller numbers are nearer to it.
 */
public enum Dimension {
    STORE("permission model", "rbac access-policy local-rbac"),
    KEY_TYPE("key type", "RSA RSA-HSM EC oct"),
    KEY_SIZE("key size", "3072 2048 4096 other none"),
    EXISTENCE("existence", "present soft-deleted absent"),
    ENABLED("enabled", "yes no"),
    WINDOW("window", "unbounded inside not-yet expired"),
    SOFT_DELETE("soft delete", "on off"),
    PURGE_PROTECTION("purge protection", "on off"),
    IDENTITY_KIND("identity", "system-assigned user-assigned"),
    IDENTITY_STATE("identity state", "ok off-or-detached deleted"),
    GET("get", "granted missing"),
    WRAP("wrap", "granted missing"),
    UNWRAP("unwrap", "granted missing"),
    SCOPE("grant scope", "store key elsewhere"),
    OVER_PRIVILEGED("over-privileged", "no yes"),
    KEY_URI("key URI", "versionless newest-version older-version"),
    NETWORK("key store network", "open restricted"),
    PRIVATE_ENDPOINT("private endpoint for Backup", "no yes"),
    REGION("region", "listed other"),
    TIER("tier", "vault archive operational");

    /** Where each dimension stands in a code. */
    private static final class Layout {
        static final List<List<String>> CLASSES = Arrays.stream(values())
                .map(one -> List.of(one.words.split(" ")))
                .toList();
        static final int[] SHIFTS = new int[CLASSES.size()];
        static final int[] MASKS = new int[CLASSES.size()];

        static {
            int shift = 0;
            for (int i = 0; i < SHIFTS.length; i++) {
                int bits = 32 - Integer.numberOfLeadingZeros(CLASSES.get(i).size() - 1);
                SHIFTS[i] = shift;
                MASKS[i] = (1 << bits) - 1;
                shift += bits;
            }
        }

        private Layout() {}
    }

    private final String title;
    private final String words;

    Dimension(String title, String words) {
        this.title = title;
        this.words = words;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** The names of its value classes; the baseline's first. */
    public List<String> classes() {
        return Layout.CLASSES.get(ordinal());
    }

    /** How many value classes it has. */
    public int size() {
        return classes().size();
    }

    /** The class of a configuration. */
    int of(int configuration) {
        return configuration >>> Layout.SHIFTS[ordinal()] & Layout.MASKS[ordinal()];
    }

    /** The configuration with another class of this dimension. */
    int with(int configuration, int value) {
        int shift = Layout.SHIFTS[ordinal()];
        return configuration & ~(Layout.MASKS[ordinal()] << shift) | value << shift;
    }
}
