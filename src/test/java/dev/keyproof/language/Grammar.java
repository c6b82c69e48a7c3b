package dev.keyproof.language;

import dev.keyproof.language.grammar.CmkLexer;
import dev.keyproof.language.grammar.CmkParser;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;

/** The grammar by itself, as strictly as it can be asked. */
final class Grammar {
    private Grammar() {}

    /** Everything that speaks against a text: errors, and places that can be read in two ways. */
    static List<String> faults(String text) {
        List<String> faults = new ArrayList<>();
        CmkParser parser = new CmkParser(new CommonTokenStream(new CmkLexer(CharStreams.fromString(text))));
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
        parser.addErrorListener(new BaseErrorListener() {
            @Override
            public void syntaxError(
                    Recognizer<?, ?> recognizer,
                    Object offending,
                    int line,
                    int column,
                    String message,
                    RecognitionException e) {
                faults.add(line + ":" + (column + 1) + ": " + message);
            }

            @Override
            public void reportAmbiguity(
                    Parser recognizer,
                    DFA dfa,
                    int start,
                    int stop,
                    boolean exact,
                    BitSet alternatives,
                    ATNConfigSet configs) {
                String rule = recognizer.getRuleNames()[dfa.atnStartState.ruleIndex];
                faults.add("ambiguous " + rule + " at token " + start + ": " + alternatives);
            }
        });
        parser.file();
        return faults;
    }

    /** The fenced blocks of a Markdown text that are marked {@code cmk}. */
    static List<String> blocks(String markdown) {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = Pattern.compile("(?ms)^```cmk\\R(.*?)^```").matcher(markdown);
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }
}
