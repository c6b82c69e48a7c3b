package dev.keyproof.drill;

import dev.keyproof.simulate.Arg;
import dev.keyproof.simulate.Assumptions;
import dev.keyproof.simulate.Cause;
import dev.keyproof.simulate.Code;
import dev.keyproof.simulate.Event;
import dev.keyproof.simulate.Taken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Prints timelines as JSON lines in the form of RFC 8785: a header, the events, an end.
 *
 * <p>Every event carries the SHA-256 of the line before it in {@code prev}, the first one 64 zeros; the end carries the
 * number of events and the SHA-256 of the last. Header and end stand outside of the chain, so that the events of one
 * seed and input are the same bytes on every machine.
 */
public final class JsonHistory {
    /** What stands before the first event. */
    public static final String GENESIS = "0".repeat(64);

    private final Appendable out;
    private final String tool;
    private final String variant;
    private final UnaryOperator<String> harmless;

    /**
     * @param tool name and version
     * @param variant how cryptography is done on this machine
     * @param harmless makes a text safe for a log and takes secrets out; every text goes through it
     */
    public JsonHistory(Appendable out, String tool, String variant, UnaryOperator<String> harmless) {
        this.out = out;
        this.tool = tool;
        this.variant = variant;
        this.harmless = harmless;
    }

    /** Prints one timeline. */
    public void print(Timeline timeline) throws IOException {
        line(header(timeline));
        String last = GENESIS;
        for (Event event : timeline.events()) {
            last = sha256(line(event(event, last)));
        }
        line(end(timeline, last));
    }

    private Map<String, Object> header(Timeline timeline) {
        Map<String, Object> header = new TreeMap<>();
        Map<String, Object> switches = new TreeMap<>();
        for (Assumptions.Switch one : timeline.settings().assumptions().list()) {
            Map<String, Object> value = new TreeMap<>();
            value.put("name", one.name());
            value.put("question", one.question());
            value.put("value", one.value());
            switches.put(one.id(), value);
        }
        header.put("type", "header");
        header.put("tool", tool);
        header.put("cryptography", variant);
        header.put("scope", Rehearsal.SCOPE);
        header.put("drill", timeline.scenario().fullName());
        header.put("vault", timeline.vault());
        header.put("start", timeline.start().toString());
        header.put("seed", timeline.seed());
        header.put("edition", timeline.settings().parameters().edition().date());
        header.put("assumptions", switches);
        header.put("taken", timeline.taken().stream().map(JsonHistory::taken).toList());
        return header;
    }

    private static Map<String, Object> taken(Taken one) {
        Map<String, Object> line = new TreeMap<>();
        line.put("resource", one.resource());
        line.put("field", one.field());
        line.put("value", one.value());
        line.put("because", one.because());
        return line;
    }

    private static Map<String, Object> event(Event event, String previous) {
        Map<String, Object> line = new TreeMap<>();
        Map<String, Object> args = new TreeMap<>();
        for (Arg arg : event.args()) {
            args.put(arg.name(), arg.value());
        }
        line.put("type", "event");
        line.put("seq", event.seq());
        line.put("t", event.at().toString());
        line.put("op", event.op());
        line.put("actor", event.actor());
        line.put("args", args);
        line.put("result", Notation.spelled(event.result()));
        line.put("visibility", Notation.spelled(event.visibility()));
        event.code().ifPresent(code -> line.put("code", code.text()));
        if (!event.admissible().isEmpty()) {
            line.put("admissible", event.admissible().stream().map(Code::text).toList());
        }
        words(line, "causes", event.causes().list());
        words(line, "flags", event.flags().list());
        event.below().ifPresent(error -> line.put("keyStore", Calls.text(error)));
        line.put("prev", previous);
        return line;
    }

    private static void words(Map<String, Object> line, String name, List<Cause> causes) {
        if (!causes.isEmpty()) {
            line.put(name, causes.stream().map(Notation::spelled).toList());
        }
    }

    private static Map<String, Object> end(Timeline timeline, String last) {
        Map<String, Object> end = new TreeMap<>();
        end.put("type", "end");
        end.put("events", (long) timeline.events().size());
        end.put("last", last);
        end.put("silentFailures", (long) timeline.silentFailures());
        end.put("result", timeline.skipped().isPresent() ? "skipped" : timeline.isAsExpected() ? "pass" : "fail");
        end.put("ending", timeline.skipped().orElseGet(timeline::ending));
        end.put("points", timeline.digests().stream().map(JsonHistory::digest).toList());
        end.put(
                "differences",
                timeline.differences().stream().map(found -> found.title()).toList());
        timeline.impossible().ifPresent(found -> end.put("impossible", found.title()));
        return end;
    }

    private static Map<String, Object> digest(Timeline.Digest digest) {
        Map<String, Object> point = new TreeMap<>();
        point.put("point", (long) digest.point());
        point.put("bytes", digest.length());
        point.put("saved", digest.saved());
        point.put("restored", digest.restored());
        return point;
    }

    private String line(Map<String, Object> value) throws IOException {
        StringBuilder text = new StringBuilder();
        write(text, value);
        out.append(text).append('\n');
        return text.toString();
    }

    /** Members are sorted already: the maps are sorted, and names are ASCII. */
    private void write(StringBuilder text, Object value) {
        if (value instanceof Map<?, ?> map) {
            String between = "{";
            for (Map.Entry<?, ?> member : map.entrySet()) {
                text.append(between);
                quote(text, (String) member.getKey());
                text.append(':');
                write(text, member.getValue());
                between = ",";
            }
            text.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String between = "[";
            for (Object item : list) {
                text.append(between);
                write(text, item);
                between = ",";
            }
            text.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof Long number) {
            text.append(number.longValue());
        } else {
            quote(text, harmless.apply((String) value));
        }
    }

    /** What is harmless holds no control characters, so two escapes are enough. */
    private static void quote(StringBuilder text, String content) {
        text.append('"')
                .append(content.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"');
    }

    private static String sha256(String line) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
