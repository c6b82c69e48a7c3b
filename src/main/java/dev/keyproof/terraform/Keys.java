package dev.keyproof.terraform;

import dev.keyproof.document.Node;
import dev.keyproof.text.Span;
import java.util.Optional;

/** Lowers keys of azurerm, of key vaults and of managed HSMs. */
final class Keys {
    private final Symbols symbols;

    Keys(Symbols symbols) {
        this.symbols = symbols;
    }

    Node.Mapping key(Instance key) {
        Span place = key.place();
        Arm attributes = new Arm(place)
                .set("nbf", symbols.of(key.attribute("not_before_date"), Wanted.PLAIN))
                .set("exp", symbols.of(key.attribute("expiration_date"), Wanted.PLAIN));
        Arm properties = new Arm(place)
                .set("kty", symbols.of(key.attribute("key_type"), Wanted.PLAIN))
                .set(
                        "keySize",
                        symbols.of(key.attribute("key_size"), Wanted.PLAIN).filter(size -> !isZero(size)))
                .set("curveName", curve(key))
                .set("keyOps", symbols.of(key.attribute("key_opts"), Wanted.PLAIN))
                .set("attributes", attributes);
        return Common.start(key, symbols).set("properties", properties).node();
    }

    /** A key without curve has one in the eyes of the provider until it is made; only an EC key will. */
    private Optional<Node> curve(Instance key) {
        boolean elliptic = key.attribute("key_type")
                .text()
                .filter(type -> type.startsWith("EC"))
                .isPresent();
        return elliptic ? symbols.of(key.attribute("curve"), Wanted.PLAIN) : Optional.empty();
    }

    private static boolean isZero(Node size) {
        return size instanceof Node.Scalar scalar && scalar.text().equals("0");
    }
}
