package dev.keyproof.report;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Paths as URIs: RFC 3986, percent-encoded UTF-8, without drive letters. */
final class Uris {
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    private Uris() {}

    /** A relative reference for a relative path, a {@code file} URI for an absolute one. */
    static String of(String path) {
        String safe = Neutral.data(path, Neutral.REMARK);
        while (safe.startsWith("./")) {
            safe = safe.substring(2);
        }
        StringBuilder uri = new StringBuilder(safe.startsWith("/") ? "file://" : "");
        for (byte b : safe.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && PLAIN.indexOf(b) >= 0) {
                uri.append((char) b);
            } else {
                uri.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
            }
        }
        // "//x" would name a host.
        return safe.startsWith("//") ? "file:///" + uri.substring("file:////".length()) : uri.toString();
    }
}
