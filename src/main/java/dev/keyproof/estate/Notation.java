package dev.keyproof.estate;

import java.util.regex.Pattern;

/**
 * How single values are spelled in descriptors, as regular expressions that mean the same in Java and in JSON Schema
 * (ECMA-262): the reader and the schema for editors take them from here, so they cannot disagree.
 */
public final class Notation {
    /** Control characters, separators of lines, and characters without a glyph, bidirectional controls among them. */
    private static final String HIDDEN =
            "\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e"
                    + "\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb";

    private static final String GUID_DIGITS =
            "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}";

    static final Pattern NAME = Pattern.compile("^[^ " + HIDDEN + "](?:[^" + HIDDEN + "]*[^ " + HIDDEN + "])?$");
    static final Pattern RESOURCE_ID = Pattern.compile("^/(?:[^" + HIDDEN + "]*[^ " + HIDDEN + "])?$");
    static final Pattern REGION = Pattern.compile("^[0-9A-Za-z]+(?: [0-9A-Za-z]+)*$");
    static final Pattern GUID = Pattern.compile("^(?:" + GUID_DIGITS + "|\\{" + GUID_DIGITS + "\\})$");
    /** What stands before an object id that is no GUID, as documents and recordings have them. */
    static final String OBJECT_ID = "object id ";

    /** The object id of an identity that is on. */
    static final Pattern SWITCHED_ON = Pattern.compile(
            "^(?:" + GUID_DIGITS + "|\\{" + GUID_DIGITS + "\\}|object id [^" + HIDDEN + "]*[^ " + HIDDEN + "])$");

    static final Pattern INSTANT = Pattern.compile("^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
            + "T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?"
            + "(?:Z|[+-](?:(?:0[0-9]|1[0-7]):[0-5][0-9]|18:00))$");
    /** A day from 2010 on, before which no service had an api-version; the reader knows how long a month is. */
    static final Pattern DAY = Pattern.compile("^20[1-9][0-9]-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$");

    static final Pattern LENGTH = Pattern.compile("^(?=.*[1-9])(?:[0-9]{1,6}[dhm]|P(?:[0-9]{1,5}W|(?=[0-9T])"
            + "(?:[0-9]{1,6}D)?(?:T(?=[0-9])(?:[0-9]{1,6}H)?(?:[0-9]{1,6}M)?(?:[0-9]{1,9}S)?)?))$");

    private static final int GUID_LENGTH = 36;
    private static final Pattern HIDDEN_CHARACTER = Pattern.compile("[" + HIDDEN + "]");

    private Notation() {}

    /** Whether a text has the form of {@link #NAME}; nearly every name is plain ASCII and needs no expression. */
    public static boolean isName(String text) {
        int last = text.length() - 1;
        if (last < 0 || text.charAt(0) == ' ' || text.charAt(last) == ' ') {
            return false;
        }
        for (int i = 0; i <= last; i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return NAME.matcher(text).matches();
            }
        }
        return true;
    }

    /** Whether a text has the form of {@link #GUID}. */
    static boolean isGuid(String text) {
        return text.length() >= GUID_LENGTH && GUID.matcher(text).matches();
    }

    /** Offset of the first character that no name may hold, or -1. */
    public static int hiddenCharacter(String text) {
        var found = HIDDEN_CHARACTER.matcher(text);
        return found.find() ? found.start() : -1;
    }

    /** A GUID in lower case, without braces. */
    static String guid(String written) {
        String bare = written.startsWith("{") ? written.substring(1, written.length() - 1) : written;
        return bare.toLowerCase(java.util.Locale.ROOT);
    }
}
