package dev.keyproof.check;

import dev.keyproof.estate.AccessPolicy;
import dev.keyproof.estate.Attribute;
import dev.keyproof.estate.BackupVault;
import dev.keyproof.estate.EncryptionState;
import dev.keyproof.estate.Existence;
import dev.keyproof.estate.Grant;
import dev.keyproof.estate.Identity;
import dev.keyproof.estate.IdentityKind;
import dev.keyproof.estate.Key;
import dev.keyproof.estate.KeyOperation;
import dev.keyproof.estate.KeyStore;
import dev.keyproof.estate.KeyType;
import dev.keyproof.estate.KeyUri;
import dev.keyproof.estate.KeyVersion;
import dev.keyproof.estate.Mode;
import dev.keyproof.estate.Network;
import dev.keyproof.estate.PermissionModel;
import dev.keyproof.estate.PrivateEndpoint;
import dev.keyproof.estate.Roles;
import dev.keyproof.estate.Shape;
import dev.keyproof.estate.StoreKind;
import dev.keyproof.estate.Tier;
import dev.keyproof.estate.Word;
import dev.keyproof.estate.Workload;
import dev.keyproof.language.Schema;
import dev.keyproof.language.Type;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What rules may speak of, built from the shapes of the estate. The only place that ties a path of the language to a
 * slot of an entity.
 *
 * <p>A derived attribute hides the written one of the same name. References that no derived attribute replaces are not
 * visible to rules. A dotted name lies in a group record: {@code BackupVault.encryption}.
 */
public final class EstateSchema {
    /** Grants a key, identities a vault: what analyses consider; language reference, section 10. */
    private static final int LIST_BOUND = 2;

    private static final List<Shape> SHAPES = List.of(
            BackupVault.SHAPE,
            KeyStore.SHAPE,
            Key.SHAPE,
            Identity.SHAPE,
            KeyUri.SHAPE,
            AccessPolicy.SHAPE,
            KeyVersion.SHAPE,
            Grant.SHAPE,
            Grant.LOCAL_SHAPE,
            PrivateEndpoint.SHAPE,
            Workload.SHAPE);

    /** Other names of records: kinds of descriptors that share a layout. */
    private static final Map<String, String> OTHER_NAMES =
            Map.of("KeyVault", "KeyStore", "ManagedHsm", "KeyStore", "UserAssignedIdentity", "Identity");

    private static final List<String> TARGETS =
            List.of("BackupVault", "KeyStore", "Key", "UserAssignedIdentity", "RoleAssignment", "Workload");

    /** Fields whose absence has a meaning of its own. Absence of any other is not known, or defaulted. */
    private static final Set<Attribute<?>> OPTIONAL = these(
            BackupVault.KEY_URI,
            BackupVault.ENCRYPTION_IDENTITY,
            BackupVault.STATE,
            KeyUri.VERSION,
            KeyUri.FAULT,
            Key.NOT_BEFORE,
            Key.EXPIRES,
            Key.OPERATIONS,
            KeyVersion.NOT_BEFORE,
            KeyVersion.EXPIRES);

    /** Parts that are read out of a scalar or only serve comparison; a fix cannot set them one by one. */
    private static final Set<Attribute<?>> READ_ONLY =
            these(KeyUri.HOST, KeyUri.STORE, KeyUri.STORE_KIND, KeyUri.KEY, KeyUri.CLOUD, KeyUri.FAULT);

    /** What only the join and comparisons need. */
    private static final Set<Attribute<?>> INTERNAL = these(KeyUri.NORMAL, Key.RECOVERY_LEVEL);

    private static final Map<String, Class<? extends Word>> ENUMS = enums();
    private static final Map<String, Type.Choice> CHOICES = choices();
    private static final Schema SCHEMA = new Schema(records(), CHOICES, TARGETS);

    private EstateSchema() {}

    /** The schema; always the same. */
    public static Schema schema() {
        return SCHEMA;
    }

