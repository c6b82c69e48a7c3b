package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.estate.ArmId;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.KeyUri;
import dev.keyproof.estate.Placeholder;
import dev.keyproof.estate.Reference;
import dev.keyproof.text.Span;
import java.util.Optional;

/**
 * What a key is called and which key store holds it.
 *
 * @param store a reference to it; unknown if the input does not say
 * @param version the version that the input shows, if it names one
 */
record KeyAddress(Resource.Located name, Field<Reference> store, Optional<Resource.Located> version) {

    /** The address as the key's URI, its resource id or the parameters of the request say it. */
    static KeyAddress of(Resource resource, Body body, Body material) {
        for (Body holder : new Body[] {material, body}) {
            for (String member : new String[] {"kid", "keyUriWithVersion", "keyUri"}) {
                Optional<KeyAddress> byUri = holder.plain(member).flatMap(uri -> byUri(uri, resource));
                if (byUri.isPresent()) {
                    return byUri.get();
                }
            }
        }
        Resource.Located name = resource.name("keyName", "key-name");
        return new KeyAddress(name, store(resource, body), Optional.empty());
    }

    private static Optional<KeyAddress> byUri(Node.Scalar uri, Resource resource) {
        Entity parts = KeyUri.parse(uri.text(), uri.span(), resource.active());
        if (parts.value(KeyUri.KEY).isEmpty() || parts.value(KeyUri.STORE).isEmpty()) {
            return Optional.empty();
        }
        Span at = parts.get(KeyUri.KEY).span();
        // The host alone, so that a list and an answer, with and without version, name the store alike.
        String host = "https://" + parts.value(KeyUri.HOST).orElseThrow();
        // A key of another cloud lies in no store of this one; a strange version says nothing of the store.
        Field<Reference> store = parts.get(KeyUri.FAULT) instanceof Field.Present<String> fault
                        && fault.assumptions().contains(Assumption.A19)
                ? new Field.Unknown<>(fault.value(), fault.span(), fault.assumptions())
                : Field.present(new Reference(host, uri.span()), uri.span());
        return Optional.of(new KeyAddress(
                new Resource.Located(parts.value(KeyUri.KEY).get(), at),
                store,
                parts.value(KeyUri.VERSION)
                        .map(version -> new Resource.Located(
                                version, parts.get(KeyUri.VERSION).span()))));
    }

    private static Field<Reference> store(Resource resource, Body body) {
        Optional<Node.Scalar> id = body.plain("id");
        Optional<String> byId = id.map(Node.Scalar::text)
                .filter(text -> ArmId.parse(text).flatMap(ArmId::key).isPresent())
                .map(KeyAddress::storeId);
        if (byId.isPresent()) {
            return Field.present(
                    new Reference(byId.get(), id.get().span()), id.get().span());
        }
        // A template calls a key `store/key`.
        Optional<Node.Scalar> named = body.plain("name").filter(name -> Placeholder.indexOf(name.text(), '/', 0) > 0);
        if (named.isPresent()) {
            String text = named.get().text();
            String store = text.substring(0, Placeholder.indexOf(text, '/', 0));
            return Field.present(
                    new Reference(store, named.get().span()), named.get().span());
        }
        for (String parameter : new String[] {"vaultBaseUrl", "vaultName", "name"}) {
            Optional<Node.Scalar> found = resource.circumstances().parameter(parameter);
            if (found.isPresent()) {
                Span at = found.get().span();
                return Field.present(new Reference(found.get().text(), at), at);
            }
        }
        return Field.unknown("the input does not say which key store holds the key", resource.span());
    }

    /** The part of a key's resource id that is the id of its store. */
    private static String storeId(String keyId) {
        int keys = Placeholder.masked(keyId).toLowerCase(java.util.Locale.ROOT).indexOf("/keys/");
        return keyId.substring(0, keys);
    }
}
