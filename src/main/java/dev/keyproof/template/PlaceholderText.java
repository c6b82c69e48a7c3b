package dev.keyproof.template;

import dev.keyproof.estate.Placeholder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A text taken apart into what is written and what only the deployment decides.
 *
 * <p>Of some placeholders more is known than nothing: {@code uniqueString} gives thirteen characters of a known
 * alphabet, {@code guid} thirty-six. That decides lengths and searches.
 */
record PlaceholderText(List<Piece> pieces) {
    private static final char OPEN = '\u27e6';
    private static final char CLOSE = '\u27e7';
    private static final String HEXADECIMAL = "0123456789abcdef-";
    private static final int LONGEST_NAMES = 200;
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
    /** Labels whose letters have no meaning: names ignore case. */
    private static final Pattern NAMES = Pattern.compile(
            "(parameters|resourceGroup|subscription|deployment|tenant)"
                    + "\\(('[^']*')?\\)(\\.[A-Za-z0-9_]+|\\[[0-9]+])*",
            Pattern.CASE_INSENSITIVE);
    /** What every deployment has. */
    private static final Pattern SURROUNDINGS = Pattern.compile(
            "(resourceGroup|subscription|deployment|tenant|managementGroup)"
                    + "\\(\\)\\.(id|name|location|subscriptionId|tenantId)",
            Pattern.CASE_INSENSITIVE);
    /** A part of a resource id that has no slash in it, and thirty-six characters. */
    private static final Pattern IDENTIFIER = Pattern.compile(
            "(subscription\\(\\)\\.(subscriptionId|tenantId)|tenant\\(\\)\\.tenantId)"
                    + "|.*#(identity\\.)?(principalId|clientId|tenantId)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    PlaceholderText {
        pieces = List.copyOf(pieces);
    }

    /**
     * A part of the text.
     *
     * @param text what is written, or the label of the placeholder
     */
    record Piece(boolean written, String text) {
        /** The piece as it stands in a text. */
        String spelled() {
            return written ? text : Placeholder.of(text);
        }

        /** The characters it can have, if that is known. */
        Optional<String> alphabet() {
            if (isCall("uniqueString", text)) {
                return Optional.of(LOWER);
            }
            boolean identifier = isCall("guid", text) || isCall("newGuid", text);
            return identifier || IDENTIFIER.matcher(text).matches() ? Optional.of(HEXADECIMAL) : Optional.empty();
        }

        /** Its number of characters, if that is known. */
        OptionalInt length() {
            if (written) {
                return OptionalInt.of(text.length());
            }
            Optional<String> alphabet = alphabet();
            return alphabet.isEmpty()
                    ? OptionalInt.empty()
                    : OptionalInt.of(alphabet.get().equals(LOWER) ? 13 : 36);
        }

        /** Whether it surely has a character. */
        boolean isThere() {
            return written
                    || alphabet().isPresent()
                    || Placeholder.isProperty(spelled())
                    || SURROUNDINGS.matcher(text).matches();
        }

        private static boolean isCall(String function, String label) {
            return label.startsWith(function + "(") && label.endsWith(")") && closing(label, function.length());
        }

        /** Whether the bracket at {@code open} is closed by the last character: the label is one call. */
        private static boolean closing(String label, int open) {
            int depth = 0;
            int inside = 0;
            boolean quoted = false;
            for (int i = open; i < label.length(); i++) {
                char c = label.charAt(i);
                inside += c == OPEN ? 1 : c == CLOSE ? -1 : 0;
                if (inside > 0) {
                    continue;
                }
                quoted = (c == '\'') != quoted;
                depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
                if (depth == 0 && !quoted) {
                    return i == label.length() - 1;
                }
            }
            return false;
        }
    }