    /** The attribute of the estate behind a field. */
    public static Attribute<?> attribute(Schema.Field field) {
        return shape(field.owner()).attributes().get(field.slot());
    }

    /** The record that a name means: {@code KeyStore} for {@code KeyVault}. */
    static String canonical(String record) {
        return OTHER_NAMES.getOrDefault(record, record);
    }

    /** The place of a word in its closed list, or -1 if there is no such word or values of the choice are texts. */
    static int code(Type.Choice choice, String word) {
        return isText(choice) ? -1 : choice.words().indexOf(word);
    }

    /** Whether values of the choice are held as texts, because words outside the list are values too. */
    static boolean isText(Type.Choice choice) {
        return !ENUMS.containsKey(choice.name());
    }

    /** An attribute is itself alone, and to hash it as a record at every start would cost more than all else here. */
    private static Set<Attribute<?>> these(Attribute<?>... attributes) {
        Set<Attribute<?>> set = Collections.newSetFromMap(new IdentityHashMap<>());
        Collections.addAll(set, attributes);
        return set;
    }

    private static Shape shape(String owner) {
        for (Shape shape : SHAPES) {
            if (shape.name().equals(owner)) {
                return shape;
            }
        }
        throw new IllegalArgumentException("no record `" + owner + "`");
    }

    private static Map<String, Class<? extends Word>> enums() {
        Map<String, Class<? extends Word>> enums = new LinkedHashMap<>();
        enums.put("Tier", Tier.class);
        enums.put("Mode", Mode.class);
        enums.put("State", EncryptionState.class);
        enums.put("StoreKind", StoreKind.class);
        enums.put("PermissionModel", PermissionModel.class);
        enums.put("Network", Network.class);
        enums.put("KeyType", KeyType.class);
        enums.put("Existence", Existence.class);
        enums.put("IdentityKind", IdentityKind.class);
        enums.put("KeyOperation", KeyOperation.class);
        return enums;
    }

    private static Map<String, Type.Choice> choices() {
        Set<String> open = Set.of("State", "KeyType");
        Map<String, Type.Choice> choices = new LinkedHashMap<>();
        ENUMS.forEach((name, words) -> choices.put(
                name,
                new Type.Choice(
                        name,
                        Stream.of(words.getEnumConstants()).map(Word::word).toList(),
                        open.contains(name))));
        // Which regions a feature is offered in is a matter of the rules, so no region is known here.
        choices.put("Region", new Type.Choice("Region", List.of(), true));
        choices.put("Role", new Type.Choice("Role", Roles.AZURE.slugs(), true));
        choices.put("LocalRole", new Type.Choice("LocalRole", Roles.LOCAL.slugs(), true));
        return choices;
    }

    private static Map<String, Schema.Record> records() {
        Map<String, Schema.Record> records = new LinkedHashMap<>();
        for (Shape shape : SHAPES) {
            addRecords(records, shape);
        }
        OTHER_NAMES.forEach((other, name) -> records.put(other, records.get(name)));
        return records;
    }

    private static void addRecords(Map<String, Schema.Record> records, Shape shape) {
        Map<String, Map<String, Schema.Field>> fields = new LinkedHashMap<>();
        fields.put(shape.name(), new LinkedHashMap<>());
        for (Attribute<?> attribute : shape.attributes()) {
            if (INTERNAL.contains(attribute) || hidden(shape, attribute)) {
                continue;
            }
            int dot = attribute.name().lastIndexOf('.');
            String group = dot < 0
                    ? shape.name()
                    : shape.name() + "." + attribute.name().substring(0, dot);
            String name = attribute.name().substring(dot + 1);
            field(shape, attribute)
                    .ifPresent(field -> fields.computeIfAbsent(group, any -> new LinkedHashMap<>())
                            .put(name, field));
        }
        fields.forEach((name, members) -> records.put(name, new Schema.Record(name, members)));
    }

