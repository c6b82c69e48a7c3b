package dev.keyproof.estate;

import dev.keyproof.text.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a key URI that holds placeholders: with a fitting text in place of each, and the placeholder put back into what
 * comes out. Whether a name that only the deployment decides is a proper one is not known.
 */
final class PlaceholderUri {
    private static final String VERSION = "0123456789abcdef0123456789abcdef";
    /** Which segment of a key URI is the name of the key. */
    private static final int KEY = 4;
    /** Where placeholders may stand for a name or a version; elsewhere they may stand for anything. */
    private static final Pattern FORM = Pattern.compile("(?i)https://[^/?#]+(:443)?/keys/[^/?#]+(/[^/?#]+)?/?");

    private final String text;
    private final Span span;
    private final Set<Assumption> active;
    private final Map<String, String> standIns = new LinkedHashMap<>();
    private boolean open;

    PlaceholderUri(String text, Span span, Set<Assumption> active) {
        this.text = text;
        this.span = span;
        this.active = active;
    }

    Entity parse() {
        String filled = filled();
        String masked = Placeholder.masked(text);
        boolean host = masked.startsWith("https://") && !isHostClear(masked);
        if (host || !FORM.matcher(filled).matches()) {
            return unknown();
        }
        Entity parsed = KeyUri.parse(filled, span, active);
        Entity.Builder uri = Entity.of("KeyUri", KeyUri.SHAPE, text, span, Provenance.STATED);
        for (Attribute<?> attribute : KeyUri.SHAPE.attributes()) {
            uri.fill(attribute.index(), restored(parsed.at(attribute.index())));
        }
        if (open && !(parsed.get(KeyUri.FAULT) instanceof Field.Present<String>)) {
            uri.set(KeyUri.FAULT, Field.unknown(Placeholder.reason(text), span));
        }
        if (isVersionOpen()) {
            uri.set(KeyUri.VERSION, Field.unknown(Placeholder.reason(text), span));
        }
        return uri.build();
    }

    /** A placeholder may be empty, and one that holds a slash may bring a version with it. */
    private boolean isVersionOpen() {
        List<String> segments = Placeholder.split(text, '/');
        String last = segments.get(segments.size() - 1);
        boolean named = segments.size() == KEY + 1 && Placeholder.isIn(last) && last.indexOf('/') >= 0;
        boolean versioned = segments.size() > KEY + 1
                && Placeholder.isIn(segments.get(KEY + 1))
                && !Placeholder.isProperty(segments.get(KEY + 1));
        return named || versioned;
    }

    /** Whether placeholders touch no label of the host but the first ones, which name the store. */
    private static boolean isHostClear(String masked) {
        int slash = masked.indexOf('/', "https://".length());
        String host = slash < 0 ? masked : masked.substring(0, slash);
        return Cloud.suffixOf(host.substring("https://".length())
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace(":443", ""))
                .isPresent();
    }

    /** The text with a name of its own for each placeholder, and a version of the right form for a version. */
    private String filled() {
        StringBuilder filled = new StringBuilder();
        List<String> segments = Placeholder.split(text, '/');
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            filled.append(i == 0 ? "" : "/");
            boolean version = i == KEY + 1 && Placeholder.isProperty(segment);
            if (version) {
                standIns.put(VERSION, segment);
                filled.append(VERSION);
            } else {
                names(segment, filled);
            }
        }
        return filled.toString();
    }

    private void names(String segment, StringBuilder into) {
        int from = 0;
        while (from < segment.length()) {
            if (!Placeholder.isAt(segment, from)) {
                into.append(segment.charAt(from++));
                continue;
            }
            int to = Placeholder.end(segment, from);
            String standIn = "zq" + standIns.size() + "qz";
            standIns.put(standIn, segment.substring(from, to));
            open |= !Placeholder.isProperty(segment.substring(from, to));
            into.append(standIn);
            from = to;
        }
    }

    private Field<?> restored(Field<?> field) {
        if (field instanceof Field.Present<?> present && present.value() instanceof String value) {
            String restored = value;
            for (Map.Entry<String, String> standIn : standIns.entrySet()) {
                restored = restored.replace(standIn.getKey(), standIn.getValue());
            }
            return new Field.Present<>(restored, field.span(), field.assumptions());
        }
        return field;
    }

    private Entity unknown() {
        Entity.Builder uri = Entity.of("KeyUri", KeyUri.SHAPE, text, span, Provenance.STATED);
        uri.fillAll(Field.unknown(Placeholder.reason(text), span));
        return uri.build();
    }
}
