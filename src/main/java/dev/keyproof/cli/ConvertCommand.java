package dev.keyproof.cli;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.estate.DescriptorPrinter;
import dev.keyproof.estate.Found;
import dev.keyproof.estate.SchemaWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** {@code keyproof convert PATH...}: what the paths hold, as descriptors. */
final class ConvertCommand extends Command {
    ConvertCommand(Console console) {
        super(
                "convert",
                console,
                "Prints what check reads as YAML descriptors; what is not known is marked, with the reason.");
        positional("[PATH...]", "files, folders, patterns, or - for standard input");
        flag("--schema", "print the JSON Schema of descriptors for editors instead");
        RunOptions.declareReading(this);
    }

    @Override
    int run(ParseResult options) {
        if (options.matchedOptionValue("--schema", false)) {
            console().out().print(new SchemaWriter().write());
            return ExitCode.CLEAN;
        }
        Request request = RunOptions.request(this, options, Clock.systemUTC(), false);
        if (request.paths().isEmpty()) {
            throw usage("convert takes files or folders, or --schema");
        }
        List<Diagnostic> problems = new ArrayList<>();
        List<Found> found = Deadline.within(
                request.limits(),
                () -> new Judgement(request, console())
                        .readInputs(problems::add)
                        .estates());
        console().out().print(new DescriptorPrinter().printAll(found));
        tell(problems);
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)
                ? ExitCode.UNREADABLE
                : ExitCode.CLEAN;
    }
}
