package dev.keyproof.cli;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.report.TextRenderer;
import dev.keyproof.text.Suggest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * One command: its options and what it does.
 *
 * <p>The model is built in code: annotations would cost every start the loading of their proxies.
 */
abstract class Command implements Callable<Integer> {
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
    private final Console console;

    Command(String name, Console console, String... description) {
        this.console = console;
        spec.name(name);
        spec.usageMessage().description(description).width(100).abbreviateSynopsis(true);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("print this help and exit")
                .build());
    }

    final CommandSpec spec() {
        return spec;
    }

    final Console console() {
        return console;
    }

    final void option(String name, String label, String... description) {
        spec.addOption(OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build());
    }

    final void flag(String name, String... description) {
        spec.addOption(OptionSpec.builder(name)
                .type(boolean.class)
                .description(description)
                .build());
    }

    final void repeated(String name, String label, String... description) {
        spec.addOption(OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .splitRegex(",")
                .paramLabel(label)
                .description(description)
                .build());
    }

    /** An option that may be given several times, each time with one value that may hold anything. */
    final void several(String name, String label, String... description) {
        spec.addOption(OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(description)
                .build());
    }

    final void positional(String label, String... description) {
        spec.addPositional(PositionalParamSpec.builder()
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("0..*")
                .paramLabel(label)
                .hideParamSyntax(true)
                .description(description)
                .build());
    }

    /** Runs the command on its parsed options and returns an exit code. */
    abstract int run(ParseResult options);

    @Override
    public final Integer call() {
        try {
            return run(spec.commandLine().getParseResult());
        } catch (Deadline.Passed passed) {
            tell(List.of(passed.problem().diagnostic()));
            return ExitCode.UNREADABLE;
        }
    }

    /** Prints problems of a command that gives no report. */
    final void tell(List<Diagnostic> problems) {
        try {
            TextRenderer.print(problems, console.colour(), console.err());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of an option, or {@code otherwise}. */
    static String value(ParseResult options, String name, String otherwise) {
        String given = options.matchedOptionValue(name, otherwise);
        return given;
    }

    /** The values of a repeated option. */
    static List<String> values(ParseResult options, String name) {
        return options.matchedOptionValue(name, List.<String>of());
    }

    /** The values of the positional parameters. */
    static List<String> paths(ParseResult options) {
        return options.matchedPositionals().isEmpty()
                ? List.of()
                : options.matchedPositionals().get(0).getValue();
    }

    /** One of the words, or a usage error that lists them. */
    final String choice(ParseResult options, String name, String otherwise, List<String> words) {
        String given = value(options, name, otherwise);
        if (!words.contains(given)) {
            throw usage(name + " takes no `" + given + "`", given, words);
        }
        return given;
    }

    /** A mistake on the command line. */
    final ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** A word in the place of one of a few others: says which is nearest, or which there are. */
    final ParameterException usage(String message, String word, List<String> words) {
        String near = Suggest.question(word, words);
        return usage(message + "; " + (near.isEmpty() ? "there are " + String.join(", ", words) : near));
    }
}
