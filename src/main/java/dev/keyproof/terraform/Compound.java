package dev.keyproof.terraform;

import dev.keyproof.document.Node;
import dev.keyproof.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * Texts that are put together from several attributes in forms that everybody uses: the id or the URI of a key store,
 * {@code keys}, and the name of a key in it.
 */
final class Compound {
    private Compound() {}

    /** The text, if the references are those of such a form and of no other. */
    static Optional<Node> of(References.Found found, Wanted wanted, Names names, Span effect) {
        List<Referred> all = found.attributes();
        if (found.isOpen() || all.size() < 2 || (wanted != Wanted.KEY_URI && wanted != Wanted.RESOURCE_ID)) {
            return Optional.empty();
        }
        List<Referred> keys = all.stream().filter(Compound::isKeyName).toList();
        if (keys.size() != 1 || all.stream().anyMatch(wanted::fits) == (wanted == Wanted.KEY_URI)) {
            return Optional.empty();
        }
        Referred key = keys.get(0);
        String store = names.parent(key.instance().orElseThrow());
        boolean inside = all.stream()
                .anyMatch(other -> isStore(other) && store(other, names).equalsIgnoreCase(store));
        if (!inside) {
            return Optional.empty();
        }
        Instance instance = key.instance().get();
        boolean versioned = all.stream()
                .anyMatch(other ->
                        other.instance().equals(key.instance()) && other.name().equals("version"));
        String text = wanted == Wanted.KEY_URI ? names.keyUri(instance, versioned) : names.id(instance);
        return Optional.of(new Node.Scalar(Node.Form.TEXT, text, true, key.at().usedAt(effect)));
    }

    private static boolean isKeyName(Referred referred) {
        boolean key = referred.thing() == Thing.KEY || referred.thing() == Thing.HSM_KEY;
        return key && referred.instance().isPresent() && referred.name().equals("name");
    }

    private static boolean isStore(Referred referred) {
        boolean store = referred.thing() == Thing.KEY_VAULT || referred.thing() == Thing.HSM;
        return store && referred.instance().isPresent();
    }

    private static String store(Referred referred, Names names) {
        return names.id(referred.instance().orElseThrow());
    }
}
