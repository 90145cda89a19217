package io.github.livesessions.core.plan;

import static io.github.livesessions.core.session.Sample.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.core.session.SessionKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aPlanThatAllowsNobodyIsRefused(int limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plan("none", limit, WhenFull.ASK, Notice.NEVER, Set.of()))
                .withMessage("limit must be at least 1, but is " + limit);
    }

    @Test
    void aPlanMayAllowOne() {
        assertThat(new Plan("one", 1, WhenFull.ASK, Notice.NEVER, Set.of()).limit())
                .isEqualTo(1);
    }

    @Test
    void aPlanKeepsTheRolesThatItWasMadeWith() {
        Set<String> roles = new HashSet<>(Set.of("customer"));
        Plan plan = new Plan("gold", 1, WhenFull.ASK, Notice.NEVER, roles);

        roles.add("everybody");

        assertThat(plan.roles()).containsExactly("customer");
    }

    @Test
    void theSurplusIsWhatStandsAboveTheLimitTheFirstToGoFirst() {
        List<LiveSession> live = List.of(session("c", 3), session("a", 1), session("d", 4), session("b", 2));

        assertThat(plan(2).surplus(live)).containsExactly(session("a", 1), session("b", 2));
        assertThat(plan(1).surplus(live)).containsExactly(session("a", 1), session("b", 2), session("c", 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void whereThePlanHasPlaceForAllThereIsNoSurplus(int limit) {
        assertThat(plan(limit).surplus(List.of(session("a", 1), session("b", 2), session("c", 3), session("d", 4))))
                .isEmpty();
    }

    @Test
    void aSessionThatDoesNotCountIsNoPartOfTheSurplus() {
        assertThat(plan(1).surplus(List.of(
                        session("service", SessionKind.SERVICE, null),
                        session("impersonation", SessionKind.IMPERSONATION, null),
                        session("own", 5))))
                .isEmpty();
    }

    private static Plan plan(int limit) {
        return new Plan("gold", limit, WhenFull.EVICT_OLDEST, Notice.NEVER, Set.of());
    }
}
