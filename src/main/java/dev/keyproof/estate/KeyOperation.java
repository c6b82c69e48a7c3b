package dev.keyproof.estate;

/** A permission on keys, as access policies spell it; key operations are the same words. */
public enum KeyOperation implements Word {
    GET("get"),
    LIST("list"),
    WRAP_KEY("wrapKey"),
    UNWRAP_KEY("unwrapKey"),
    ENCRYPT("encrypt"),
    DECRYPT("decrypt"),
    SIGN("sign"),
    VERIFY("verify"),
    CREATE("create"),
    UPDATE("update"),
    IMPORT("import"),
    DELETE("delete"),
    BACKUP("backup"),
    RESTORE("restore"),
    RECOVER("recover"),
    PURGE("purge"),
    RELEASE("release"),
    ROTATE("rotate"),
    GET_ROTATION_POLICY("getrotationpolicy"),
    SET_ROTATION_POLICY("setrotationpolicy");

    private final String word;

    KeyOperation(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
