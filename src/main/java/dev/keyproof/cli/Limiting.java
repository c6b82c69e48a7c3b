package dev.keyproof.cli;

import dev.keyproof.document.Limit;
import dev.keyproof.document.Limits;
import java.util.List;
import java.util.stream.Stream;

/** The limits of a run as options: {@code --limit json-bytes=100000000}. */
final class Limiting {
    private Limiting() {}

    /** All names, sorted. */
    static List<String> names() {
        return Stream.of(Limit.values()).map(Limit::option).sorted().toList();
    }

    /** The limits of a run whose options change some of them. */
    static Limits of(Command command, List<String> changes) {
        Limits limits = Limits.DEFAULT;
        for (String change : changes) {
            int equals = change.indexOf('=');
            Limit limit = named(command, equals < 0 ? change : change.substring(0, equals));
            limits = limits.with(limit, number(command, limit, change.substring(equals + 1)));
        }
        return limits;
    }

    private static Limit named(Command command, String name) {
        return Stream.of(Limit.values())
                .filter(limit -> limit.option().equals(name))
                .findFirst()
                .orElseThrow(() -> command.usage("--limit: there is no limit `" + name + "`", name, names()));
    }

    private static long number(Command command, Limit limit, String text) {
        try {
            long value = Long.parseLong(text);
            if (value >= 1 && value <= limit.most()) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, together with numbers that are out of range.
        }
        throw command.usage("--limit: `" + limit.option() + "` takes a whole number from 1 to " + limit.most());
    }
}
