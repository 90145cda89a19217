package io.github.livesessions.core.plan;

import static io.github.livesessions.core.session.Sample.offline;
import static io.github.livesessions.core.session.Sample.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.session.LiveSession;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FirstToGoTest {

    @Test
    void theOldestSessionGivesWayHoweverActive() {
        assertThat(order(WhenFull.EVICT_OLDEST, session("young", 9, 10), session("old", 1, 99), session("mid", 5, 5)))
                .containsExactly("old", "mid", "young");
    }

    @ParameterizedTest
    @EnumSource(names = "EVICT_OLDEST", mode = EnumSource.Mode.EXCLUDE)
    void elsewhereTheLeastActiveSessionGivesWayHoweverYoung(WhenFull way) {
        assertThat(order(way, session("busy", 1, 99), session("idle", 9, 10), session("mid", 5, 50)))
                .containsExactly("idle", "mid", "busy");
    }

    @ParameterizedTest
    @EnumSource(names = "EVICT_OLDEST", mode = EnumSource.Mode.EXCLUDE)
    void ofTwoAlikeInActivityTheOlderGivesWay(WhenFull way) {
        assertThat(order(way, session("a", 2, 10), session("z", 1, 10))).containsExactly("z", "a");
    }

    @ParameterizedTest
    @EnumSource(names = "EVICT_OLDEST", mode = EnumSource.Mode.EXCLUDE)
    void anOfflineSessionGoesBeforeAllOthersHoweverActive(WhenFull way) {
        assertThat(order(way, session("online", 1, 10), offline("offline", 2, 99), session("unchecked", 1, 11)))
                .containsExactly("offline", "online", "unchecked");
    }

    @Test
    void whereTheOldestGivesWayItDoesNot() {
        assertThat(order(WhenFull.EVICT_OLDEST, session("old", 1, 10), offline("young", 2, 2)))
                .containsExactly("old", "young");
    }

    @ParameterizedTest
    @EnumSource
    void ofTwoAlikeInAllTheIdDecides(WhenFull way) {
        assertThat(order(way, session("b", 1), session("c", 1), session("a", 1)))
                .containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @EnumSource
    void onlyOneAndTheSameSessionIsEqual(WhenFull way) {
        assertThat(way.firstToGo().compare(session("a", 1), session("a", 1))).isZero();
        assertThat(way.firstToGo().compare(session("a", 1), session("b", 1))).isNegative();
        assertThat(way.firstToGo().compare(session("b", 1), session("a", 1))).isPositive();
    }

    private static List<String> order(WhenFull way, LiveSession... sessions) {
        return List.of(sessions).stream()
                .sorted(way.firstToGo())
                .map(LiveSession::id)
                .toList();
    }
}
