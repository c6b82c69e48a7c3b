package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Attribute;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Grant;
import dev.keyproof.estate.Placeholder;
import dev.keyproof.estate.Principal;
import dev.keyproof.estate.Reference;
import dev.keyproof.estate.Roles;
import dev.keyproof.text.Span;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads role assignments of Azure RBAC and of the local RBAC of a managed HSM (azure.md 1.5): nested as the service
 * answers, or flat as the CLI prints them.
 */
final class RoleAssignmentReader {
    private static final String ROLE_ID = "roleDefinitionId";
    private static final String CONDITION = "condition";
    private static final String SCOPE = "scope";

    private RoleAssignmentReader() {}

    static void read(Resource resource, Gathering into) {
        Body body = resource.body();
        Body facts = body.has("properties") ? body.child("properties") : body;
        boolean local = isLocal(resource, facts);
        Entity.Builder grant = local
                ? resource.start(Grant.LOCAL_ROLE_ASSIGNMENT, Grant.LOCAL_NAME, "roleAssignmentName")
                : resource.start(Grant.ROLE_ASSIGNMENT, Grant.NAME, "roleAssignmentName");
        fill(grant, local ? Grant.LOCAL_ROLE : Grant.ROLE, role(facts, local));
        fill(grant, local ? Grant.LOCAL_PRINCIPAL : Grant.PRINCIPAL, principal(facts));
        fill(grant, local ? Grant.LOCAL_SCOPE : Grant.SCOPE, scope(resource, facts));
        if (local) {
            grant.set(Grant.HSM, hsm(resource));
        }
        into.add(grant.build());
    }

    /** Whether it is an element of what {@code az role assignment list} prints: flat, and of Azure RBAC. */
    static boolean isListedByCli(Resource resource) {
        Body body = resource.body();
        return resource.type() == ResourceType.ROLE_ASSIGNMENT
                && !body.has("properties")
                && body.has("principalId")
                && !isLocal(resource, body);
    }

    private static <T> void fill(Entity.Builder grant, Attribute<T> attribute, Field<T> field) {
        grant.set(attribute, field);
    }

    /** Local RBAC calls its roles by definitions of the key store, and its scopes by paths inside the HSM. */
    private static boolean isLocal(Resource resource, Body facts) {
        if (resource.circumstances().parameter("vaultBaseUrl").isPresent()) {
            return true;
        }
        String role = facts.plain(ROLE_ID).map(Node.Scalar::text).orElse("").toLowerCase(Locale.ROOT);
        String scope = facts.plain(SCOPE).map(Node.Scalar::text).orElse("").toLowerCase(Locale.ROOT);
        if (role.startsWith("microsoft.keyvault/") || role.startsWith("/microsoft.keyvault/")) {
            return true;
        }
        if (scope.equals("/keys") || scope.startsWith("/keys/")) {
            return true;
        }
        return scope.equals("/") && Roles.LOCAL.bySlug(Roles.LOCAL.normal(role)).isPresent();
    }

    private static Field<String> role(Body facts, boolean local) {
        if (isConditional(facts)) {
            return new Field.Unknown<>(
                    "the assignment holds under a condition", facts.place(CONDITION), Set.of(Assumption.A13));
        }
        Roles roles = Roles.of(local);
        if (facts.has(ROLE_ID)) {
            return facts.name(ROLE_ID, (text, span) -> role(text, roles, span));
        }
        String byName = local ? "roleName" : "roleDefinitionName";
        Field<String> role = facts.name(byName, (text, span) -> role(text, roles, span));
        return role instanceof Field.Absent<String> absent
                ? Field.unknown("the assignment names no role", absent.span())
                : role;
    }

    /** The definition is told by its last part alone. */
    private static Field<String> role(String text, Roles roles, Span span) {
        String last = text.substring(Placeholder.masked(text).lastIndexOf('/') + 1);
        return Placeholder.isIn(last)
                ? Field.unknown(Placeholder.reason(last), span)
                : Field.present(roles.normal(text), span);
    }

    /** A condition that is not even a text may still be one; only a blank text says that there is none. */
    private static boolean isConditional(Body facts) {
        boolean blank = facts.plain(CONDITION)
                .filter(condition -> condition.text().isBlank())
                .isPresent();
        return facts.has(CONDITION) && !blank;
    }

    private static Field<Principal> principal(Body facts) {
        Optional<Node.Scalar> type = facts.plain("principalType")
                .filter(found -> found.text().toLowerCase(Locale.ROOT).endsWith("group"));
        if (type.isPresent()) {
            return new Field.Unknown<>(
                    "the assignment is for a group, whose members no input shows",
                    type.get().span(),
                    Set.of(Assumption.A13));
        }
        Field<Principal> principal = facts.name("principalId", IdentityReader::principal);
        return principal instanceof Field.Absent<Principal> absent
                ? Field.unknown("the assignment names no principal", absent.span())
                : principal;
    }

    /** Written in the properties, beside them in a template, or as the part of the id that it extends. */
    private static Field<String> scope(Resource resource, Body facts) {
        Field<String> written = facts.name(SCOPE, Field::present);
        if (!(written instanceof Field.Absent<String>)) {
            return written;
        }
        Body body = resource.body();
        Field<String> beside = body.name(SCOPE, Field::present);
        if (!(beside instanceof Field.Absent<String>)) {
            return beside;
        }
        Optional<Node.Scalar> id = body.plain("id");
        Optional<String> byId = id.map(Node.Scalar::text).flatMap(ResourceType::scopeOf);
        if (byId.isPresent()) {
            return Field.present(byId.get(), id.get().span());
        }
        return resource.circumstances()
                .parameter(SCOPE)
                .<Field<String>>map(found -> Field.present(rooted(found.text()), found.span()))
                .orElseGet(() -> Field.unknown("the assignment names no scope", beside.span()));
    }

    /** A path parameter stands behind a slash that is part of the path. */
    private static String rooted(String scope) {
        return scope.startsWith("/") ? scope : "/" + scope;
    }

    /** The HSM was named on the command line, and the answer does not repeat it. */
    private static Field<Reference> hsm(Resource resource) {
        Optional<Node.Scalar> base = resource.circumstances().parameter("vaultBaseUrl");
        if (base.isPresent()) {
            Span at = base.get().span();
            return Field.present(new Reference(base.get().text(), at), at);
        }
        return Field.unknown("the answer does not say which managed HSM it is of", resource.span());
    }
}
