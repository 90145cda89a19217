package io.github.livesessions.gate;

import io.github.livesessions.core.admission.Admission;
import io.github.livesessions.registry.device.SessionBinding;

/** What a login has to do next at the gate. */
sealed interface Next {

    /** Nothing: it becomes a session, or goes on in the one that it has. */
    record Enter() implements Next {}

    /** Its browser shows its key. */
    record Prove() implements Next {}

    /** It came with the session of another browser: it begins again, as nobody. */
    record StartOver(SessionBinding.Mismatch mismatch) implements Next {}

    /** It is refused: its device is blocked. */
    record Blocked() implements Next {}

    /** It is asked for a second factor or a mailed code: its device may be a blocked one. */
    record Suspected() implements Next {}

    /** The person chooses what happens to the other sessions. */
    record Choose(Admission.Asked asked) implements Next {}

    /** It is refused: the plan is full. */
    record Full() implements Next {}
}