    static PlaceholderText of(String text) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == OPEN && depth++ == 0) {
                add(pieces, true, text.substring(from, i));
                from = i + 1;
            } else if (c == CLOSE && depth > 0 && --depth == 0) {
                pieces.add(new Piece(false, text.substring(from, i)));
                from = i + 1;
            }
        }
        // A sign that is never closed is no placeholder but a character of the input.
        add(pieces, true, depth > 0 ? OPEN + text.substring(from) : text.substring(from));
        return new PlaceholderText(pieces);
    }

    private static void add(List<Piece> pieces, boolean written, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(written, text));
        }
    }

    boolean isWritten() {
        return pieces.stream().allMatch(Piece::written);
    }

    /** What stands before the first placeholder. */
    String beginning() {
        return pieces.isEmpty() || !pieces.get(0).written() ? "" : pieces.get(0).text();
    }

    /** What stands behind the last placeholder. */
    String ending() {
        Piece last = pieces.isEmpty() ? new Piece(true, "") : pieces.get(pieces.size() - 1);
        return last.written() ? last.text() : "";
    }

    /** The text behind its first {@code characters} characters, which are written. */
    String behind(int characters) {
        return text().substring(characters);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.spelled()));
        return text.toString();
    }

    /** The number of characters at the deployment, if that is known. */
    OptionalInt length() {
        int sum = 0;
        for (Piece piece : pieces) {
            if (piece.length().isEmpty()) {
                return OptionalInt.empty();
            }
            sum += piece.length().getAsInt();
        }
        return OptionalInt.of(sum);
    }

    /** Whether the text is empty at the deployment, if that is known. */
    Optional<Boolean> isEmpty() {
        if (pieces.isEmpty()) {
            return Optional.of(true);
        }
        boolean some = pieces.stream().anyMatch(Piece::isThere);
        return some ? Optional.of(false) : Optional.empty();
    }

    /** The text with what is written changed one way and every placeholder another. */
    String map(UnaryOperator<String> written, UnaryOperator<Piece> open) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(
                    piece.written()
                            ? written.apply(piece.text())
                            : open.apply(piece).spelled());
        }
        return text.toString();
    }

    /** The text in small letters, or in capitals. */
    String inCase(boolean small) {
        return map(
                written -> small ? written.toLowerCase(Locale.ROOT) : written.toUpperCase(Locale.ROOT),
                piece -> piece(piece, small));
    }

    private static Piece piece(Piece piece, boolean small) {
        String label = piece.text();
        if (small && piece.alphabet().isPresent()) {
            return piece;
        }
        if (label.length() <= LONGEST_NAMES && NAMES.matcher(label).matches()) {
            // Ids and names are compared without case, so the same label in another case is the same name.
            return new Piece(false, small ? label.toLowerCase(Locale.ROOT) : label.toUpperCase(Locale.ROOT));
        }
        String function = small ? "toLower(" : "toUpper(";
        return label.startsWith(function) ? piece : new Piece(false, function + label + ")");
    }

    /** The elements between separators; nothing if a placeholder may have a separator in it. */
    Optional<List<String>> split(String separator) {
        boolean slash = separator.equals("/");
        // In an id or a URI every placeholder is one step; alone it may be a whole id.
        boolean steps = slash && (beginning().startsWith("/") || beginning().contains("://"));
        for (Piece piece : pieces) {
            boolean apart = piece.written() || steps || isFree(piece, separator);
            if (!apart) {
                return Optional.empty();
            }
        }
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (Piece piece : pieces) {
            if (!piece.written()) {
                part.append(piece.spelled());
                continue;
            }
            int from = 0;
            for (int at = piece.text().indexOf(separator);
                    at >= 0;
                    at = piece.text().indexOf(separator, from)) {
                parts.add(part.append(piece.text(), from, at).toString());
                part.setLength(0);
                from = at + separator.length();
            }
            part.append(piece.text(), from, piece.text().length());
        }
        parts.add(part.toString());
        return Optional.of(parts);
    }

    /** Whether the characters of a placeholder are known, and none of a text is among them. */
    static boolean isFree(Piece piece, String text) {
        return piece.alphabet()
                .filter(alphabet -> text.chars().noneMatch(c -> alphabet.indexOf(Character.toLowerCase(c)) >= 0))
                .isPresent();
    }

    /** Whether a written text occurs, if what is written decides it. */
    Optional<Boolean> contains(String wanted) {
        if (pieces.stream().anyMatch(piece -> piece.written() && piece.text().contains(wanted)) || wanted.isEmpty()) {
            return Optional.of(true);
        }
        if (length().isEmpty()) {
            return Optional.empty();
        }
        List<String> cells = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.written()) {
                piece.text().chars().forEach(c -> cells.add(Character.toString(c)));
            } else {
                for (int i = 0; i < piece.length().getAsInt(); i++) {
                    cells.add(piece.alphabet().orElseThrow());
                }
            }
        }
        for (int at = 0; at + wanted.length() <= cells.size(); at++) {
            if (mayStand(wanted, cells, at)) {
                return Optional.empty();
            }
        }
        return Optional.of(false);
    }

    private static boolean mayStand(String wanted, List<String> cells, int at) {
        for (int i = 0; i < wanted.length(); i++) {
            if (cells.get(at + i).indexOf(wanted.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
