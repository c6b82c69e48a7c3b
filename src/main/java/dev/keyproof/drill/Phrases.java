package dev.keyproof.drill;

import dev.keyproof.estate.KeyType;
import dev.keyproof.simulate.Event;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** What was asked for, as a clause: "back up `disk` to vault-standard, 1 MiB". */
final class Phrases {
    private static final long KIB = 1024;
    private static final Pattern LENGTH = Pattern.compile("\\bPT[0-9HMS]+\\b");

    private Phrases() {}

    static String of(Event event) {
        String vault = vaultPhrase(event);
        if (!vault.isEmpty()) {
            return vault;
        }
        String store = storePhrase(event);
        return store.isEmpty() ? jobPhrase(event) : store;
    }

    private static String vaultPhrase(Event e) {
        return switch (e.op()) {
            case "CreateVault" -> "make the vault `" + arg(e, "vault") + "`" + with(e);
            case "EnableCmk" -> "turn customer-managed keys on" + with(e);
            case "UpdateKey" -> "encrypt with the key " + key(e) + " from now on";
            case "UpdateIdentity" -> "reach the key as " + arg(e, "identity") + " from now on";
            case "UpdateBoth" -> "change key and identity in one request" + with(e);
            case "RevertToPlatformKeys" -> "go back to platform-managed keys";
            case "KeepPlatformKeys" -> "stay on platform-managed keys";
            case "MoveVault" -> "move the vault to another resource group";
            case "DeleteBackupVault" -> "delete the Backup vault";
            case "SetPrivateEndpoint" ->
                arg(e, "present").equals("true") ? "add a private endpoint for Backup" : "remove the private endpoint";
            case "ConfigureProtection" -> "protect " + times(arg(e, "workload"));
            case "SetRetention" ->
                "keep new restore points of " + arg(e, "workload") + " for "
                        + time(Duration.parse(arg(e, "retention")));
            case "SaOn" -> "turn the system-assigned identity on";
            case "SaOff" -> "turn the system-assigned identity off";
            case "UaCreate" -> "make the identity " + arg(e, "identity");
            case "UaAttach" -> "attach the identity " + arg(e, "identity");
            case "UaDetach" -> "detach the identity " + arg(e, "identity");
            case "UaDelete" -> "delete the identity " + arg(e, "identity");
            case "ActivityLog.PATCH" ->
                "activity log: Backup vault update (PATCH), encryption "
                        + arg(e, "state").toLowerCase(Locale.ROOT);
            default -> "";
        };
    }

    private static String storePhrase(Event e) {
        String store = arg(e, "store");
        String key = store + "/keys/" + arg(e, "key");
        return switch (e.op()) {
            case "CreateStore" -> "make the key store " + store;
            case "DeleteStore" -> "delete the key store " + store;
            case "RecoverStore" -> "recover the key store " + store;
            case "PurgeStore" -> "purge the key store " + store;
            case "EnableSoftDelete" -> "turn soft delete on for " + store;
            case "DisableSoftDelete" -> "turn soft delete off for " + store;
            case "EnablePurgeProtection" -> "turn purge protection on for " + store;
            case "DisablePurgeProtection" -> "turn purge protection off for " + store;
            case "SetNetwork" -> "open " + store + " to " + word(arg(e, "network"));
            case "SwitchPermissionModel" -> "let " + word(arg(e, "model")) + " decide about access to " + store;
            case "RedeployPolicies" -> "redeploy " + store + ", which replaces its access policies";
            case "Grant" ->
                "grant " + arg(e, "permissions").replace(",", ", ") + " on " + store + scope(e) + " to "
                        + arg(e, "principal");
            case "Revoke" -> "take every permission on " + store + " from " + arg(e, "principal");
            case "CreateKey" ->
                "make the key " + key + ", " + KeyType.valueOf(arg(e, "type")).word() + size(e);
            case "Rotate" -> "make a new version of " + key + (arg(e, "enabled").equals("false") ? ", disabled" : "");
            case "EnableVersion" -> "enable a version of " + key;
            case "DisableVersion" -> "disable a version of " + key;
            case "SetWindow" -> "let a version of " + key + " be valid" + window(e);
            case "DeleteKey" -> "delete the key " + key;
            case "RecoverKey" -> "recover the key " + key;
            case "PurgeKey" -> "purge the key " + key;
            default -> "";
        };
    }

