package dev.keyproof.cli;

import dev.keyproof.check.Checker;
import dev.keyproof.check.Explanation;
import dev.keyproof.diagnostic.Problem;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.estate.Assumption;
import dev.keyproof.language.Pack;
import dev.keyproof.language.Rule;
import dev.keyproof.text.Suggest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** {@code keyproof explain RULE [PATH...]}: a rule, or why it came out as it did on an input. */
final class ExplainCommand extends Command {
    ExplainCommand(Console console) {
        super(
                "explain",
                console,
                "Prints a rule with its statements, assumptions and examples; with paths, why it came out as it did"
                        + " there.");
        positional(
                "[RULE [PATH...]]",
                "name of a rule, then files, folders, patterns, or - for standard input; or the id of a statement, as"
                        + " KEY-9, or of an assumption, as azure-A4");
        flag("--all", "list all rules with their severity and statements");
        flag("--assumptions", "list the assumptions that outcomes may rest on");
        RunOptions.declareReading(this);
        RunOptions.declareJudging(this);
    }

    @Override
    int run(ParseResult options) {
        List<String> words = paths(options);
        if (options.matchedOptionValue("--assumptions", false)) {
            for (Assumption assumption : Assumption.values()) {
                console().out().printf("%-10s %s%n", assumption.id(), assumption.meaning());
            }
            return ExitCode.CLEAN;
        }
        boolean all = options.matchedOptionValue("--all", false);
        if (words.isEmpty() != all) {
            throw usage(all ? "--all takes no rule" : "explain takes the name of a rule");
        }
        Request request = RunOptions.request(this, options, Clock.systemUTC(), true);
        Judgement judgement = new Judgement(request.on(words.subList(all ? 0 : 1, words.size())), console());
        Optional<Pack> pack = Deadline.within(request.limits(), judgement::readPack);
        if (pack.isEmpty()) {
            return print(judgement.problems());
        }
        TopicPage topics = new TopicPage(pack.get(), console().out());
        if (all) {
            topics.all();
            return ExitCode.CLEAN;
        }
        if (isTopic(words, pack.get(), topics)) {
            return ExitCode.CLEAN;
        }
        Rule rule = pack.get().rule(words.get(0)).orElseThrow(() -> unknown(words.get(0), pack.get()));
        if (words.size() == 1) {
            new RulePage(pack.get(), rule).print(console().out());
            return ExitCode.CLEAN;
        }
        if (rule.change()) {
            throw usage(
                    "`" + rule.slug() + "` judges a change, not a state; this version evaluates rules about states");
        }
        return explain(judgement, request, rule);
    }

    /** Whether the word is a statement or an assumption, which then is printed. */
    private boolean isTopic(List<String> words, Pack pack, TopicPage topics) {
        String word = words.get(0);
        Optional<Assumption> assumption = Assumption.of(word);
        Optional<Pack.Statement> statement = pack.statement(word.toUpperCase(Locale.ROOT));
        if (assumption.isEmpty() && statement.isEmpty()) {
            return false;
        }
        if (words.size() > 1) {
            throw usage("`" + word + "` is no rule; a rule is explained on inputs");
        }
        assumption.ifPresent(topics::assumption);
        statement.ifPresent(topics::statement);
        return true;
    }

    private int explain(Judgement judgement, Request request, Rule rule) {
        Deadline.within(request.limits(), judgement::judge);
        List<Verdict> verdicts = new ArrayList<>();
        for (Verdict verdict : judgement.verdicts()) {
            if (verdict.rule().slug().equals(rule.slug())) {
                verdicts.add(verdict);
            }
        }
        int code = print(judgement.problems());
        if (verdicts.isEmpty() && code != ExitCode.CLEAN) {
            return code;
        }
        if (verdicts.isEmpty()) {
            console()
                    .out()
                    .println("`" + rule.slug() + "` judged nothing here: the input holds no resource it speaks of");
            return code;
        }
        TracePage page = new TracePage(console().out());
        for (Verdict verdict : verdicts) {
            Optional<Explanation> why = judgement
                    .subject(verdict)
                    .filter(target -> Checker.speaksOf(rule, target))
                    .flatMap(target -> judgement.checker().map(checker -> checker.explain(rule, target)));
            page.print(verdict, why);
        }
        console().out().println("judged as of " + request.asOf());
        return code;
    }

    private int print(List<Problem> problems) {
        tell(problems.stream().map(Problem::diagnostic).toList());
        return problems.stream().anyMatch(Problem::isError) ? ExitCode.UNREADABLE : ExitCode.CLEAN;
    }

    private picocli.CommandLine.ParameterException unknown(String name, Pack pack) {
        List<String> slugs = pack.rules().stream().map(Rule::slug).toList();
        String near = Suggest.question(name, slugs);
        return usage("there is no rule, statement or assumption `" + name + "`; "
                + (near.isEmpty() ? "`explain --all` and `explain --assumptions` list them" : near));
    }
}
