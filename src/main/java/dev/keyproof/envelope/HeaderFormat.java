package dev.keyproof.envelope;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two headers of a container as text: members in the order of RFC 8785, and the limits of simulator.md 1.4. */
final class HeaderFormat {
    static final String SUITE = "CMKB1_RSA-OAEP-256_COBBLESTONE-256";
    static final int MOST_EDKS = 8;

    private static final String IMMUTABLE = "immutable header";
    private static final String KEYS = "key header";
    private static final String ALGORITHM = "RSA-OAEP-256";
    private static final int MOST_KID_CHARACTERS = 512;
    private static final Set<Integer> WRAPPED_BYTES = Set.of(256, 384, 512);
    private static final Pattern KID =
            Pattern.compile("https://([0-9a-z.-]++)/keys/[0-9A-Za-z-]{1,127}+/[0-9A-Za-z-]{1,127}+");

    /** Whether a host, in lower case, is that of a key store the caller knows. */
    private final Predicate<String> knownHost;

    HeaderFormat(Predicate<String> knownHost) {
        this.knownHost = knownHost;
    }

    static byte[] write(Origin origin) {
        String text = "{\"backupInstanceId\":" + HeaderScanner.quoted(origin.backupInstanceId())
                + ",\"createdAt\":" + HeaderScanner.quoted(origin.createdAt().toString())
                + ",\"dataSourceType\":" + HeaderScanner.quoted(origin.dataSourceType())
                + ",\"dekId\":" + HeaderScanner.quoted(origin.dekId())
                + ",\"restorePointId\":" + HeaderScanner.quoted(origin.restorePointId())
                + ",\"suite\":\"" + SUITE
                + "\",\"v\":1,\"vaultId\":" + HeaderScanner.quoted(origin.vaultId()) + "}";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Origin readOrigin(byte[] bytes, long start) throws MalformedContainerException {
        HeaderScanner in = HeaderScanner.over(IMMUTABLE, bytes, start);
        in.expect("{\"backupInstanceId\":");
        String instance = in.text("backupInstanceId");
        in.expect(",\"createdAt\":");
        Instant createdAt = instant(in, "createdAt");
        in.expect(",\"dataSourceType\":");
        String type = in.text("dataSourceType");
        in.expect(",\"dekId\":");
        String dekId = in.text("dekId");
        in.expect(",\"restorePointId\":");
        String point = in.text("restorePointId");
        in.expect(",\"suite\":");
        int suiteAt = in.position();
        String suite = in.text("suite");
        if (!suite.equals(SUITE)) {
            throw in.malformed("the suite is none that is known here", suiteAt);
        }
        in.expect(",\"v\":");
        int versionAt = in.position();
        if (in.integer("v") != 1) {
            throw in.malformed("the version is not 1", versionAt);
        }
        in.expect(",\"vaultId\":");
        String vault = in.text("vaultId");
        in.expect("}");
        in.end();
        return new Origin(vault, instance, point, type, createdAt, dekId);
    }

    static byte[] write(KeyHeader header) {
        StringBuilder text = new StringBuilder("{\"edks\":[");
        for (WrappedKey edk : header.edks()) {
            text.append(text.charAt(text.length() - 1) == '[' ? "" : ",")
                    .append("{\"alg\":\"" + ALGORITHM + "\",\"kid\":")
                    .append(HeaderScanner.quoted(edk.kid()))
                    .append(",\"wrapped\":")
                    .append(HeaderScanner.quoted(edk.wrapped()))
                    .append(",\"wrappedAt\":")
                    .append(HeaderScanner.quoted(edk.wrappedAt().toString()))
                    .append('}');
        }
        text.append("],\"epoch\":").append(header.epoch()).append('}');
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    KeyHeader readKeys(byte[] bytes, long start) throws MalformedContainerException {
        HeaderScanner in = HeaderScanner.over(KEYS, bytes, start);
        in.expect("{\"edks\":[");
        List<WrappedKey> edks = new ArrayList<>();
        Set<String> kids = new TreeSet<>();
        do {
            int from = in.position();
            if (edks.size() == MOST_EDKS) {
                throw in.malformed("more than " + MOST_EDKS + " wrapped keys", from);
            }
            WrappedKey edk = edk(in);
            if (!kids.add(edk.kid())) {
                throw in.malformed("two wrapped keys have one `kid`", from);
            }
            edks.add(edk);
        } while (more(in));
        in.expect("],\"epoch\":");
        long epoch = in.integer("epoch");
        in.expect("}");
        in.end();
        return new KeyHeader(epoch, edks);
    }

    private static boolean more(HeaderScanner in) throws MalformedContainerException {
        if (in.at("]")) {
            return false;
        }
        in.expect(",");
        return true;
    }

    private WrappedKey edk(HeaderScanner in) throws MalformedContainerException {
        in.expect("{\"alg\":");
        int algorithmAt = in.position();
        if (!in.text("alg").equals(ALGORITHM)) {
            throw in.malformed("`alg` is not `" + ALGORITHM + "`", algorithmAt);
        }
        in.expect(",\"kid\":");
        int kidAt = in.position();
        String kid = in.text("kid");
        checkKid(in, kid, kidAt);
        in.expect(",\"wrapped\":");
        int wrappedAt = in.position();
        String wrapped = in.text("wrapped");
        checkWrapped(in, wrapped, wrappedAt);
        in.expect(",\"wrappedAt\":");
        Instant when = instant(in, "wrappedAt");
        in.expect("}");
        return new WrappedKey(kid, wrapped, when);
    }

    private void checkKid(HeaderScanner in, String kid, int at) throws MalformedContainerException {
        if (kid.length() > MOST_KID_CHARACTERS) {
            throw in.malformed("`kid` is longer than " + MOST_KID_CHARACTERS + " characters", at);
        }
        Matcher parts = KID.matcher(kid);
        if (!parts.matches()) {
            throw in.malformed("`kid` has not the form `https://HOST/keys/NAME/VERSION`", at);
        }
        if (!knownHost.test(parts.group(1))) {
            throw in.malformed("`kid` names a host that is no known key store", at);
        }
    }

    private static void checkWrapped(HeaderScanner in, String wrapped, int at) throws MalformedContainerException {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(wrapped);
        } catch (IllegalArgumentException e) {
            throw in.malformed("`wrapped` is not base64url", at);
        }
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(wrapped)) {
            throw in.malformed("`wrapped` is not the canonical base64url without padding", at);
        }
        if (!WRAPPED_BYTES.contains(bytes.length)) {
            throw in.malformed("`wrapped` has " + bytes.length + " bytes; 256, 384 or 512 are allowed", at);
        }
    }

    private static Instant instant(HeaderScanner in, String member) throws MalformedContainerException {
        int at = in.position();
        String text = in.text(member);
        try {
            Instant instant = Instant.parse(text);
            if (instant.toString().equals(text)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // Told below, with its place.
        }
        throw in.malformed("`" + member + "` is not an instant such as `2026-06-01T00:00:00Z`", at);
    }
}
