package io.github.livesessions.registry.device;

import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.session.EndCause;
import java.util.Optional;
import java.util.Set;

/** What makes a block take effect on the sessions of its account, and of the realm. */
public interface Enforcement {

    /** Keeps the account's logins out until the transaction is over. */
    void lock();

    /** Ends the account's sessions on these devices, with the transaction. The caller has locked the account. */
    void end(Set<String> deviceIds, EndCause cause);

    /** Ends, soon after the commit, the sessions of all accounts on devices that are blocked for their realm. */
    void sweep();

    /** Tells the owner, after the commit, that a device was blocked, and by which word it can be undone. */
    void tell(KnownDevice blocked, Actor actor, Optional<UndoWord> word);
}
