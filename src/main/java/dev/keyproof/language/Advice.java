package dev.keyproof.language;

import dev.keyproof.language.grammar.CmkLexer;
import dev.keyproof.text.Suggest;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Sentences for mistakes that people make in rule files. */
final class Advice {
    private static final Map<String, String> SIGNS = Map.of(
            "&", "conditions are joined by `and`",
            "|", "conditions are joined by `or`",
            "!", "a condition is turned around by `not`",
            "'", "texts stand between double quotes; words of a list stand without quotes",
            "/", "a comment starts with `#`",
            ";", "lines need no sign at their end",
            "-", "there are no negative numbers and no arithmetic",
            "+", "there is no arithmetic; sets are joined by `union`",
            "[", "sets stand between braces: `{RSA, RSA-HSM}`");

    private static final String QUOTES = "a `\"` inside a text is written `\\\"`";
    private static final String CLAUSES = "clauses stand in this order: severity, class, cites, disputes, assumes,"
            + " controls, unwaivable, for, let, when, require or forbid, title, at, with, why, azure, help, note, fix";

    private Advice() {}

    /** What may help with a token that cannot stand where it does; empty if nothing is known. */
    static String on(Token offending, Optional<Token> before, IntervalSet expected) {
        int type = offending.getType();
        if (type == CmkLexer.OTHER) {
            return SIGNS.getOrDefault(offending.getText(), "");
        }
        int last = before.map(Token::getType).orElse(Token.EOF);
        if (type == CmkLexer.ASSIGN && (expected.contains(CmkLexer.EQUAL) || last == CmkLexer.EQUAL)) {
            return "values are compared with `==`";
        }
        if (isJoint(type) && (expected.contains(CmkLexer.TITLE) || hasJoint(expected))) {
            return "`and`, `or` and `implies` have no order of their own: put parentheses around one side";
        }
        if (type < CmkLexer.PACK && expected.contains(CmkLexer.NAME)) {
            return "`" + offending.getText() + "` is a word of the language and cannot be a name";
        }
        if (type >= CmkLexer.PACK && type < CmkLexer.NAME && expected.contains(CmkLexer.NAME)) {
            return "`" + offending.getText() + "` is a word of clauses: a field may be called so, but nothing else";
        }
        if (type == CmkLexer.NAME && !expected.contains(CmkLexer.NAME)) {
            String question = Suggest.question(offending.getText(), Expected.literals(expected));
            return question.isEmpty() && last == CmkLexer.UNQUOTE ? QUOTES : question;
        }
        boolean clause = (type >= CmkLexer.SEVERITY && type <= CmkLexer.FIX)
                || (type >= CmkLexer.FOR && type <= CmkLexer.FORBID);
        return clause && !expected.contains(CmkLexer.NAME) ? CLAUSES : "";
    }

    private static boolean isJoint(int type) {
        return type == CmkLexer.AND || type == CmkLexer.OR || type == CmkLexer.IMPLIES;
    }

    private static boolean hasJoint(IntervalSet expected) {
        return expected.contains(CmkLexer.AND) || expected.contains(CmkLexer.OR) || expected.contains(CmkLexer.RPAREN);
    }
}
