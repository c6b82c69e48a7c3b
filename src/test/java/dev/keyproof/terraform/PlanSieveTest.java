package dev.keyproof.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyproof.document.JsonReader;
import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.document.Sieve;
import dev.keyproof.text.Source;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What of a plan is kept in memory. */
class PlanSieveTest {
    @Test
    void whatNobodyReads_isDropped() {
        assertEquals(
                "{resource_changes: [{address: azurerm_key_vault.kv, change: {before: {}, after: {name: kv}}}]}",
                kept("""
                        {"provider_schemas": {"x": 1}, "resource_changes": [
                          {"address": "aws_s3_bucket.b", "type": "aws_s3_bucket", "change": {"after": {"name": "b"}}},
                          {"address": "azurerm_key_vault.kv", "mode": "managed",
                           "change": {"before": {"name": "old"}, "after": {"name": "kv", "sku_name": "premium"}}}]}
                        """));
    }

    @Test
    void numberOfAnElement_countsTheDropped() {
        Node plan = read("{\"resource_changes\": [{\"address\": \"a.b\"}, {\"address\": \"azurerm_key_vault.kv\"}]}");
        Node change =
                Members.list(java.util.Optional.of(plan), "resource_changes").get(0);
        assertEquals("/resource_changes/1", change.span().pointer().toString());
    }

    @Test
    void plannedValues_areReadWhereThereAreNoChanges() {
        String values =
                "\"planned_values\": {\"root_module\": {\"resources\": [{\"address\": \"azurerm_key_vault.kv\"}]}}";
        assertEquals(
                "{planned_values: {root_module: {resources: [{address: azurerm_key_vault.kv}]}}}",
                kept("{" + values + "}"));
        assertEquals(
                "{planned_values: {root_module: {resources: []}}, resource_changes: []}",
                kept("{" + values + ", \"resource_changes\" : [ ]}"));
    }

    @Test
    void stateBefore_givesItsDataSourcesAlone() {
        assertEquals(
                "{prior_state: {values: {root_module: {resources: [{address: data.azurerm_key_vault.kv}]}}}}",
                kept("""
                        {"prior_state": {"values": {"root_module": {"resources": [
                          {"address": "azurerm_key_vault.kv"}, {"address": "data.azurerm_key_vault.kv"}]}}}}
                        """));
    }

    @Test
    void anythingElse_isReadAsBefore() {
        String other = "{id: 1, properties: {values: [1, {tags: 2}]}}";
        assertEquals(other, kept("{\"id\": 1, \"properties\": {\"values\": [1, {\"tags\": 2}]}}"));
    }

    private static String kept(String text) {
        return shown(read(text));
    }

    private static Node read(String text) {
        JsonReader.Options options = JsonReader.Options.STRICT.sifting(PlanSieve.of(text, Sieve.ALL));
        return new JsonReader(Limits.DEFAULT)
                .read(Source.of("plan.json", text), text, options, problem -> {
                    throw new AssertionError(problem.toString());
                })
                .orElseThrow();
    }

    private static String shown(Node node) {
        if (node instanceof Node.Mapping object) {
            return object.entries().stream()
                    .map(entry -> entry.key().text() + ": " + shown(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof Node.Sequence list) {
            return list.items().stream().map(PlanSieveTest::shown).collect(Collectors.joining(", ", "[", "]"));
        }
        return ((Node.Scalar) node).text();
    }
}
