package io.github.livesessions.registry.device;

import org.jspecify.annotations.Nullable;

/**
 * Who changes a device of an account.
 *
 * @param id of the user who does it
 * @param owner whether it is the account's own user
 * @param deviceId the device of the account from which it is done; null where it is none
 */
public record Actor(String id, boolean owner, @Nullable String deviceId) {

    /** The owner of the account, from that device. */
    public static Actor owner(String userId, @Nullable String deviceId) {
        return new Actor(userId, true, deviceId);
    }

    /** An administrator. */
    public static Actor administrator(String userId) {
        return new Actor(userId, false, null);
    }

    /** As the history names it: nobody, where it is the owner. */
    @Nullable
    String inHistory() {
        return owner ? null : id;
    }
}