    private static String jobPhrase(Event e) {
        return switch (e.op()) {
            case "Backup" ->
                "back up " + arg(e, "workload") + " to " + word(arg(e, "tier")) + ", " + bytes(arg(e, "length"));
            case "Restore" -> "restore point " + arg(e, "point");
            case "Tier" -> "move point " + arg(e, "point") + " to vault-archive";
            case "Expire" -> "remove restore points whose time has come";
            case "Poll" -> "look for a new key version";
            case "RewrapSweep" -> "re-wrap data keys under the active version";
            case "CostTick" -> "look at the bill";
            case "AutoPurge" ->
                "retention ends: " + arg(e, "store") + (has(e, "key") ? "/keys/" + arg(e, "key") : "") + " is purged";
            case "RotationPolicy" -> "the rotation policy makes a new version of " + arg(e, "key");
            case "DuplicateTrigger" -> arg(e, "job") + " is triggered once more, and finds its work done";
            case "Arm" -> "a fault waits: " + word(arg(e, "point"));
            case "Outage" -> arg(e, "store") + " does not answer for " + time(Duration.parse(arg(e, "duration")));
            case "Skew" -> "the clock of the key stores is " + time(Duration.parse(arg(e, "ahead"))) + " ahead";
            case "Tamper" -> "storage damages point " + arg(e, "point") + ": " + word(arg(e, "kind"));
            default -> e.op();
        };
    }

    private static String with(Event e) {
        String key = arg(e, "key");
        String identity = arg(e, "identity");
        return (key.isEmpty() ? "" : " with " + key(e)) + (identity.isEmpty() ? "" : " as " + identity);
    }

    private static String key(Event e) {
        return arg(e, "key");
    }

    private static String scope(Event e) {
        String scope = arg(e, "scope");
        return scope.equals("the store") ? "" : scope.startsWith("/") ? scope : " (" + scope + ")";
    }

    private static String size(Event e) {
        return arg(e, "bits").equals("0") ? "" : ", " + arg(e, "bits") + " bits";
    }

    private static String window(Event e) {
        String from = arg(e, "notBefore");
        String until = arg(e, "expires");
        String text = (from.isEmpty() ? "" : " from " + from) + (until.isEmpty() ? "" : " until " + until);
        return text.isEmpty() ? " without limits" : text;
    }

    private static boolean has(Event e, String name) {
        return e.arg(name).isPresent();
    }

    private static String arg(Event e, String name) {
        return e.arg(name).orElse("");
    }

    /** A constant of an enum as a reader spells it; other text stays. */
    static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String bytes(String length) {
        return bytes(Long.parseLong(length));
    }

    /** A text with its lengths of time as readers spell them. */
    private static String times(String text) {
        return LENGTH.matcher(text).replaceAll(found -> time(Duration.parse(found.group())));
    }

    /** A size with its unit: {@code 1 MiB}. */
    static String bytes(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB"};
        int unit = 0;
        long left = bytes;
        while (unit < 3 && left >= KIB && left % KIB == 0) {
            left /= KIB;
            unit++;
        }
        return left + " " + units[unit];
    }

    /** A length of time, its two largest units: {@code 30d}, {@code 1h 5m}. */
    static String time(Duration time) {
        long[] parts = {time.toDays(), time.toHoursPart(), time.toMinutesPart(), time.toSecondsPart()};
        String units = "dhms";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] > 0) {
                text.append(text.length() == 0 ? "" : " ").append(parts[i]).append(units.charAt(i));
            }
        }
        return text.length() == 0 ? "0s" : text.toString();
    }
}
