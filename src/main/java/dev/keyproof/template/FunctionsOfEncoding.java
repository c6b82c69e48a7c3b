package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Placeholder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Functions that write texts in another form and read them back: base64, URIs, JSON. */
final class FunctionsOfEncoding {
    private static final String DATA = "data:text/plain;charset=utf8;base64,";

    private FunctionsOfEncoding() {}

    static void addTo(Functions all) {
        all.open("base64", 1, 1, call -> written(call, text -> Optional.of(base64(text))));
        all.open("base64ToString", 1, 1, call -> written(call, FunctionsOfEncoding::decoded));
        all.strict("base64ToJson", 1, 1, FunctionsOfEncoding::base64ToJson);
        all.open("dataUri", 1, 1, call -> written(call, text -> Optional.of(DATA + base64(text))));
        all.open("dataUriToString", 1, 1, call -> written(call, FunctionsOfEncoding::dataUriToString));
        all.strict("json", 1, 1, FunctionsOfEncoding::json);
        all.open("uri", 2, 2, FunctionsOfEncoding::uri);
        all.open("uriComponent", 1, 1, call -> inPieces(call, text -> Optional.of(escaped(text))));
        all.open("uriComponentToString", 1, 1, call -> inPieces(call, FunctionsOfEncoding::unescaped));
    }

    /** The result for a text that is known; a placeholder for any other. */
    private static Node written(Call call, Function<String, Optional<String>> operation) {
        Optional<String> text = call.text(0);
        if (text.isEmpty()) {
            return call.refused(0);
        }
        if (Placeholder.isIn(text.get())) {
            return call.placeholder();
        }
        call.budget().take(1 + text.get().length() / 16);
        return operation
                .apply(text.get())
                .map(result -> call.text(result))
                .orElseGet(() -> call.unknown("the text given to `" + call.name() + "` does not have the form for it"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> decoded(String base64) {
        try {
            return utf8(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private static Optional<String> dataUriToString(String uri) {
        int comma = uri.indexOf(',');
        boolean data = uri.regionMatches(true, 0, "data:", 0, 5) && comma > 0;
        if (!data) {
            return Optional.empty();
        }
        String rest = uri.substring(comma + 1);
        return uri.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64") ? decoded(rest) : unescaped(rest);
    }

    private static Node base64ToJson(Call call) {
        Optional<String> text = Values.text(call.argument(0));
        if (text.isEmpty()) {
            return call.refused(0);
        }
        if (Placeholder.isIn(text.get())) {
            return call.undecided(text.get());
        }
        return decoded(text.get()).flatMap(json -> JsonValue.read(json, call)).orElseGet(() -> notJson(call));
    }

    private static Node json(Call call) {
        Optional<String> text = Values.text(call.argument(0));
        if (text.isEmpty()) {
            return Values.isNull(call.argument(0)) ? call.argument(0) : call.refused(0);
        }
        return JsonValue.read(text.get(), call)
                .orElseGet(() -> Placeholder.isIn(text.get()) ? call.undecided(text.get()) : notJson(call));
    }

    private static Node notJson(Call call) {
        return call.unknown("the text given to `" + call.name() + "` is no JSON");
    }

    // ---- URIs

    private static Node uri(Call call) {
        Optional<String> base = call.text(0);
        Optional<String> relative = call.text(1);
        if (base.isEmpty() || relative.isEmpty()) {
            return call.refused(base.isEmpty() ? 0 : 1);
        }
        PlaceholderText whole = PlaceholderText.of(base.get());
        int host = whole.beginning().indexOf("://");
        String end = relative.get();
        boolean plain = host > 0 && !end.contains("..") && !end.startsWith("/") && !end.contains("://");
        if (!plain
                || base.get().contains("..")
                || base.get().contains("?")
                || base.get().contains("#")) {
            return call.placeholder();
        }
        List<String> steps = Placeholder.split(base.get().substring(host + 3), '/');
        String last = steps.get(steps.size() - 1);
        boolean bare = steps.size() == 1;
        String kept = base.get().substring(0, base.get().length() - (bare ? 0 : last.length()));
        return call.text(kept + (bare ? "/" : "") + end);
    }

    /** The result with placeholders in it, each for the same operation on what it stands for. */
    private static Node inPieces(Call call, Function<String, Optional<String>> operation) {
        Optional<String> text = call.text(0);
        if (text.isEmpty()) {
            return call.refused(0);
        }
        call.budget().take(1 + text.get().length());
        StringBuilder result = new StringBuilder();
        for (PlaceholderText.Piece piece : PlaceholderText.of(text.get()).pieces()) {
            Optional<String> part = piece.written() ? operation.apply(piece.text()) : Optional.of(open(call, piece));
            if (part.isEmpty()) {
                return call.unknown("the text given to `" + call.name() + "` does not have the form for it");
            }
            result.append(part.get());
        }
        return call.text(result.toString());
    }

    private static String open(Call call, PlaceholderText.Piece piece) {
        Node placeholder = Values.text(piece.spelled(), call.span());
        return piece.alphabet().isPresent()
                ? piece.spelled()
                : Placeholder.of(call.symbols().call(call.name(), List.of(placeholder)));
    }

    private static String escaped(String text) {
        StringBuilder uri = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean kept =
                    c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || "-_.~".indexOf(c) >= 0;
            uri.append(kept ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return uri.toString();
    }

    private static Optional<String> unescaped(String uri) {
        byte[] bytes = uri.getBytes(StandardCharsets.UTF_8);
        ByteBuffer found = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            boolean escape =
                    bytes[i] == '%' && i + 2 < bytes.length && hex(bytes[i + 1]) >= 0 && hex(bytes[i + 2]) >= 0;
            if (escape) {
                found.put((byte) (hex(bytes[i + 1]) * 16 + hex(bytes[i + 2])));
                i += 2;
            } else {
                found.put(bytes[i]);
            }
        }
        return utf8(java.util.Arrays.copyOf(found.array(), found.position()));
    }

    private static int hex(byte b) {
        return Character.digit((char) (b & 0xFF), 16);
    }
}
