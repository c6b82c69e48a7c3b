package dev.keyproof.intake;

import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Existence;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Key;
import dev.keyproof.estate.KeyOperation;
import dev.keyproof.estate.KeyType;
import dev.keyproof.estate.Members;
import dev.keyproof.text.Span;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads keys in the three shapes of azure.md 1.4: the ARM resource, the object of the data plane, and what the CLI
 * prints; from a list, an answer or a request.
 */
final class KeyReader {
    /** Members of a key object that only its owner may know (RFC 7518). */
    private static final List<String> PRIVATE = List.of("d", "p", "q", "dp", "dq", "qi", "k");

    private static final List<String> DELETED = List.of("recoveryId", "scheduledPurgeDate", "deletedDate");
    private static final long MOST_BITS = 1 << 20;
    private static final long DEFAULT_BITS = 2048;

    private final Resource resource;
    private final Body body;
    /** What holds type and size: {@code key}, {@code properties} or the object itself. */
    private final Body material;

    private final Body attributes;

    private KeyReader(Resource resource) {
        this.resource = resource;
        this.body = resource.body();
        this.material = body.has("key") ? body.child("key") : body.has("properties") ? body.child("properties") : body;
        this.attributes = material.has("attributes") ? material.child("attributes") : body.child("attributes");
    }

    static void read(Resource resource, Gathering into) {
        new KeyReader(resource).read(into);
    }

    private void read(Gathering into) {
        reportPrivateMembers();
        KeyAddress address = KeyAddress.of(resource, body, material);
        Field<KeyType> type = type();
        Entity.Builder key = Entity.of(
                        Key.KIND.word(),
                        Key.SHAPE,
                        address.name().text(),
                        resource.span(),
                        resource.circumstances().provenance())
                .set(
                        Key.NAME,
                        Field.present(address.name().text(), address.name().span()))
                .set(Key.STORE_REFERENCE, address.store())
                .set(Key.TYPE, type)
                .set(Key.SIZE, size(type))
                .set(Key.CURVE, material.name(material.names("curveName") ? "curveName" : "crv", Field::present))
                .set(Key.ENABLED, enabled())
                .set(Key.NOT_BEFORE, window("notBefore", "nbf"))
                .set(Key.EXPIRES, window("expires", "exp"))
                .set(Key.OPERATIONS, operations())
                .set(Key.EXISTENCE, existence())
                .set(Key.RECOVERY_LEVEL, attributes.text("recoveryLevel"));
        if (resource.circumstances().isAnswer()) {
            key.set(
                    Key.VERSIONS,
                    address.version()
                            .map(version -> KeyVersions.shown(version, key))
                            .orElseGet(() -> KeyVersions.current(resource.span())));
        }
        into.add(key.build());
    }

    private void reportPrivateMembers() {
        for (String member : PRIVATE) {
            material.member(member).ifPresent(node -> resource.notices().privateKey(member, node.span()));
        }
    }

    /** Whether it is an element of a list, which shows neither type nor size. */
    private boolean isListed() {
        return resource.circumstances().isAnswer() && !material.has("kty");
    }

    private Field<KeyType> type() {
        Field<KeyType> type = material.word("kty", KeyType.class);
        return type instanceof Field.Absent<KeyType> absent ? Field.unknown("`kty` is not shown", absent.span()) : type;
    }

    private Field<Long> size(Field<KeyType> type) {
        String written = material.has("key_size") ? "key_size" : "keySize";
        if (material.has(written)) {
            return material.whole(written, 1, MOST_BITS);
        }
        if (!(type instanceof Field.Present<KeyType> known)) {
            return Body.missing("kty", type);
        }
        if (known.value() != KeyType.RSA && known.value() != KeyType.RSA_HSM) {
            return Field.absent(material.place());
        }
        if (material.has("n")) {
            return material.text("n", KeyReader::modulus);
        }
        Field<Long> absent = material.missing(written);
        if (absent instanceof Field.Unknown<Long>) {
            return absent;
        }
        return resource.circumstances().isAnswer()
                ? Field.unknown("the answer shows neither size nor modulus", material.place())
                : new Field.Present<>(DEFAULT_BITS, known.span(), Set.of(Assumption.A8));
    }

    private static Field<Long> modulus(String encoded, Span span) {
        OptionalInt bits = Modulus.bits(encoded);
        return bits.isPresent()
                ? new Field.Present<>((long) bits.getAsInt(), span, Set.of(Assumption.A9))
                : Field.unknown("the modulus `n` is not base64", span);
    }

    private Field<Boolean> enabled() {
        Field<Boolean> enabled = attributes.truth("enabled");
        if (!(enabled instanceof Field.Absent<Boolean> absent)) {
            return enabled;
        }
        return resource.circumstances().isAnswer()
                ? Field.unknown("the answer leaves out `enabled`", absent.span())
                : Field.present(true, absent.span());
    }

    /** An end of the window; null is no limit, but an answer without attributes shows no window at all. */
    private Field<Instant> window(String printed, String served) {
        boolean wherePrinted = attributes.has(printed) || (attributes.names(printed) && !attributes.has(served));
        Field<Instant> end = attributes.moment(wherePrinted ? printed : served);
        boolean hidden = resource.circumstances().isAnswer() && !attributes.isWritten();
        return hidden && end instanceof Field.Absent<Instant> absent
                ? Field.unknown("the answer leaves out `attributes`", absent.span())
                : end;
    }

    private Field<Members<KeyOperation>> operations() {
        String name = material.has("key_ops") ? "key_ops" : "keyOps";
        return isListed() && !material.has(name)
                ? Field.unknown("a list of keys does not show their operations", material.place())
                : material.words(name, KeyOperation.class);
    }

    private Field<Existence> existence() {
        for (String mark : DELETED) {
            if (body.has(mark)) {
                return Field.present(Existence.SOFT_DELETED, body.place(mark));
            }
        }
        return Field.present(Existence.PRESENT, resource.span());
    }
}
