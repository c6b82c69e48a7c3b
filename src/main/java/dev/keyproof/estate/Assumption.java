package dev.keyproof.estate;

import java.util.Optional;

/**
 * What we take for granted where no document settles it. Each is on by default, named with every outcome that rests on
 * it, and can be switched off; what rested on it is then unknown.
 */
public enum Assumption {
    A1("a template resource, a request body, a service answer and a whole row are complete: absent means absent"),
    A2("soft delete not written at api-version 2019-09-01 or later is on"),
    A3("soft delete not written before api-version 2019-09-01 is off"),
    A4("purge protection not written is off"),
    A5("booleans and numbers written as texts are read as what they say"),
    A6("the permission model not written follows the api-version; null in a service answer is access policies"),
    A7("a key's recoveryLevel shows the protection of its key vault at the time of reading"),
    A8("an RSA key without a size has 2048 bits"),
    A9("the size of a key is the bit length of its modulus"),
    A10("a key version has 32 characters"),
    A11("a key vault is limited to networks if its firewall denies by default or public access is not enabled"),
    A12("a private endpoint of the vault may exist outside the input unless the input is declared complete"),
    A13("what custom roles, groups, eligible or conditional assignments grant is not known"),
    A14("a grant counts at key, key vault, resource group, subscription or management group scope"),
    A15("a key is valid from notBefore on and before expires, at the evaluation instant"),
    A16("regions are compared without blanks and case"),
    A17("an expired key fails backup and restore, as the source says"),
    A18("a key vault in another region, subscription or tenant than the backup vault is no matter"),
    A19("the cloud is public Azure, and the key URI must be of that cloud"),
    A20("a customer-managed key on the operational tier alone is worth a warning");

    private final String meaning;

    Assumption(String meaning) {
        this.meaning = meaning;
    }

    /** The name users and reports write: {@code azure-A4}. */
    public String id() {
        return "azure-" + name();
    }

    /** What is assumed, in one clause. */
    public String meaning() {
        return meaning;
    }

    /** The assumption of an id, in any case. */
    public static Optional<Assumption> of(String id) {
        for (Assumption assumption : values()) {
            if (assumption.id().equalsIgnoreCase(id)) {
                return Optional.of(assumption);
            }
        }
        return Optional.empty();
    }
}
