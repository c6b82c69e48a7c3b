package dev.keyproof.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The named switches of what the source document leaves open. */
class AssumptionsTest {
    @Test
    void list_namesAllTenWithDefaultsFirst() {
        assertEquals(
                List.of(
                        "sim-A1 expired-key-restore=source [source, key-vault-only]",
                        "sim-A2 disabled-key-wrap=refused [refused, allowed]",
                        "sim-A3 list-permission= []",
                        "sim-A4 overlapping-codes= []",
                        "sim-A5 swapped-causes= []",
                        "sim-A6 restricted-network-system-identity=reachable [reachable, unreachable]",
                        "sim-A7 poll-interval=PT1H [PT1H, PT24H]",
                        "sim-A8 data-keys= []",
                        "sim-A9 inconsistent-exit=next-success [next-success, never]",
                        "sim-A10 background-needs-unwrap=yes [yes, no-key-state]"),
                Assumptions.DEFAULT.list().stream()
                        .map(one -> one.id() + " " + one.name() + "=" + one.value() + " " + one.values())
                        .toList());
    }

    @Test
    void everyValue_isSetByNameAndReadBack() {
        for (Assumptions.Switch one : Assumptions.DEFAULT.list()) {
            for (String value : one.values()) {
                Assumptions set = Assumptions.DEFAULT.with(one.name(), value).orElseThrow();
                List<String> values = set.list().stream()
                        .filter(other -> other.name().equals(one.name()))
                        .map(Assumptions.Switch::value)
                        .toList();
                assertEquals(List.of(value), values);
            }
        }
    }

    @Test
    void unknownSwitchOrValue_isRefused() {
        for (String value : List.of("", "SOURCE", "maybe", "-PT1H", "PT0S", "P9999D", "PT")) {
            assertEquals(Optional.empty(), Assumptions.DEFAULT.with("expired-key-restore", value), value);
            assertEquals(Optional.empty(), Assumptions.DEFAULT.with("poll-interval", value), value);
        }
        assertEquals(Optional.empty(), Assumptions.DEFAULT.with("sim-A1", "source"));
        assertEquals(Optional.empty(), Assumptions.DEFAULT.with("data-keys", ""));
    }
}
