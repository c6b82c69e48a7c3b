package dev.keyproof.report;

import static dev.keyproof.report.Cases.remark;
import static dev.keyproof.report.Cases.span;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Problem;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.Report;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.diagnostic.Undecided;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.List;
import java.util.Optional;

/** One estate with one verdict of every outcome, a problem, and resources that were not judged. */
final class Payroll {
    static final Source ESTATE = Source.of(
            "samples/violating/payroll/estate.yaml",
            """
            kind: BackupVault
            name: bv-payroll-prod
            region: westeurope
            tiers: [vault-standard]
            identity:
              systemAssigned: true
            encryption:
              mode: customer-managed
              keyUri: https://kv-payroll.vault.azure.net/keys/backup-kek
              identity: system-assigned
            ---
            kind: KeyVault
            name: kv-payroll
            region: westeurope
            softDelete: true
            purgeProtection: true
            permissionModel: access-policy
            accessPolicies:
              - principal: bv-payroll-prod
                keyPermissions: [get, list, wrapKey]
            publicNetworkAccess: enabled



            ---
            kind: Key

            name: backup-kek
            store: kv-payroll
            type: EC-HSM
            curve: P-256
            """,
            "bd8b6a5b2e0c4f7b3b0f2c4fbd4ea63cbf7cf6fb4e3fdbac36b6d4f2c1a9e8d7");
    static final Source PLAN = Source.of(
            "samples/violating/payroll/plan.yaml",
            """
            kind: BackupVault
            name: bv-next
            encryption:
              mode: customer-managed
              keyUri: !unknown "known after apply"
              identity: id-backup
            """,
            "0d8b6a5b2e0c4f7b3b0f2c4fbd4ea63cbf7cf6fb4e3fdbac36b6d4f2c1a9e8d0");
    static final Source BROKEN =
            Source.of("samples/violating/payroll/broken.yaml", "kind: KeyVault\nname: kv-old\npurgeProtectoin: true\n");

    private static final String KEY_URI = "https://kv-payroll.vault.azure.net/keys/backup-kek";

    private Payroll() {}

    static Verdict keyType() {
        Diagnostic diagnosis = new Diagnostic(
                "key-type-unsupported",
                Severity.ERROR,
                "the vault is encrypted under `backup-kek`, which is not an RSA key",
                List.of(new Label(span(ESTATE, "EC-HSM", 1, "/2/type"), "expected `RSA` or `RSA-HSM`")),
                List.of(new Label(span(ESTATE, KEY_URI, 1, "/0/encryption/keyUri"), "the vault's key encryption key")),
                List.of(
                        remark(
                                Remark.Kind.AZURE,
                                "`UserErrorCMKMissingMangedIdentityPermissionOnKeyVault`: the code speaks of a missing"
                                        + " permission, but the cause here is the key type"),
                        remark(
                                Remark.Kind.HELP,
                                "create an RSA key of 3072 bits in `kv-payroll` and point `keyUri` at it")),
                Optional.empty());
        return new Verdict(
                Cases.KEY_TYPE,
                Cases.VAULT,
                span(ESTATE, "BackupVault"),
                Outcome.FAIL,
                diagnosis,
                List.of(),
                List.of("UserErrorCMKMissingMangedIdentityPermissionOnKeyVault"),
                List.of("azure-A4", "azure-A9"));
    }

    static Verdict permission() {
        Span list = span(ESTATE, "[get, list, wrapKey]", 1, "/1/accessPolicies/0/keyPermissions");
        Diagnostic diagnosis = new Diagnostic(
                "key-permission-missing",
                Severity.ERROR,
                "`bv-payroll-prod` may not `unwrapKey` with `backup-kek`",
                List.of(new Label(list, "`unwrapKey` is missing")),
                List.of(new Label(span(ESTATE, "system-assigned"), "the vault reaches the key as this identity")),
                List.of(remark(
                        Remark.Kind.HELP,
                        "grant the missing permission to `bv-payroll-prod`, the identity the vault encrypts with")),
                Optional.of(Cases.set(list.part(19, 19), ", unwrapKey")));
        return new Verdict(
                Cases.KEY_PERMISSION,
                Cases.VAULT,
                span(ESTATE, "BackupVault"),
                Outcome.FAIL,
                diagnosis,
                List.of(),
                List.of("UserErrorCMKKeyVaultAuthFailure", "UserErrorCMKMissingMangedIdentityPermissionOnKeyVault"),
                List.of());
    }

    static Verdict unknownType() {
        Span place = span(PLAN, "!unknown \"known after apply\"", 1, "/0/encryption/keyUri");
        return Cases.unknown(
                Cases.KEY_TYPE,
                "BackupVault/bv-next",
                span(PLAN, "BackupVault"),
                new Undecided("Key.type", "known after apply", place));
    }

    static Problem misspelt() {
        return Problem.input(Diagnostic.error(
                "unknown-field",
                "`KeyVault` has no field `purgeProtectoin`",
                new Label(span(BROKEN, "purgeProtectoin"), "did you mean `purgeProtection`?"),
                "the resource is not judged until every field of it is known"));
    }

    static Report report() {
        Span name = span(ESTATE, "BackupVault");
        Verdict waived = Cases.verdict(
                Cases.KEY_SIZE,
                Cases.VAULT,
                name,
                Outcome.WAIVED,
                Cases.diagnostic(
                        Cases.KEY_SIZE,
                        "`backup-kek` has 2048 bits",
                        List.of(new Label(name, "")),
                        remark(Remark.Kind.NOTE, "waived by `small-key` until 2026-06-30")));
        Verdict notApplicable = Cases.verdict(
                Cases.KEY_DISABLED,
                "BackupVault/bv-next",
                span(PLAN, "BackupVault"),
                Outcome.NOT_APPLICABLE,
                Cases.diagnostic(Cases.KEY_DISABLED, "no customer-managed key is in force", List.of()));
        Report base = Cases.report(
                List.of(Cases.KEY_TYPE, Cases.KEY_DISABLED, Cases.KEY_SIZE, Cases.KEY_PERMISSION),
                List.of(BROKEN, ESTATE, PLAN),
                List.of(
                        keyType(),
                        permission(),
                        unknownType(),
                        waived,
                        notApplicable,
                        Cases.pass(Cases.KEY_DISABLED, Cases.VAULT, name)),
                List.of(misspelt()),
                Report.Result.FAIL);
        return new Report(
                base.toolVersion(),
                base.edition(),
                base.packSha256(),
                base.rules(),
                base.asOf(),
                base.inputs(),
                base.verdicts(),
                base.problems(),
                List.of(
                        new Report.Unjudged(
                                "KeyVault/kv-spare", span(ESTATE, "KeyVault"), "no Backup vault of the input uses it"),
                        new Report.Unjudged(
                                "Key/spare", span(ESTATE, "Key\n").part(0, 3), "no Backup vault of the input uses it")),
                base.result());
    }
}