    /** Whether a derived attribute of the same name replaces it. */
    private static boolean hidden(Shape shape, Attribute<?> attribute) {
        return !attribute.derived()
                && shape.attributes().stream()
                        .anyMatch(other -> other.derived() && other.name().equals(attribute.name()));
    }

    private static Optional<Schema.Field> field(Shape shape, Attribute<?> attribute) {
        boolean group = attribute.type() instanceof dev.keyproof.estate.Type.Group;
        Optional<Type> type =
                group ? Optional.of(new Type.Record(shape.name() + "." + attribute.name())) : type(attribute);
        // A reference that the estate resolves may still be set: the written name is what a fix writes.
        boolean written = shape.attributes().stream()
                .anyMatch(other -> !other.derived() && other.name().equals(attribute.name()));
        return type.map(of -> new Schema.Field(
                shape.name(),
                attribute.name(),
                of,
                OPTIONAL.contains(attribute),
                !written || READ_ONLY.contains(attribute),
                bound(of),
                attribute.index(),
                group));
    }

    private static int bound(Type type) {
        if (type instanceof Type.SetOf set) {
            return set.element().words().size();
        }
        return type instanceof Type.ListOf ? LIST_BOUND : 0;
    }

    /** The type that rules see; empty for what they do not see. */
    private static Optional<Type> type(Attribute<?> attribute) {
        dev.keyproof.estate.Type<?> type = attribute.type();
        if (type instanceof dev.keyproof.estate.Type.OneOf<?> one) {
            return Optional.of(choice(one.words()));
        }
        if (type instanceof dev.keyproof.estate.Type.SetOf<?> set) {
            return Optional.of(new Type.SetOf(choice(set.words())));
        }
        if (type instanceof dev.keyproof.estate.Type.ListOf list) {
            return Optional.of(new Type.ListOf(list.shape().name()));
        }
        if (type instanceof dev.keyproof.estate.Type.Link link) {
            return Optional.of(new Type.Record(link.shape().name()));
        }
        if (type instanceof dev.keyproof.estate.Type.Role role) {
            return Optional.of(CHOICES.get(role.local() ? "LocalRole" : "Role"));
        }
        return plain(type);
    }

    private static Optional<Type> plain(dev.keyproof.estate.Type<?> type) {
        if (type instanceof dev.keyproof.estate.Type.Bool || type instanceof dev.keyproof.estate.Type.Switch) {
            return Optional.of(Type.BOOL);
        }
        if (type instanceof dev.keyproof.estate.Type.Whole) {
            return Optional.of(Type.INT);
        }
        if (type instanceof dev.keyproof.estate.Type.Moment) {
            return Optional.of(Type.INSTANT);
        }
        if (type instanceof dev.keyproof.estate.Type.Region) {
            return Optional.of(CHOICES.get("Region"));
        }
        if (type instanceof dev.keyproof.estate.Type.Uri) {
            return Optional.of(new Type.Record(KeyUri.SHAPE.name()));
        }
        if (type instanceof dev.keyproof.estate.Type.Who) {
            return Optional.of(Type.PRINCIPAL);
        }
        if (type instanceof dev.keyproof.estate.Type.ResourceId) {
            return Optional.of(Type.RESOURCE_ID);
        }
        boolean text = type instanceof dev.keyproof.estate.Type.Text
                || type instanceof dev.keyproof.estate.Type.Name
                || type instanceof dev.keyproof.estate.Type.Scope;
        return text ? Optional.of(Type.TEXT) : Optional.empty();
    }

    private static Type.Choice choice(Class<?> words) {
        for (Map.Entry<String, Class<? extends Word>> entry : ENUMS.entrySet()) {
            if (entry.getValue().equals(words)) {
                return CHOICES.get(entry.getKey());
            }
        }
        throw new IllegalStateException("a list of words without a name: " + words.getSimpleName());
    }
}
