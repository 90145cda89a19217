package io.github.livesessions.registry.mail;

import io.github.livesessions.registry.device.UndoWord;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that the owner of an account is told by mail. */
public sealed interface Letter {

    /** The code that opens the guard, good for so long. */
    record Code(String digits, Duration lifetime) implements Letter {

        /** It opens something: it is in the mail and nowhere else. */
        @Override
        public String toString() {
            return "a code";
        }
    }

    /** Sessions were ended from another device. */
    record Ended(List<Whereabouts> sessions, Whereabouts by) implements Letter {}

    /** Sessions were ended by an administrator. */
    record EndedByAdministrator(List<Whereabouts> sessions) implements Letter {}

    /** The password was changed, from there. */
    record PasswordChanged(Whereabouts by) implements Letter {}

    /** An administrator has set a new password. */
    record PasswordSet() implements Letter {}

    /**
     * A device was blocked.
     *
     * @param by the device from which it was done; null where an administrator did it
     * @param undo the word that undoes it; null where the owner cannot
     */
    record Blocked(
            Whereabouts device,
            @Nullable Whereabouts by,
            @Nullable UndoWord undo) implements Letter {}

    /** A session was used away from its browser, and refused. */
    record LockViolated(Whereabouts by) implements Letter {}

    /** A blocked device tried to log in. */
    record BlockedTried(Whereabouts by) implements Letter {}
}
