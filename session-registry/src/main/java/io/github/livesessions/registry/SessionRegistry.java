package io.github.livesessions.registry;

import io.github.livesessions.core.admission.Admission;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.device.Devices;
import io.github.livesessions.registry.device.Recognized;
import io.github.livesessions.registry.device.SessionBinding;
import io.github.livesessions.registry.presence.Attendance;
import io.github.livesessions.registry.presence.Hello;
import io.github.livesessions.registry.push.Hub;
import io.github.livesessions.registry.visit.Visit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.provider.Provider;

/** The live sessions of the current Keycloak session's realm and transaction. */
public interface SessionRegistry extends Provider {

    /**
     * The policy by which logins to the realm are decided.
     *
     * @return empty where the realm has not been set up, or the gate is held open by the start option
     */
    Optional<Policy> gate(RealmModel realm);

    /** The same, but only where it is carried out: empty also for a realm in report-only. */
    default Optional<Policy> enforced(RealmModel realm) {
        return gate(realm).filter(Policy::enforces);
    }

    /** Whether the start option holds the gates of all realms open for repair. */
    boolean heldOpen();

    /**
     * Waits until no other login of the account is at work on this server, and holds the turn until the transaction is
     * over.
     *
     * @throws IllegalStateException if the turn does not come in time, or too many wait already
     */
    void takeTurn(RealmModel realm, UserModel user);

    /**
     * Lets the account's next login go on, unless this one has locked the account. The request must not take a turn
     * again: it has a connection by now, and would wait with it.
     */
    void leaveTurn(RealmModel realm, UserModel user);

    /**
     * What the gate would answer now, without a turn, where others of the account are at work and the answer is a page: in
     * a burst nobody waits only to be refused. Empty where the login has to take its turn. Asked in a transaction of its own,
     * so that who waits afterwards waits without a connection.
     *
     * @param sessionId the id that the session would have
     */
    Optional<Admission> glance(RealmModel realm, UserModel user, Policy policy, String sessionId, Visit visit);

    /** Which of the account's devices the visit comes from, and whether blocks keep it out. */
    Recognized recognize(RealmModel realm, UserModel user, Policy policy, Visit visit);

    /**
     * What the gate would answer now; changes nothing.
     *
     * @param sessionId the id that the session would have
     */
    Admission assess(RealmModel realm, UserModel user, Policy policy, String sessionId, Visit visit);

    /**
     * Records a login that Keycloak has completed. In a gated realm it decides once more, in the login's own
     * transaction and under the account's lock, and what gives way ends after the commit; a login that finds no room
     * ends itself. In report-only, what would have become of it is told after its commit.
     */
    void record(RealmModel realm, UserModel user, CompletedLogin login);

    /**
     * Forgets a session that Keycloak has ended, unless an offline token keeps it alive.
     *
     * @param userId whose it was, if the event tells
     */
    void forget(RealmModel realm, @Nullable String userId, String sessionId, EndCause cause);

    /** Forgets the account's sessions, which Keycloak has ended all at once, but those that offline tokens keep alive. */
    void forgetOnline(RealmModel realm, String userId, EndCause cause);

    /** Forgets the sessions of the realm, which Keycloak has ended all at once, and with them what offline tokens kept alive. */
    void forgetAll(RealmModel realm, EndCause cause);

    /** Notes that an offline token was issued for the session, which will survive the browser's. */
    void turnOffline(RealmModel realm, String sessionId);

    /**
     * Ends one session of the account and its offline twin, recorded or not.
     *
     * @return whether the account has it
     */
    boolean end(RealmModel realm, UserModel user, String sessionId, EndCause cause);

    /**
     * Ends the account's sessions whose pages are silent.
     *
     * @param spared id of one that stays; empty for none
     * @return how many end
     */
    int endOffline(RealmModel realm, UserModel user, String spared, EndCause cause);

    /** Ends every session of the account, offline ones too; by its owner or an admin, older tokens are void as well. */
    void endAll(RealmModel realm, UserModel user, EndCause cause);

