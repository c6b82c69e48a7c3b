package dev.keyproof.estate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the scope of an Azure role assignment covers.
 *
 * @param level how far up it stands
 * @param subscription lower-case, where the scope says it
 * @param resourceGroup lower-case, where the scope says it
 * @param store the key store, for {@code STORE} and {@code KEY}
 * @param key lower-case name of the key, for {@code KEY}
 * @param whole whether it covers all of what it names; a scope on one version of a key does not
 */
record GrantScope(
        Level level,
        Optional<String> subscription,
        Optional<String> resourceGroup,
        Optional<StoreName> store,
        Optional<String> key,
        boolean whole) {
    /** Levels of scopes, widest first. */
    enum Level {
        /** Not known, or a management group: it may cover anything. */
        UNCLEAR,
        ROOT,
        SUBSCRIPTION,
        RESOURCE_GROUP,
        STORE,
        KEY,
        /** A resource that is no key store and no key. */
        ELSEWHERE
    }

    /** A scope relative to the resource group of a template: {@code Microsoft.KeyVault/vaults/NAME}. */
    private static final Pattern PROVIDER = Pattern.compile("^[A-Za-z0-9]+\\.[A-Za-z0-9.]+/[A-Za-z]+/");

    private static final GrantScope UNCLEAR = above(Level.UNCLEAR, Optional.empty(), Optional.empty());
    private static final GrantScope ELSEWHERE = above(Level.ELSEWHERE, Optional.empty(), Optional.empty());

    /** The scope of a field; one that is not known may be any. */
    static GrantScope of(Field<String> field) {
        return field instanceof Field.Present<String> present ? of(present.value()) : UNCLEAR;
    }

    private static GrantScope of(String text) {
        if (Placeholder.isWhole(text)) {
            return UNCLEAR;
        }
        if (!text.startsWith("/") && !PROVIDER.matcher(text).find()) {
            return ofName(text.toLowerCase(Locale.ROOT));
        }
        Optional<ArmId> parsed = ArmId.parse(text.startsWith("/") ? text : "/providers/" + text);
        if (parsed.isEmpty()) {
            return UNCLEAR;
        }
        ArmId id = parsed.get();
        if (id.isAboveResources()) {
            return above(level(id), id.subscription(), id.resourceGroup());
        }
        if (id.store().isEmpty()) {
            return ELSEWHERE;
        }
        List<String> types = id.types();
        StoreKind kind = id.isHsm() ? StoreKind.MANAGED_HSM : StoreKind.KEY_VAULT;
        Optional<StoreName> store =
                Optional.of(new StoreName(Optional.of(kind), id.store().get().toLowerCase(Locale.ROOT)));
        if (types.size() == 1) {
            return new GrantScope(Level.STORE, id.subscription(), id.resourceGroup(), store, Optional.empty(), true);
        }
        return id.key()
                .map(key -> new GrantScope(
                        Level.KEY,
                        id.subscription(),
                        id.resourceGroup(),
                        store,
                        Optional.of(key.toLowerCase(Locale.ROOT)),
                        types.size() == 2))
                .orElse(ELSEWHERE);
    }

    private static Level level(ArmId id) {
        if (id.isManagementGroup()) {
            return Level.UNCLEAR;
        }
        if (id.resourceGroup().isPresent()) {
            return Level.RESOURCE_GROUP;
        }
        return id.subscription().isPresent() ? Level.SUBSCRIPTION : Level.ROOT;
    }

    /** {@code STORE}, {@code STORE/keys/NAME} or {@code STORE/keys/NAME/VERSION}. */
    private static GrantScope ofName(String text) {
        List<String> steps = Placeholder.split(text, '/');
        Optional<StoreName> store = Optional.of(StoreName.of(steps.get(0)));
        Optional<String> none = Optional.empty();
        if (steps.size() == 1) {
            return new GrantScope(Level.STORE, none, none, store, none, true);
        }
        boolean key = steps.get(1).equals("keys") && (steps.size() == 3 || steps.size() == 4);
        return key
                ? new GrantScope(Level.KEY, none, none, store, Optional.of(steps.get(2)), steps.size() == 3)
                : UNCLEAR;
    }

    private static GrantScope above(Level level, Optional<String> subscription, Optional<String> resourceGroup) {
        return new GrantScope(level, subscription, resourceGroup, Optional.empty(), Optional.empty(), true);
    }
}
