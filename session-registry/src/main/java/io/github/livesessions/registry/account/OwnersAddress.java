package io.github.livesessions.registry.account;

import io.github.livesessions.registry.store.AddressStore;
import io.github.livesessions.registry.store.StandingAddress;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/**
 * The verified address of an account, and since when it stands: a code that is mailed there proves nothing for a device
 * that has been in the account for longer, since who sits at it may have changed the address.
 */
public final class OwnersAddress {

    private final AddressStore store;
    private final UserModel user;

    public OwnersAddress(AddressStore store, UserModel user) {
        this.store = store;
        this.user = user;
    }

    /** The address to which mails about the account may go; empty where none is verified. */
    public static Optional<String> verified(UserModel user) {
        String address = user.getEmail();
        return address == null || address.isBlank() || !user.isEmailVerified()
                ? Optional.empty()
                : Optional.of(address);
    }

    /** Since when it stands; empty where there is none. */
    public Optional<Instant> since(Instant now) {
        return verified(user).map(address -> {
            Optional<StandingAddress> kept = store.of(user.getId());
            return kept.isEmpty() ? atFirstSight(now) : compare(kept.get(), address, now);
        });
    }

    /** Looks whether it has changed, as far as the account has been met. */
    public void mayHaveChanged(Instant now) {
        Optional<String> address = verified(user);
        store.of(user.getId()).ifPresent(kept -> compare(kept, address.orElse(null), now));
    }

    /** Writes down the address of an account that has just been met. */
    public void meet(Instant now) {
        store.put(user.getId(), verified(user).map(AddressDigest::of).orElse(null), atFirstSight(now));
    }

    /** What stands before any device was let in is older than all of them. */
    private Instant atFirstSight(Instant now) {
        return store.hasDevices(user.getId()) ? now : Instant.EPOCH;
    }

    /** Changes that no event told of, such as those by a directory, are seen here at the latest. */
    private Instant compare(StandingAddress kept, @Nullable String address, Instant now) {
        String digest = kept.digest();
        boolean none = digest == null && address == null;
        boolean same = none || (digest != null && address != null && AddressDigest.matches(digest, address));
        Instant since = kept.since();
        if (same && since != null) {
            return since;
        }
        store.put(user.getId(), address == null ? null : AddressDigest.of(address), now);
        return now;
    }
}
