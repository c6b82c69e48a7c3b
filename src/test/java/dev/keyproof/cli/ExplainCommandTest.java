package dev.keyproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.estate.Assumption;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    @TempDir
    Path folder;

    @Test
    void ruleAlone_isPrintedWithStatementsAndExamples() {
        Ran ran = Ran.keyproof("explain", "key-type-unsupported");
        assertEquals(0, ran.code());
        assertTrue(ran.out().startsWith("rules/2023-11-20/02-key-requirements.cmk:"), ran.out());
        assertTrue(ran.out().contains("rule key-type-unsupported {"), ran.out());
        assertTrue(ran.out().contains("  KEY-9 "), ran.out());
        assertTrue(ran.out().contains("fails, rules/2023-11-20/02-key-requirements.examples.yaml:"), ran.out());
    }

    @Test
    void failure_namesTheValueAndItsPlace() throws IOException {
        Ran ran = explain("key-type-unsupported", Estates.failing());
        assertEquals(0, ran.code());
        assertTrue(ran.out().startsWith("fail[key-type-unsupported]: "), ran.out());
        assertTrue(ran.out().contains("k.type: EC, a.yaml:30:7"), ran.out());
        assertTrue(ran.out().endsWith("judged as of " + Estates.AS_OF + "\n"), ran.out());
    }

    @Test
    void pass_namesTheValueAndItsPlace() throws IOException {
        Ran ran = explain("key-type-unsupported", Estates.compliant());
        assertTrue(ran.out().startsWith("pass[key-type-unsupported]: "), ran.out());
        assertTrue(ran.out().contains("k.type: RSA, a.yaml:30:7"), ran.out());
    }

    @Test
    void unknown_namesWhatIsNotKnown() throws IOException {
        Ran ran = explain("key-size-unsupported", Estates.open());
        assertTrue(ran.out().startsWith("unknown[key-size-unsupported]: "), ran.out());
        assertTrue(ran.out().contains("not known: Key.size, decided by the deployment, a.yaml:31:7"), ran.out());
    }

    @Test
    void notApplicable_namesTheConditionThatDoesNotHold() throws IOException {
        Ran ran = explain("key-permission-missing-under-access-policies", Estates.compliant());
        assertTrue(ran.out().startsWith("not-applicable[key-permission-missing-under-access-policies]"), ran.out());
        assertTrue(ran.out().contains("rbac"), ran.out());
    }

    @Test
    void resourceThatIsNotThere_isSaid() throws IOException {
        Estates.write(folder, "a.yaml", "# nothing\n");
        Ran ran = Ran.in(folder, "", "explain", "key-type-unsupported", "a.yaml");
        assertEquals(0, ran.code());
        assertTrue(ran.out().contains("judged nothing here"), ran.out());
    }

    @Test
    void unreadableInput_isToldAndTwo() throws IOException {
        Ran ran = explain("key-type-unsupported", "kind: [\n");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("a.yaml:"), ran.err());
    }

    @Test
    void statement_namesItsRules() {
        Ran ran = Ran.keyproof("explain", "key-9");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().startsWith("KEY-9 in \"Encryption of backup data"), ran.out());
        assertTrue(
                ran.out().contains("  key-type-unsupported, error, rules/2023-11-20/02-key-requirements.cmk:"),
                ran.out());
    }

    @Test
    void statementThatNothingChecks_saysWhy() {
        Ran ran = Ran.keyproof("explain", "KEY-11");
        assertTrue(ran.out().contains("not checked: "), ran.out());
    }

    @Test
    void assumption_namesWhatRestsOnIt() {
        Ran ran = Ran.keyproof("explain", "azure-A4");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().startsWith("azure-A4: purge protection not written is off\n"), ran.out());
        assertTrue(ran.out().contains("  KeyVault.purgeProtection, rules/defaults.cmk:"), ran.out());
        assertTrue(ran.out().endsWith("`--without azure-A4` makes unknown what rests on it\n"), ran.out());
    }

    @Test
    void all_listsEveryRule() {
        Ran ran = Ran.keyproof("explain", "--all");
        assertTrue(ran.out().lines().anyMatch(line -> line.matches("key-type-unsupported +error +KEY-9.*")), ran.out());
        assertTrue(ran.out().lines().anyMatch(line -> line.endsWith("; judges a change")), ran.out());
    }

    @Test
    void assumptions_areAllListed() {
        Ran ran = Ran.keyproof("explain", "--assumptions");
        assertEquals(0, ran.code());
        for (Assumption assumption : Assumption.values()) {
            assertTrue(ran.out().contains(assumption.id() + " "), assumption.id());
        }
    }

    private Ran explain(String rule, String estate) throws IOException {
        Estates.write(folder, "a.yaml", estate);
        return Ran.in(folder, "", "explain", rule, "a.yaml", "--as-of", Estates.AS_OF);
    }
}
