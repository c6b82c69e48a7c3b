package dev.keyproof.estate;

import dev.keyproof.text.Span;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one key URI by the grammar of azure.md 4; the first fault found is the one that is told. */
final class KeyUriParser {
    static final int MOST_CHARACTERS = 512;
    private static final int VERSION_LENGTH = 32;
    private static final String SCHEME = "https";
    /** What may stand in a URI at all; a blank, a quote or a letter outside ASCII is a copy error. */
    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9\\-._~:/?#\\[\\]@!$&()*+,;=%]*+");

    private static final Pattern LABEL = Pattern.compile("[0-9a-z](?:[0-9a-z-]{0,61}[0-9a-z])?");
    private static final Pattern STORE = Pattern.compile("(?!.*--)[a-z][0-9a-z-]{1,22}[0-9a-z]");
    private static final Pattern KEY = Pattern.compile("[0-9A-Za-z-]{1,127}");
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z-]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f]{32}");

    private final String text;
    private final Span span;
    private final Set<Assumption> active;
    private final Entity.Builder uri;
    /** Offset of the text inside its span, or -1 when what stands there is not the text itself. */
    private final int shift;

    private Optional<Fault> fault = Optional.empty();

    KeyUriParser(String text, Span span, Set<Assumption> active) {
        this.text = text;
        this.span = span;
        this.active = active;
        this.uri = Entity.of("KeyUri", KeyUri.SHAPE, text, span, Provenance.STATED);
        this.shift = shift(text, span);
    }

    /** What is wrong, and where. */
    private record Fault(String says, Span at) {}

    Entity parse() {
        return Placeholder.isIn(text) && !text.startsWith("/")
                ? new PlaceholderUri(text, span, active).parse()
                : parseLiteral();
    }

    private Entity parseLiteral() {
        uri.set(KeyUri.HOST, open()).set(KeyUri.STORE, open()).set(KeyUri.STORE_KIND, open());
        uri.set(KeyUri.KEY, open()).set(KeyUri.CLOUD, open()).set(KeyUri.NORMAL, open());
        uri.set(KeyUri.VERSION, open());
        if (!refusedAsAWhole()) {
            parts();
        }
        settle();
        return uri.build();
    }

    /** An escape, a fold or a block header makes the written form longer than the value by more than its quotes. */
    private static int shift(String text, Span span) {
        int length = span.end() - span.start();
        if (length == text.length()) {
            return 0;
        }
        return length == text.length() + 2 ? 1 : -1;
    }

    private boolean refusedAsAWhole() {
        if (text.isEmpty()) {
            fail("the key URI is empty", span);
        } else if (text.length() > MOST_CHARACTERS) {
            fail("the key URI is longer than " + MOST_CHARACTERS + " characters", span);
        } else if (text.startsWith("/")) {
            fail(resourceId(), span);
        } else {
            badCharacter();
        }
        return fault.isPresent();
    }

    private void badCharacter() {
        var good = CHARACTERS.matcher(text);
        if (good.matches() || !good.lookingAt()) {
            return;
        }
        int at = good.end();
        int code = text.codePointAt(at);
        String name = code > ' ' && code < 0x7f
                ? "`" + Character.toString(code) + "`"
                : Character.isWhitespace(code) || Character.isISOControl(code)
                        ? code == ' ' ? "a blank" : String.format(Locale.ROOT, "a control character (U+%04X)", code)
                        : String.format(Locale.ROOT, "a letter outside ASCII (U+%04X)", code);
        fail("the key URI contains " + name, part(at, at + Character.charCount(code)));
    }

    private String resourceId() {
        Optional<ArmId> id = ArmId.parse(text);
        String store = id.flatMap(ArmId::store).orElse("NAME");
        boolean hsm = id.map(ArmId::isHsm).orElse(false);
        String host = store.toLowerCase(Locale.ROOT)
                + "."
                + Cloud.PUBLIC.suffix(hsm ? StoreKind.MANAGED_HSM : StoreKind.KEY_VAULT);
        String key = id.flatMap(ArmId::key).orElse("KEY");
        return "this is a resource id; a key URI has the form `https://" + host + "/keys/" + key + "`";
    }

    private void parts() {
        int colon = text.indexOf("://");
        if (colon < 0) {
            fail("the key URI does not begin with `https://`", part(0, Math.min(text.length(), SCHEME.length())));
            return;
        }
        if (!text.substring(0, colon).equalsIgnoreCase(SCHEME)) {
            fail("the scheme of a key URI is `https`", part(0, Math.max(1, colon)));
        }
        int from = colon + 3;
        int to = from;
        while (to < text.length() && "/?#".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        authority(from, to);
        extras(to);
        path(to);
    }

    private void authority(int from, int to) {
        int user = text.lastIndexOf('@', to - 1);
        int start = from;
        if (user >= from) {
            fail("the key URI contains user information", part(from, user + 1));
            start = user + 1;
        }
        int colon = text.indexOf(':', start);
        int end = colon >= 0 && colon < to ? colon : to;
        if (end < to && !text.substring(end, to).equals(":443")) {
            fail("the port of a key URI is 443 or left out", part(end, to));
        }
        host(start, end);
    }

    private void host(int from, int to) {
        String host = text.substring(from, to).toLowerCase(Locale.ROOT);
        if (host.isEmpty()) {
            fail("the key URI has no host", part(from, from));
            return;
        }
        boolean root = host.endsWith(".");
        String labels = root ? host.substring(0, host.length() - 1) : host;
        for (String label : labels.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches() || label.startsWith("xn--")) {
                fail("the host is not made of plain labels", part(from, to));
                return;
            }
        }
        if (host.length() > 253) {
            fail("the host is longer than 253 characters", part(from, to));
            return;
        }
        uri.set(KeyUri.HOST, Field.present(host, part(from, to)));
        // A host with the root dot is the same host to a resolver, but no table lists it, and the service may differ.
        Optional<Cloud.Suffix> suffix = root ? Optional.empty() : Cloud.suffixOf(host);
        if (suffix.isPresent()) {
            store(host, suffix.get(), from, to);
        } else {
            strange(host, part(from, to));
        }
    }

    private void strange(String host, Span at) {
        String hint = host.endsWith(".privatelink.vaultcore.azure.net") || host.endsWith(".vaultcore.azure.net")
                ? "the host is the private-link name of a key vault; its own name ends in `vault.azure.net`"
                : "the host ends in no suffix that is known of Azure key stores";
        uri.set(KeyUri.FAULT, Field.unknown(hint, at));
        uri.set(KeyUri.STORE, Field.unknown(hint, at));
        uri.set(KeyUri.STORE_KIND, Field.unknown(hint, at));
        uri.set(KeyUri.CLOUD, Field.unknown(hint, at));
    }

    private void store(String host, Cloud.Suffix suffix, int from, int to) {
        Span at = part(from, to);
        uri.set(KeyUri.STORE_KIND, Field.present(suffix.kind(), at));
        uri.set(KeyUri.CLOUD, Field.present(suffix.cloud().word(), at));
        if (host.length() == suffix.text().length()) {
            fail("the host names no key store before `" + suffix.text() + "`", at);
            return;
        }
        String before = host.substring(0, host.length() - suffix.text().length() - 1);
        // A regional endpoint of a managed HSM puts the region first; the name stands next to the suffix.
        int name = before.lastIndexOf('.') + 1;
        if (name > 0 && suffix.kind() == StoreKind.KEY_VAULT) {
            fail("a key vault has one label before `" + suffix.text() + "`", part(from, from + before.length()));
            return;
        }
        String store = before.substring(name);
        Span place = part(from + name, from + before.length());
        if (!STORE.matcher(store).matches()) {
            fail("the name of a key store has 3 to 24 letters, digits and single hyphens, a letter first", place);
            return;
        }
        uri.set(KeyUri.STORE, Field.present(store, place));
        cloud(suffix, at);
    }

    private void cloud(Cloud.Suffix suffix, Span at) {
        if (suffix.cloud() == Cloud.PUBLIC || fault.isPresent()) {
            return;
        }
        String says = "the host is of the cloud `" + suffix.cloud().word() + "`, not of public Azure";
        uri.set(KeyUri.FAULT, assumed(says, at, Assumption.A19));
    }

    private void extras(int from) {
        int query = text.indexOf('?', from);
        int fragment = text.indexOf('#', from);
        if (query >= 0 && (fragment < 0 || query < fragment)) {
            fail("the key URI has a query", part(query, text.length()));
        } else if (fragment >= 0) {
            fail("the key URI has a fragment", part(fragment, text.length()));
        }
    }

    private void path(int from) {
        int to = from;
        while (to < text.length() && "?#".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        int end = to > from + 1 && text.charAt(to - 1) == '/' ? to - 1 : to;
        int first = segmentEnd(from + 1, end);
        if (from == to || end == from + 1) {
            fail("the key URI names no key", part(from, to));
            return;
        }
        String collection = text.substring(from + 1, first);
        if (!collection.equalsIgnoreCase("keys")) {
            fail(collection(collection), part(from + 1, Math.max(first, from + 2)));
            return;
        }
        if (first == end) {
            fail("the key URI names no key", part(from + 1, to));
            return;
        }
        int second = segmentEnd(first + 1, end);
        key(first + 1, second);
        if (second == end) {
            uri.set(KeyUri.VERSION, Field.absent(span));
            return;
        }
        int third = segmentEnd(second + 1, end);
        version(second + 1, third);
        if (third < end) {
            fail("the key URI goes on behind the version", part(third, end));
        }
    }

    private static String collection(String written) {
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "secrets" -> "the URI names a secret, not a key";
            case "certificates" -> "the URI names a certificate; the key behind it stands under `/keys/`";
            case "" -> "the path has an empty segment";
            default -> "the path of a key URI begins with `/keys/`";
        };
    }

    private int segmentEnd(int from, int end) {
        int slash = text.indexOf('/', from);
        return slash < 0 || slash > end ? end : slash;
    }

    private void key(int from, int to) {
        String key = text.substring(from, to);
        if (KEY.matcher(key).matches()) {
            uri.set(KeyUri.KEY, Field.present(key, part(from, to)));
        } else if (key.isEmpty()) {
            fail("the path has an empty segment", part(from - 1, from));
        } else {
            fail("the name of a key has 1 to 127 letters, digits and hyphens", part(from, to));
        }
    }

    private void version(int from, int to) {
        String version = text.substring(from, to);
        Span at = part(from, to);
        if (version.isEmpty()) {
            fail("the path has an empty segment", part(from - 1, from));
        } else if (!VERSION.matcher(version).matches()) {
            fail("the version of a key has " + VERSION_LENGTH + " hexadecimal characters", at);
        } else {
            uri.set(KeyUri.VERSION, Field.present(version.toLowerCase(Locale.ROOT), at));
            length(version, at);
        }
    }

    private void length(String version, Span at) {
        boolean settled = fault.isPresent() || uri.get(KeyUri.FAULT) instanceof Field.Present<String>;
        if (settled || HEXADECIMAL.matcher(version).matches()) {
            return;
        }
        if (version.length() == VERSION_LENGTH) {
            uri.set(KeyUri.FAULT, Field.unknown("the version is not hexadecimal, as every version seen so far is", at));
            return;
        }
        String says = "the version has " + version.length() + " characters; one of Azure has " + VERSION_LENGTH;
        uri.set(KeyUri.FAULT, assumed(says, at, Assumption.A10));
    }

    private Field<String> assumed(String says, Span at, Assumption assumption) {
        if (active.contains(assumption)) {
            return new Field.Present<>(says, at, Set.of(assumption));
        }
        return Field.unknown(says + "; whether that is wrong rests on " + assumption.id() + ", which is off", at);
    }

    private void fail(String says, Span at) {
        if (fault.isEmpty()) {
            fault = Optional.of(new Fault(says, at));
        }
    }

    /** A fault of the form wins over what rests on an assumption; only a URI of the right form has a normal form. */
    private void settle() {
        if (fault.isPresent()) {
            uri.set(KeyUri.FAULT, Field.present(fault.get().says(), fault.get().at()));
            because(fault.get());
            return;
        }
        String host = value(KeyUri.HOST);
        String version = value(KeyUri.VERSION);
        String key = value(KeyUri.KEY).toLowerCase(Locale.ROOT);
        String normal = "https://" + host + "/keys/" + key + (version.isEmpty() ? "" : "/" + version);
        uri.set(KeyUri.NORMAL, Field.present(normal, span));
    }

    private void because(Fault found) {
        for (Attribute<?> attribute : KeyUri.SHAPE.attributes()) {
            Field<?> field = uri.get(attribute);
            if (field instanceof Field.Unknown<?> unknown && unknown.reason().isEmpty()) {
                uri.fill(attribute.index(), Field.unknown(found.says(), found.at()));
            }
        }
    }

    private String value(Attribute<String> attribute) {
        return uri.get(attribute) instanceof Field.Present<String> present ? present.value() : "";
    }

    private <T> Field<T> open() {
        return Field.unknown("", span);
    }

    private Span part(int from, int to) {
        return shift < 0 ? span : span.part(from + shift, to + shift);
    }
}
