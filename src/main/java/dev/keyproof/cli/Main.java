package dev.keyproof.cli;

import dev.keyproof.report.TextRenderer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The command {@code keyproof}: takes its streams, returns a number; only {@link #main} exits. */
public final class Main {
    private final Console console;

    Main(Console console) {
        this.console = console;
    }

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        String terminal = System.getProperty("keyproof.terminal", "");
        boolean colour = terminal.contains("out") && System.getenv("NO_COLOR") == null;
        Console console = new Console(
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                Path.of(""),
                colour,
                terminal.contains("err"));
        int code = new Main(console).run(arguments);
        console.err().flush();
        System.exit(isDelivered(console) ? code : Math.max(code, ExitCode.UNREADABLE));
    }

    /** Whether everything printed has arrived. A reader that went away, as {@code head} does, is told nothing more. */
    private static boolean isDelivered(Console console) {
        if (!console.out().checkError()) {
            return true;
        }
        try (FileOutputStream again = new FileOutputStream(FileDescriptor.out)) {
            again.write('\n');
        } catch (IOException lost) {
            if (!String.valueOf(lost.getMessage()).contains("Broken pipe")) {
                console.err().println("keyproof: standard output cannot be written");
                console.err().flush();
            }
        }
        return false;
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    private static PrintWriter writer(PrintStream out) {
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
    }

    /** Runs one command and returns its exit code; never throws. */
    int run(String... arguments) {
        CommandLine line = new CommandLine(root());
        line.setOut(writer(console.out()));
        line.setErr(writer(console.err()));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(console.colour() ? Ansi.ON : Ansi.OFF));
        line.setParameterExceptionHandler(Main::misuse);
        line.setExecutionExceptionHandler((thrown, command, parsed) -> Fault.report(thrown, console));
        try {
            return line.execute(arguments);
        } catch (Error thrown) {
            // Memory or stack ran out: nothing of the run counts, and nothing goes on.
            return Fault.report(thrown, console);
        }
    }

    private CommandSpec root() {
        Command root =
                new Command(
                        "keyproof",
                        console,
                        "Tells, before deployment, whether the customer-managed key of an Azure Backup vault will work,"
                                + " stay recoverable and pass an audit.") {
                    @Override
                    int run(CommandLine.ParseResult options) {
                        throw usage("no command given");
                    }
                };
        CommandSpec spec = root.spec();
        spec.usageMessage()
                .footer(
                        "",
                        "Exit codes: 0 nothing at or above --fail-on; 1 findings at or above it; 2 usage, or an input",
                        "that cannot be read; 3 a fault of keyproof itself.");
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("print the version and exit")
                .build());
        spec.versionProvider(() -> new String[] {"keyproof " + Version.current()});
        for (Map.Entry<String, Command> entry : commands().entrySet()) {
            spec.addSubcommand(entry.getKey(), entry.getValue().spec());
        }
        return spec;
    }

    private Map<String, Command> commands() {
        Map<String, Command> commands = new java.util.LinkedHashMap<>();
        commands.put("check", new CheckCommand(console));
        commands.put("explain", new ExplainCommand(console));
        commands.put("convert", new ConvertCommand(console));
        commands.put("simulate", new SimulateCommand(console));
        commands.put("collect", new CollectCommand(console));
        return commands;
    }

    private static int misuse(ParameterException thrown, String[] arguments) {
        CommandLine line = thrown.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(TextRenderer.line("keyproof: " + Misuse.sentence(thrown)));
        err.println("help: " + line.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.UNREADABLE;
    }
}