    /**
     * Ends every session of the account because a login says so, of which none comes. The account keeps the login's device:
     * the owner can contest what it did.
     */
    void endAll(RealmModel realm, UserModel user, Policy policy, Visit visit);

    /**
     * Ends what the account has above its plan, such as a plan that shrank has left; a session that is kept for a while
     * stays for that while. Nothing where the realm has no policy.
     *
     * @return how many sessions end
     */
    int applyPlan(RealmModel realm, UserModel user);

    /** Something has changed that the account's plan may depend on: what is noted of it is looked at soon. */
    void planChanged(RealmModel realm, String userId);

    /** The same as {@link #applyPlan} for every account of the realm, each in a transaction of its own; may be done again at any time. */
    AppliedPlans applyPlans(RealmModel realm);

    /** The same once the current transaction has committed, by threads of this server's own. */
    void applyPlansAfterCommit(RealmModel realm);

    /** What the start options have given this server. */
    Equipment equipment();

    /**
     * What applying that policy now would end.
     *
     * @param shown whose name the reader may see
     */
    PlanPreview preview(RealmModel realm, Policy policy, Predicate<UserModel> shown);

    /** Whether that policy would lock out the administrator who sends the current request. */
    boolean locksOut(RealmModel realm, Policy policy);

    /** Ends every session of the account but that one, offline ones too. */
    void endOthers(RealmModel realm, UserModel user, String sessionId, EndCause cause);

    /**
     * Ends what a new password ends, and writes to the owner, where the realm is gated; in report-only, what it would
     * have ended is told.
     *
     * @param spared the session in which its owner has just set it, and those that the same login ends by itself
     */
    void passwordSet(RealmModel realm, UserModel user, Set<String> spared, boolean byAdministrator);

    /**
     * Takes down what the clients of an account's sessions have to hear, before the account goes and they with it; where
     * the realm is gated.
     */
    void leaving(RealmModel realm, UserModel user);

    /** The account's devices, and what keeps them out; changes go with the current transaction. */
    Devices devices(RealmModel realm, UserModel user);

    /** Puts an event about a request of the account into the history, with the current transaction. */
    void tell(RealmModel realm, UserModel user, SessionEventType type, Visit visit, @Nullable String cause);

    /** Puts a change of the realm's policy into the history, with the current transaction. */
    void policyChanged(RealmModel realm, String cause);

    /** Notes that a full plan has refused a login, in a transaction of its own. */
    void refusedFull(RealmModel realm, UserModel user, Visit visit);

    /**
     * Notes that a session was used away from its browser, in a transaction of its own; ends it where the realm says so.
     * In report-only it notes only that the request would have been refused.
     *
     * @param visit the request
     */
    void violated(
            RealmModel realm,
            UserModel user,
            Policy policy,
            String sessionId,
            Visit visit,
            SessionBinding.Mismatch mismatch);

    /** Notes that a blocked device was refused, in a transaction of its own. */
    void refusedBlocked(RealmModel realm, UserModel user, Visit visit);

    /** What the guard of that account needs to know and to keep. */
    AccountGuard guard(RealmModel realm, UserModel user);

    /** What is kept of the past of that account. */
    AccountHistory history(RealmModel realm, UserModel user);

    /** Where it is noted who looks at the realm's history. */
    HistoryAccess historyAccess(RealmModel realm);

    /** What pages that show places have to say, as a link to db-ip.com; empty where nothing has to be said. */
    Optional<String> placeAttribution();

    /** Where pages check their sessions on this node. */
    Attendance attendance();

    /** What a page of the user's session is told before its first check. */
    Hello hello(RealmModel realm, UserModel user, UserSessionModel userSession);

    /** What tells the streams of this server. */
    Hub hub();

    /** Deletes all that is kept of an account. */
    void erase(RealmModel realm, UserModel user);

    /** Deletes all that is kept of a realm. */
    void erase(RealmModel realm);
}
