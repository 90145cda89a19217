package io.github.livesessions.core.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.plan.Notice;
import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.plan.WhenFull;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words in which the tests of admission are told. */
final class Story {

    private Story() {}

    static Plan plan(int limit, WhenFull whenFull) {
        return plan(limit, whenFull, Notice.NEVER);
    }

    static Plan plan(int limit, WhenFull whenFull, Notice notice) {
        return new Plan("gold", limit, whenFull, notice, Set.of());
    }

    /** A browser whose person ticked sessions on the choice page. */
    static Newcomer answering(@Nullable String deviceId, Map<String, EndCause> endings) {
        return new Newcomer(deviceId, true, true, endings, 0);
    }

    /** A browser whose person asked to keep both for now. */
    static Newcomer keepingBoth(@Nullable String deviceId) {
        return new Newcomer(deviceId, true, true, Map.of(), 1);
    }

    /** Whom the newcomer's admission ends, and why. */
    static Map<String, EndCause> ended(Admission admission) {
        assertThat(admission).isInstanceOf(Admission.Admitted.class);
        Map<String, EndCause> ended = new HashMap<>();
        for (GivesWay one : ((Admission.Admitted) admission).givingWay()) {
            assertThat(ended.put(one.session().id(), one.cause()))
                    .as("%s ends once", one.session().id())
                    .isNull();
        }
        return ended;
    }

    /** The question with those sessions to choose among, of which so many have to end. */
    static Admission asked(int surplus, LiveSession... others) {
        return new Admission.Asked(List.of(others), surplus);
    }

    /** The refusal for those sessions' sake. */
    static Admission refused(LiveSession... others) {
        return new Admission.Refused(List.of(others));
    }
}
