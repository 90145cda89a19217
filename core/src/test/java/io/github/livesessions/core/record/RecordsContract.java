package io.github.livesessions.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.device.DeviceType;
import io.github.livesessions.core.place.Coordinates;
import io.github.livesessions.core.place.Place;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every form of the records keeps to. Each test has a realm of its own. */
public abstract class RecordsContract {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

    private String realm = "";

    @BeforeEach
    void newRealm() {
        realm = UUID.randomUUID().toString();
    }

    protected abstract EventLog events();

    protected abstract Outbox outbox();

    protected abstract AlertLog alerts();

    @Test
    void anEventIsReadAsItWasWritten() {
        SessionEvent event = full("ada", NOON);

        events().append(List.of(event));

        assertThat(events().page(realm, "ada", null, 10)).containsExactly(event);
    }

    @Test
    void anEventWithNothingButItsTypeIsReadAsItWasWritten() {
        SessionEvent event = bare("ada", NOON);

        events().append(List.of(event));

        assertThat(events().page(realm, null, null, 10)).containsExactly(event);
    }

    @Test
    void anEventDeliveredTwiceIsThereOnce() {
        SessionEvent event = bare("ada", NOON);

        events().append(List.of(event));
        events().append(List.of(event, bare("ada", NOON.minusSeconds(1))));

        assertThat(events().page(realm, "ada", null, 10)).hasSize(2);
    }

    @Test
    void eventsComeNewestFirstInPagesThatMissNone() {
        List<SessionEvent> sameMoment = List.of(bare("ada", NOON), bare("ada", NOON), bare("ada", NOON));
        events().append(sameMoment);
        events().append(List.of(bare("ada", NOON.plusSeconds(9)), bare("eve", NOON)));

        List<SessionEvent> first = events().page(realm, "ada", null, 2);
        List<SessionEvent> second = events().page(realm, "ada", first.get(1), 2);

        assertThat(first.get(0).at()).isEqualTo(NOON.plusSeconds(9));
        assertThat(first).doesNotContainAnyElementsOf(second);
        assertThat(second).hasSize(2).isSubsetOf(sameMoment);
        assertThat(events().page(realm, "ada", second.get(1), 2)).isEmpty();
    }

    @Test
    void anotherRealmSeesNothing() {
        events().append(List.of(bare("ada", NOON)));

        assertThat(events().page("elsewhere", "ada", null, 10)).isEmpty();
    }

    @Test
    void theOutboxHoldsAnEventUntilItIsDelivered() {
        SessionEvent early = full("ada", NOON);
        SessionEvent late = bare("ada", NOON.plusMillis(1));
        outbox().put(late);
        outbox().put(early);

        assertThat(own(outbox().waiting(1_000))).containsExactly(early, late);
        assertThat(own(outbox().waiting(1_000))).containsExactly(early, late);

        outbox().delivered(List.of(early));

        assertThat(own(outbox().waiting(1_000))).containsExactly(late);
    }

    @Test
    void anAlertIsRaisedOnceAndReadByItsUserOnly() {
        Alert alert = alert("ada", NOON);

        alerts().raise(alert);
        alerts().raise(alert);

        assertThat(alerts().page(realm, "ada", null, 10)).containsExactly(alert);
        assertThat(alerts().page(realm, "eve", null, 10)).isEmpty();
    }

    @Test
    void theFirstAnswerToAnAlertStands() {
        Alert alert = alert("ada", NOON);
        alerts().raise(alert);

        assertThat(alerts().answer(realm, "eve", alert.id(), Alert.Verdict.MINE))
                .isFalse();
        assertThat(alerts().answer(realm, "ada", alert.id(), Alert.Verdict.NOT_MINE))
                .isTrue();
        assertThat(alerts().answer(realm, "ada", alert.id(), Alert.Verdict.MINE))
                .isFalse();
        assertThat(alerts().page(realm, "ada", null, 1).get(0).answered()).contains(Alert.Verdict.NOT_MINE);
    }

    @Test
    void anAlertIsFoundByItsIdAndByItsSessionForItsUserOnly() {
        Alert old = alert("ada", NOON);
        Alert recent = alert("ada", NOON.plusSeconds(1));
        alerts().raise(recent);
        alerts().raise(old);
        Set<AlertRule> rules = Set.of(AlertRule.NOT_ME, AlertRule.LIMIT_REFUSED);

        assertThat(alerts().one(realm, "ada", old.id())).contains(old);
        assertThat(alerts().one(realm, "eve", old.id())).isEmpty();
        assertThat(alerts().one("elsewhere", "ada", old.id())).isEmpty();
        assertThat(alerts().about(realm, "ada", "session", rules)).contains(recent);
        assertThat(alerts().about(realm, "eve", "session", rules)).isEmpty();
        assertThat(alerts().about(realm, "ada", "another", rules)).isEmpty();
        assertThat(alerts().about(realm, "ada", "session", Set.of(AlertRule.LOCK_VIOLATION)))
                .isEmpty();
    }

    @Test
    void alertsComeNewestFirstInPages() {
        Alert old = alert("ada", NOON);
        Alert recent = alert("ada", NOON.plusSeconds(1));
        alerts().raise(old);
        alerts().raise(recent);

        assertThat(alerts().page(realm, "ada", null, 1)).containsExactly(recent);
        assertThat(alerts().page(realm, "ada", AlertLog.Mark.of(recent), 5)).containsExactly(old);
    }

    private List<SessionEvent> own(List<SessionEvent> waiting) {
        return waiting.stream().filter(event -> event.realmId().equals(realm)).toList();
    }

    private SessionEvent bare(String user, Instant at) {
        return SessionEvent.of(SessionEventType.SESSION_STARTED, at, realm, user, null, null);
    }

    private SessionEvent full(String user, Instant at) {
        return new SessionEvent(
                UUID.randomUUID().toString(),
                at,
                SessionEventType.SESSION_EVICTED,
                realm,
                user,
                "actor",
                "session",
                "device",
                "client",
                new DeviceDescription(DeviceType.MOBILE, "Pixel 8", "Chrome", "140.0", "Android", "14"),
                "2001:db8::1",
                new Place("Oslo", "Oslo", "NO", new Coordinates(59.9139, 10.7522, 20)),
                "evicted",
                "other-device");
    }

    private Alert alert(String user, Instant at) {
        return new Alert(
                UUID.randomUUID().toString(), at, AlertRule.NOT_ME, realm, user, "session", "device", "other", null);
    }
}
