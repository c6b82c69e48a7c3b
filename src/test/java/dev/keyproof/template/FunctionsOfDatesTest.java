package dev.keyproof.template;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Functions about dates. */
class FunctionsOfDatesTest {
    @TestFactory
    Stream<DynamicTest> knownDates_areReckoned() {
        return Rows.of("""
                dateTimeAdd('2024-01-31T10:00:00Z', 'P1M', 'yyyy-MM-ddTHH:mm:ssZ') => '2024-02-29T10:00:00Z'
                dateTimeAdd('2024-01-31', '-P1DT2H', 'u') => '2024-01-29 22:00:00Z'
                dateTimeAdd('20240131T100000Z', 'PT90M', 's') => '2024-01-31T11:30:00'
                dateTimeAdd('2024-01-31T10:00:00+02:00', 'P2W', 'yyyyMMdd') => '20240214'
                dateTimeAdd('2020-04-07 14:53:14Z', 'P3Y') => '4/7/2023 2:53:14 PM'
                dateTimeAdd('2024-01-31', 'P1D', 'o') => '2024-02-01T00:00:00.0000000Z'
                dateTimeToEpoch('2024-01-01T00:00:00Z') => 1704067200
                dateTimeToEpoch(dateTimeAdd('2024-01-01T12:00:00Z', 'P1Y')) => 1735732800
                dateTimeFromEpoch(1704067200) => '2024-01-01T00:00:00Z'
                """);
    }

    @TestFactory
    Stream<DynamicTest> whatTheClockSays_isAPlaceholder() {
        return Rows.of("""
                utcNow() => '⟦utcNow()⟧'
                utcNow('u') => '⟦utcNow('u')⟧'
                dateTimeAdd(utcNow('u'), 'P2Y', 'u') => '⟦dateTimeAdd(utcNow('u'), 'P2Y', 'u')⟧'
                dateTimeToEpoch(dateTimeAdd(utcNow(), 'P1Y')) => ?`dateTimeAdd(utcNow(), 'P1Y')` is decided at the deployment
                dateTimeAdd('2024-01-31', 'P1D', 'dddd') => '⟦dateTimeAdd('2024-01-31', 'P1D', 'dddd')⟧'
                """);
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoDate_isOpenOrUnknown() {
        return Rows.of("""
                dateTimeAdd('yesterday', 'P1D') => '⟦dateTimeAdd('yesterday', 'P1D')⟧'
                dateTimeAdd('2024-01-31', 'P') => '⟦dateTimeAdd('2024-01-31', 'P')⟧'
                dateTimeAdd('2024-01-31', 'P999999Y', 'u') => '⟦dateTimeAdd('2024-01-31', 'P999999Y', 'u')⟧'
                dateTimeToEpoch('2024-02-30T00:00:00Z') => ?`dateTimeToEpoch` is given no date
                dateTimeFromEpoch(9223372036854775807) => ?a date is out of range
                dateTimeToEpoch(parameters('open')) => ?the parameter `open` has no value
                """);
    }
}
