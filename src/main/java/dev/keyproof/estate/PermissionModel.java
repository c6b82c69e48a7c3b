package dev.keyproof.estate;

/** How a key store decides who may use its keys (KEY-2, KEY-3, KEY-4). */
public enum PermissionModel implements Word {
    RBAC("rbac"),
    ACCESS_POLICY("access-policy"),
    LOCAL_RBAC("local-rbac");

    private final String word;

    PermissionModel(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
