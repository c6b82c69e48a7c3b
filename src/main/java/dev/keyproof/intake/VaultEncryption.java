package dev.keyproof.intake;

import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.BackupVault;
import dev.keyproof.estate.EncryptionState;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.KeyUri;
import dev.keyproof.estate.Mode;
import dev.keyproof.estate.Reference;
import dev.keyproof.text.Span;
import java.util.Locale;
import java.util.Set;

/** Reads the encryption settings of a Backup vault: whose key, which key, as which identity. */
final class VaultEncryption {
    private static final String SETTINGS = "encryptionSettings";

    private VaultEncryption() {}

    static void read(Body properties, Entity.Builder into, Resource resource) {
        Body security = properties.child("securitySettings");
        boolean answer = resource.circumstances().isAnswer();
        if (answer && properties.isWritten() && !security.isWritten()) {
            String reason = properties
                    .whyOpen("securitySettings")
                    .orElse("the answer leaves out `securitySettings`, which it may do although a key is set");
            leaveOpen(into, reason, security.place());
            return;
        }
        Body settings = security.child(SETTINGS);
        if (!settings.isWritten()) {
            without(security, settings, into, answer);
            return;
        }
        into.set(BackupVault.ENCRYPTION, Field.present(true, settings.place()));
        Field<Entity> uri = settings.child("keyVaultProperties")
                .linked("keyUri", (text, span) -> Field.present(KeyUri.parse(text, span, resource.active()), span));
        Field<EncryptionState> state = state(settings, answer);
        into.set(BackupVault.KEY_URI, uri)
                .set(BackupVault.STATE, state)
                .set(BackupVault.IDENTITY_REFERENCE, identity(settings.child("kekIdentity"), resource, answer))
                .set(BackupVault.MODE, mode(settings, uri, state, answer));
    }

    /** Security settings without encryption settings say that the platform's keys are used (INT-1). */
    private static void without(Body security, Body settings, Entity.Builder into, boolean answer) {
        Field<Object> reason = settings.missing(SETTINGS);
        if (reason instanceof Field.Unknown<Object> unknown) {
            leaveOpen(into, unknown.reason(), unknown.span());
            return;
        }
        Span at = settings.place();
        into.set(BackupVault.ENCRYPTION, Field.absent(at))
                .set(BackupVault.MODE, Field.absent(at))
                .set(BackupVault.KEY_URI, Field.absent(at))
                .set(BackupVault.IDENTITY_REFERENCE, Field.absent(at))
                .set(BackupVault.STATE, Field.absent(at));
        if (answer) {
            Set<Assumption> complete = Set.of(Assumption.A1);
            into.set(BackupVault.MODE, new Field.Present<>(Mode.PLATFORM_MANAGED, security.place(), complete));
        }
    }

    private static void leaveOpen(Entity.Builder into, String reason, Span at) {
        into.set(BackupVault.ENCRYPTION, Field.unknown(reason, at))
                .set(BackupVault.MODE, Field.unknown(reason, at))
                .set(BackupVault.KEY_URI, Field.unknown(reason, at))
                .set(BackupVault.IDENTITY_REFERENCE, Field.unknown(reason, at))
                .set(BackupVault.STATE, Field.unknown(reason, at));
    }

    private static Field<EncryptionState> state(Body settings, boolean answer) {
        Field<EncryptionState> state = settings.word("state", EncryptionState.class);
        return state instanceof Field.Absent<EncryptionState> absent && answer
                ? Field.unknown("the answer leaves out `state`", absent.span())
                : state;
    }

    /**
     * Settings that name a key mean that key, unless they say that they are switched off. An answer that says so and
     * names a key contradicts itself; a request leaves the vault on the platform's keys.
     */
    private static Field<Mode> mode(Body settings, Field<Entity> uri, Field<EncryptionState> state, boolean answer) {
        boolean disabled =
                state instanceof Field.Present<EncryptionState> known && known.value() == EncryptionState.DISABLED;
        boolean enabled = state instanceof Field.Present<EncryptionState> && !disabled;
        boolean unlisted = settings.has("state") && state instanceof Field.Unknown<EncryptionState>;
        boolean named = uri instanceof Field.Present<Entity>;
        if (disabled && (!answer || uri instanceof Field.Absent<Entity>)) {
            return Field.present(Mode.PLATFORM_MANAGED, state.span());
        }
        if (disabled) {
            return Field.unknown("`state` is `Disabled`, yet a key is named", state.span());
        }
        if (enabled || (named && !unlisted)) {
            return Field.present(Mode.CUSTOMER_MANAGED, named ? uri.span() : state.span());
        }
        return unlisted
                ? Body.missing("state", state)
                : Field.unknown("the encryption settings name no key and no state", settings.place());
    }

    /**
     * The identity that reaches the key: {@code system-assigned}, or a user-assigned one by its id. An answer that
     * contradicts itself leaves it open; in a request the type decides, unless both halves would work.
     */
    private static Field<Reference> identity(Body kek, Resource vault, boolean answer) {
        boolean blank =
                kek.plain("identityId").filter(id -> id.text().isEmpty()).isPresent();
        boolean written = kek.has("identityId") && !blank;
        Field<Reference> byId = !written
                ? kek.missing("identityId")
                : kek.name("identityId", (text, span) -> Field.present(new Reference(text, span), span));
        if (!kek.has("identityType")) {
            return byId;
        }
        return kek.text("identityType", (text, span) -> switch (text.toLowerCase(Locale.ROOT)) {
            case "userassigned" ->
                byId instanceof Field.Absent<Reference> && answer
                        ? Field.unknown("`identityType` is `UserAssigned`, but no `identityId` says which", span)
                        : byId;
            case "systemassigned" ->
                written && (answer || !VaultIdentity.isSystemOff(vault.body()))
                        ? Field.unknown("`identityType` is `SystemAssigned`, yet `identityId` names an identity", span)
                        : Field.present(new Reference("system-assigned", span), span);
            default -> Field.unknown(Words.unlisted("identityType", text), span);
        });
    }
}
