package dev.keyproof.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ConfigurationTest {
    @Test
    void with_changesOneDimensionAlone() {
        for (Dimension dimension : Dimension.values()) {
            for (int value = 0; value < dimension.size(); value++) {
                int code = dimension.with(0, value);
                for (Dimension other : Dimension.values()) {
                    assertEquals(other == dimension ? value : 0, other.of(code), dimension + " " + value + " " + other);
                }
                assertEquals(0, dimension.with(code, 0));
            }
        }
    }

    @Test
    void toString_namesWhatDiffersFromTheBaseline() {
        Configuration configuration =
                Configuration.BASELINE.with(Dimension.TIER, "archive").with(Dimension.ENABLED, "no");
        assertEquals("enabled: no, tier: archive", configuration.toString());
        assertEquals(2, configuration.distance());
        assertEquals("baseline", Configuration.BASELINE.toString());
    }

    @Test
    void with_refusesAClassThatDoesNotExist() {
        IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> Configuration.BASELINE.with(Dimension.TIER, "cold"));
        assertEquals("`tier` has no class `cold`", thrown.getMessage());
    }
}
