package dev.keyproof.document;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.text.Pointer;
import dev.keyproof.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in our words what the parser could not read. */
final class YamlFaults {
    private static final Pattern LONG_ESCAPE = Pattern.compile("\\\\U[89A-Fa-f][0-9A-Fa-f]{7}");

    /** Where a fault is shown. */
    private enum Show {
        /** Where the parser gave up. */
        HERE,
        /** Where the thing began that the parser could not finish. */
        OPENING
    }

    /** A fault known by words of the parser's message, with what is said of it. */
    private record Known(String words, String code, Show show, String title, String label, String help) {}

    private static final String TAB = "(TAB)";
    private static final String QUOTE_IT = "put the text into quotes if a text is meant";
    private static final String ALIGN = "indent the keys of one mapping and the items of one list alike, with spaces";

    /** The first that fits counts. */
    private static final List<Known> KNOWN = List.of(
            here(TAB, "tab-indentation", "a tab stands where spaces indent", "a tab", "indent with spaces"),
            opening("unexpected end of stream", "unclosed-quote", "a quote is not closed", "opened here", "close it"),
            opening(
                    "unexpected document separator",
                    "unclosed-quote",
                    "a quote is not closed before the next document",
                    "opened here",
                    "close it"),
            opening(
                    "expected ',' or '}'",
                    "unclosed-bracket",
                    "a `{` is not closed",
                    "opened here",
                    "add a `,` or a `}`"),
            opening(
                    "expected ',' or ']'",
                    "unclosed-bracket",
                    "a `[` is not closed",
                    "opened here",
                    "add a `,` or a `]`"),
            here(
                    "mapping values are not allowed",
                    "unexpected-colon",
                    "no key can stand before this `:`",
                    "unexpected",
                    "put texts that hold `: ` into quotes, and indent the keys of one mapping alike"),
            opening(
                    "could not find expected ':'",
                    "missing-colon",
                    "a key has no `:`",
                    "expected `:` behind it",
                    "write `key: value`, or indent a text that goes on"),
            here(
                    "sequence entries are not allowed",
                    "unexpected-dash",
                    "no list item can start here",
                    "unexpected",
                    "start the list on a line of its own"),
            here("mapping keys are not allowed", "unexpected-key", "no key can start here", "unexpected", ALIGN),
            here(
                    "expected <block end>",
                    "bad-indentation",
                    "the line does not fit the mapping or list above it",
                    "unexpected",
                    ALIGN),
            here("expected the node content", "missing-value", "a value is missing", "expected a value", QUOTE_IT),
            here(
                    "cannot start any token",
                    "unexpected-character",
                    "no value can start with this character",
                    "unexpected",
                    QUOTE_IT),
            here(
                    "escape",
                    "unknown-escape",
                    "an escape is not known",
                    "not an escape",
                    "write `\\\\` for a backslash, or use single quotes"),
            here(
                    "undefined tag handle",
                    "tag-not-allowed",
                    "a tag says how to read a value",
                    "not read",
                    "remove it; only `!unknown \"reason\"` is known"),
            here(
                    "<document start>",
                    "text-after-document",
                    "text stands behind the end of a document",
                    "unexpected",
                    "start the next document with `---`"),
            here(
                    "indentation indicator",
                    "bad-block-text",
                    "the head of a block text is not well-formed",
                    "unexpected",
                    "write `|` or `>`, then the text on the next line"),
            here(
                    "leading empty lines",
                    "bad-block-text",
                    "a block text starts with lines that are indented too far",
                    "indented too far",
                    "remove the blanks from the empty lines"));

    private static final Known SYNTAX =
            here("", "yaml-syntax", "the text is not well-formed YAML here", "unexpected", "");

    private YamlFaults() {}

    /** Reports a fault of the parser; gives the offset at which the parser gave up. */
    static int report(MarkedYamlEngineException fault, YamlText text, Optional<Span> openBracket) {
        int at = fault.getProblemMark().map(text::offset).orElse(text.text().length());
        Optional<Integer> opening = fault.getContextMark().map(text::offset).filter(offset -> offset < at);
        Known known = known(fault);
        if (known.words().equals("expected the node content") && openBracket.isPresent() && isMarker(text, at)) {
            Span bracket = openBracket.get();
            String title = "a `" + text.text().charAt(bracket.start()) + "` is not closed";
            text.error("unclosed-bracket", title, bracket, "opened here", "close it");
        } else if (known.show() == Show.OPENING && opening.isPresent()) {
            Span start = character(text, opening.get());
            List<Label> end = List.of(new Label(character(text, at), "still open here"));
            text.error(known.code(), known.title(), start, known.label(), end, known.help());
        } else {
            int shown = known.words().equals(TAB) ? tabBefore(text, at) : at;
            text.error(known.code(), known.title(), character(text, shown), known.label(), known.help());
        }
        return at;
    }

    /** Reports a fault that the parser gave no place for; it lies behind {@code from}. */
    static void reportUnplaced(YamlText text, int from) {
        Matcher escape = LONG_ESCAPE.matcher(text.text());
        if (escape.find(from)) {
            Span at = text.span(escape.start(), escape.end(), Pointer.ROOT);
            String title = "an escape names no character";
            text.error("unknown-escape", title, at, "not a character", "characters end at 10FFFF");
        } else {
            text.error(SYNTAX.code(), SYNTAX.title(), character(text, from), SYNTAX.label(), SYNTAX.help());
        }
    }

    private static Known known(MarkedYamlEngineException fault) {
        String context = fault.getContext() == null ? "" : fault.getContext();
        String problem = fault.getProblem() == null ? "" : fault.getProblem();
        if (context.endsWith("directive")) {
            return here("", "directive-not-allowed", "a directive is not well-formed", "unexpected", "remove the line");
        }
        if (context.endsWith("an anchor") || context.endsWith("an alias")) {
            return here(
                    "",
                    "anchor-not-allowed",
                    "an anchor or alias stands here",
                    "not read",
                    "put the text into quotes if a text is meant");
        }
        if (context.endsWith("a tag")) {
            return here(
                    "",
                    "tag-not-allowed",
                    "a tag does not end with a blank",
                    "expected a blank",
                    "only `!unknown \"reason\"` is known; put a blank behind `!unknown`");
        }
        for (Known known : KNOWN) {
            if (problem.contains(known.words())) {
                return known;
            }
        }
        if (context.endsWith("block scalar")) {
            return here(
                    "",
                    "bad-block-text",
                    "the head of a block text is not well-formed",
                    "unexpected",
                    "write `|` or `>`, then the text on the next line");
        }
        return SYNTAX;
    }

    private static Known here(String words, String code, String title, String label, String help) {
        return new Known(words, code, Show.HERE, title, label, help);
    }

    private static Known opening(String words, String code, String title, String label, String help) {
        return new Known(words, code, Show.OPENING, title, label, help);
    }

    private static boolean isMarker(YamlText text, int at) {
        return at == text.text().length()
                || text.text().startsWith("---", at)
                || text.text().startsWith("...", at);
    }

    /** The tab at an offset, or the last one before it: the parser may only notice at the word behind. */
    private static int tabBefore(YamlText text, int at) {
        int tab = text.text().lastIndexOf('\t', at);
        return tab < 0 ? at : tab;
    }

    private static Span character(YamlText text, int at) {
        int end = at < text.text().length() ? text.text().offsetByCodePoints(at, 1) : at;
        return text.span(at, end, Pointer.ROOT);
    }
}
