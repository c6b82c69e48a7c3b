package dev.keyproof.cli;

import dev.keyproof.text.Suggest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what is wrong with a command line. */
final class Misuse {
    private Misuse() {}

    /** The sentence, without a full stop. */
    static String sentence(ParameterException thrown) {
        CommandLine line = thrown.getCommandLine();
        if (thrown instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0), line);
        }
        if (thrown instanceof OverwrittenOptionException twice) {
            return name(twice.getOverwritten()) + " is given twice";
        }
        if (thrown instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            ArgSpec first = missing.getMissing().get(0);
            return first.isOption() ? name(first) + " takes a value" : line.getCommandName() + " takes " + name(first);
        }
        if (thrown.getArgSpec() instanceof OptionSpec flag && flag.type() == boolean.class) {
            return name(flag) + " takes no value";
        }
        return thrown.getMessage().replace('\'', '`');
    }

    private static String unmatched(String word, CommandLine line) {
        boolean option = word.startsWith("-") && word.length() > 1;
        List<String> names = new ArrayList<>();
        if (option) {
            line.getCommandSpec().options().forEach(known -> names.addAll(List.of(known.names())));
        } else {
            names.addAll(line.getSubcommands().keySet());
        }
        String written = option && word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        String near = Suggest.question(written, names);
        return "there is no " + (option ? "option" : "command") + " `" + written + "`"
                + (near.isEmpty() ? "" : "; " + near);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
