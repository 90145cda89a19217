package io.github.livesessions.core.block;

import java.util.Optional;

/** Whom a block keeps a device from. */
public enum BlockScope {
    /** One account, by its owner or an administrator. */
    ACCOUNT("account"),
    /** Every account of the realm, by an administrator. */
    REALM("realm");

    private final String id;

    BlockScope(String id) {
        this.id = id;
    }

    /** The stored and published name. */
    public String id() {
        return id;
    }

    /** The scope of that name, if there is one. */
    public static Optional<BlockScope> of(String id) {
        for (BlockScope scope : values()) {
            if (scope.id.equals(id)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
