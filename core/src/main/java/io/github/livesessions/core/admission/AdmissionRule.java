package io.github.livesessions.core.admission;

import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides a login from its plan, the account's live sessions and the newcomer. Pure: the same question has the same
 * answer, at the gate and again under the lock at the end of the login.
 */
public final class AdmissionRule {

    private AdmissionRule() {}

    /**
     * Decides whether the newcomer enters.
     *
     * @param live the account's live sessions without the newcomer itself, in any order
     */
    public static Admission decide(Plan plan, List<LiveSession> live, Newcomer newcomer) {
        List<GivesWay> givingWay = new ArrayList<>();
        List<LiveSession> staying = new ArrayList<>();
        for (LiveSession session : live) {
            EndCause chosen = newcomer.endings().get(session.id());
            if (chosen != null) {
                givingWay.add(new GivesWay(session, chosen));
            } else if (newcomer.replaces() && session.kind().counted() && session.runsOn(newcomer.deviceId())) {
                givingWay.add(new GivesWay(session, EndCause.REPLACED));
            } else if (session.kind().counted()) {
                staying.add(session);
            }
        }
        staying.sort(plan.whenFull().firstToGo());
        int surplus = staying.size() + 1 - plan.limit() - newcomer.extra();
        if (surplus > 0) {
            return whenFull(plan, givingWay, staying, surplus);
        }
        boolean replaced = givingWay.stream().anyMatch(one -> one.cause() == EndCause.REPLACED);
        boolean inform = !newcomer.answered()
                && !replaced
                && !staying.isEmpty()
                && plan.notice().wanted(newcomer.deviceId() == null);
        return inform ? new Admission.Asked(List.copyOf(staying), 0) : new Admission.Admitted(List.copyOf(givingWay));
    }

    /** Whether the newcomer enters however many sessions live, with no question asked. */
    public static boolean admitsWhoeverIsThere(Plan plan, Newcomer newcomer) {
        boolean evicts = switch (plan.whenFull()) {
            case EVICT_LEAST_ACTIVE, EVICT_OLDEST -> true;
            case ASK, REFUSE -> false;
        };
        return evicts && (newcomer.answered() || !plan.notice().wanted(newcomer.deviceId() == null));
    }

    private static Admission whenFull(Plan plan, List<GivesWay> givingWay, List<LiveSession> staying, int surplus) {
        return switch (plan.whenFull()) {
            case ASK -> new Admission.Asked(List.copyOf(staying), surplus);
            case REFUSE -> new Admission.Refused(List.copyOf(staying));
            case EVICT_LEAST_ACTIVE, EVICT_OLDEST -> {
                staying.stream()
                        .limit(surplus)
                        .map(session -> new GivesWay(session, EndCause.EVICTED))
                        .forEach(givingWay::add);
                yield new Admission.Admitted(List.copyOf(givingWay));
            }
        };
    }
}
