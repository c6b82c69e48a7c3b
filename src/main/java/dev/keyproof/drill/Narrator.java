package dev.keyproof.drill;

import dev.keyproof.simulate.Cause;
import dev.keyproof.simulate.Causes;
import dev.keyproof.simulate.Code;
import dev.keyproof.simulate.Event;
import dev.keyproof.simulate.KeyVersionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Tells the events of a history as rows. */
final class Narrator {
    private static final String CALL = "kv.";
    private static final String LOG = "ActivityLog.PATCH";
    private static final Set<String> UNTOLD = Set.of("Advance");
    /** What no portal shows, because it is the hand of the drill or of nature. */
    private static final Set<String> HAND = Set.of("Arm", "Outage", "Skew", "Tamper");

    private final Instant start;
    private final Function<KeyVersionId, String> versions;
    /** The vault the drill is about: of others the name is told. */
    private final String vault;

    private final Map<Long, List<String>> bytes;

    /**
     * @param versions how a key version is called
     * @param bytes what was sealed or opened, by the number of the event that ends the job
     */
    Narrator(Instant start, String vault, Function<KeyVersionId, String> versions, Map<Long, List<String>> bytes) {
        this.bytes = bytes;
        this.start = start;
        this.vault = vault;
        this.versions = versions;
    }

    /** One row for each operation, and for each thing that happened by itself. */
    List<Row> rows(List<Event> events) {
        List<Row> rows = new ArrayList<>();
        List<Event> calls = new ArrayList<>();
        List<Event> logged = new ArrayList<>();
        for (Event event : events) {
            if (event.op().startsWith(CALL)) {
                calls.add(event);
            } else if (event.op().equals(LOG)) {
                logged.add(event);
            } else if (event.result() != Event.Result.INVOKE && !UNTOLD.contains(event.op())) {
                rows.add(row(event, calls, logged));
                calls.clear();
                logged.clear();
            }
        }
        return rows;
    }

    private Row row(Event event, List<Event> calls, List<Event> logged) {
        boolean failed = event.result() == Event.Result.FAIL;
        boolean shown = event.visibility() == Event.Visibility.USER;
        List<String> seen = new ArrayList<>();
        List<String> below = new ArrayList<>();
        if (shown) {
            seen.add(of(event) + ": " + ending(event, calls));
            logged.forEach(entry -> seen.add(Phrases.of(entry) + ", " + (isFailed(entry) ? "failed" : "succeeded")));
        } else if (HAND.contains(event.op())) {
            below.add(of(event));
        } else {
            below.add(of(event) + ": " + (failed ? "failed" : detail(event, calls)));
        }
        boolean says = !event.causes().isEmpty() && !event.causes().equals(Causes.of(Cause.KEY_STORE_REFUSED));
        if (failed && says) {
            below.add("because " + Claims.reasons(event.causes()));
        }
        if (!event.flags().isEmpty()) {
            seen.add("not supported: " + Claims.reasons(event.flags()));
        }
        below.addAll(Calls.lines(calls, versions));
        below.addAll(bytes.getOrDefault(event.seq(), List.of()));
        return Row.of(Duration.between(start, event.at()), tone(event, failed, shown), seen, below);
    }

    private static Row.Tone tone(Event event, boolean failed, boolean shown) {
        if (!failed) {
            return Row.Tone.FINE;
        }
        if (!shown) {
            return Row.Tone.SILENT;
        }
        boolean fault = event.op().equals("Backup")
                || event.op().equals("Restore")
                || event.code().filter(Code.INTERNAL::equals).isPresent();
        return fault ? Row.Tone.FAILED : Row.Tone.REFUSED;
    }

    private String of(Event event) {
        String other = event.arg("vault").filter(name -> !name.equals(vault)).orElse("");
        boolean tells = other.isEmpty() || event.op().equals("CreateVault");
        return (tells ? "" : other + ": ") + Phrases.of(event);
    }

    private static boolean isFailed(Event event) {
        return event.result() == Event.Result.FAIL;
    }

    private String ending(Event event, List<Event> calls) {
        if (!isFailed(event)) {
            return detail(event, calls);
        }
        String store = event.below().map(Calls::text).orElse("");
        if (!store.isEmpty()) {
            return "refused, " + store;
        }
        String how = tone(event, true, true) == Row.Tone.REFUSED ? "refused with " : "failed with ";
        return how + event.code().map(Narrator::code).orElse("no code");
    }

    /** A code; of those that the service never published the reader is told so. */
    static String code(Code code) {
        return code.text() + (code.simulated() ? " (sim)" : "");
    }

    /** What the model adds, with versions by their numbers: their ids say nothing to a reader. */
    private String detail(Event event, List<Event> calls) {
        String text = event.arg("detail").orElse("");
        if (text.isEmpty()) {
            return "done";
        }
        if (event.op().equals("Rotate") || event.op().equals("CreateKey")) {
            return versions.apply(new KeyVersionId(arg(event, "store"), arg(event, "key"), text));
        }
        for (Event call : calls) {
            String id = arg(call, "version");
            if (!id.isEmpty()) {
                String name = versions.apply(new KeyVersionId(arg(call, "store"), arg(call, "key"), id));
                text = text.replace("active version is " + id, name + " is active now")
                        .replace(id, name);
            }
        }
        return text;
    }

    private static String arg(Event event, String name) {
        return event.arg(name).orElse("");
    }
}
