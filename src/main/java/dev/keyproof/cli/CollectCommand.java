package dev.keyproof.cli;

import dev.keyproof.estate.ArmId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.ParseResult;

/**
 * {@code keyproof collect}: prints a shell script of read-only Azure CLI commands that gathers an input folder.
 *
 * <p>Guarantee: what stands on the command line reaches the script only after it was checked, and only in single quotes.
 */
final class CollectCommand extends Command {
    private static final String SCRIPT = "/keyproof/collect.sh";
    private static final String FOLDER = "keyproof-input";
    private static final Pattern VAULT = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,48}[A-Za-z0-9]");
    private static final Pattern GROUP = Pattern.compile("(?!-)[\\p{L}\\p{N}_.()-]{0,89}[\\p{L}\\p{N}_()-]");
    private static final Pattern SUBSCRIPTION = Pattern.compile("(?!-)[^\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]{1,100}");
    private static final Pattern PATH = Pattern.compile("(?!-)[^\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]{1,1000}");

    CollectCommand(Console console) {
        super(
                "collect",
                console,
                "Prints a shell script of read-only az commands that gathers what check needs of Backup vaults into one"
                        + " folder.");
        several("--vault", "NAME", "a Backup vault, by its name or its resource id; may be repeated");
        several("--resource-group", "GROUP", "its resource group: one for all vaults, or one for each in order");
        several(
                "--subscription",
                "SUBSCRIPTION",
                "its subscription, in the same way; default: that of the login. Without --vault: all Backup vaults"
                        + " of the subscription");
        option("--out", "DIR", "the folder that the script makes; default: " + FOLDER);
    }

    /** A vault to gather; an empty subscription is that of the login. */
    private record Wanted(String subscription, String group, String name) {}

    @Override
    int run(ParseResult options) {
        String out = checked("--out", value(options, "--out", FOLDER), PATH);
        List<String> names = values(options, "--vault");
        List<String> groups = values(options, "--resource-group");
        List<String> subscriptions = values(options, "--subscription");
        StringBuilder script = new StringBuilder(template());
        script.append("\nbegin ").append(quoted(out)).append('\n');
        if (names.isEmpty()) {
            if (subscriptions.isEmpty() || !groups.isEmpty()) {
                throw usage("collect takes --vault with --resource-group, or --subscription");
            }
            for (String subscription : subscriptions) {
                String checked = checked("--subscription", subscription, SUBSCRIPTION);
                script.append("subscription ").append(quoted(checked)).append('\n');
            }
        }
        for (Wanted wanted : wanted(names, groups, subscriptions)) {
            script.append("backup_vault ")
                    .append(quoted(wanted.subscription()))
                    .append(' ')
                    .append(quoted(wanted.group()))
                    .append(' ')
                    .append(quoted(wanted.name()))
                    .append('\n');
        }
        console().out().print(script.append("finish\n"));
        return ExitCode.CLEAN;
    }

    private List<Wanted> wanted(List<String> names, List<String> groups, List<String> subscriptions) {
        List<Wanted> wanted = new ArrayList<>();
        int plain = 0;
        long named = names.stream().filter(name -> !name.startsWith("/")).count();
        for (String name : names) {
            if (name.startsWith("/")) {
                wanted.add(byId(name));
            } else {
                wanted.add(new Wanted(
                        checked("--subscription", at("--subscription", subscriptions, plain, named), SUBSCRIPTION),
                        checked("--resource-group", at("--resource-group", groups, plain, named), GROUP),
                        checked("--vault", name, VAULT)));
                plain++;
            }
        }
        return wanted;
    }

    private Wanted byId(String id) {
        Optional<ArmId> parsed = ArmId.parse(id)
                .filter(found -> found.types().equals(List.of("backupvaults")))
                .filter(found -> found.subscription().isPresent()
                        && found.resourceGroup().isPresent());
        if (parsed.isEmpty()) {
            throw usage("--vault takes the name or the resource id of a Backup vault");
        }
        return new Wanted(
                checked("--vault", parsed.get().subscription().orElseThrow(), SUBSCRIPTION),
                checked("--vault", parsed.get().resourceGroup().orElseThrow(), GROUP),
                checked("--vault", parsed.get().name().orElseThrow(), VAULT));
    }

    /** The value for the vault at an index: the only one, or that of the same index. */
    private String at(String option, List<String> values, int index, long vaults) {
        if (values.isEmpty() && option.equals("--subscription")) {
            return "";
        }
        if (values.isEmpty()) {
            throw usage("--vault by name goes with " + option);
        }
        if (values.size() > 1 && values.size() != vaults) {
            throw usage(option + " is given " + values.size() + " times for " + vaults
                    + " vaults; one for all, or one for each in order");
        }
        return values.get(values.size() == 1 ? 0 : index);
    }

    private String checked(String option, String value, Pattern form) {
        if (!value.isEmpty() && !form.matcher(value).matches()) {
            throw usage(option + " takes no `" + value + "`");
        }
        if (value.isEmpty() && !option.equals("--subscription")) {
            throw usage(option + " takes no empty text");
        }
        return value;
    }

    /** A word that a POSIX shell takes as it is, whatever stands in it. */
    static String quoted(String word) {
        return '\'' + word.replace("'", "'\\''") + '\'';
    }

    private static String template() {
        try (InputStream script = CollectCommand.class.getResourceAsStream(SCRIPT)) {
            if (script == null) {
                throw new IllegalStateException("the script is not in the program: " + SCRIPT);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
