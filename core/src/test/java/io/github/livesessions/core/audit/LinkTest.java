package io.github.livesessions.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.device.DeviceType;
import io.github.livesessions.core.place.Coordinates;
import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A record says all that its event says, and gives away nothing that is personal. */
class LinkTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final DeviceDescription LAPTOP =
            new DeviceDescription(DeviceType.DESKTOP, null, "Firefox", "140", "Linux", null);
    private static final Place OSLO = new Place("Oslo", null, "NO", new Coordinates(59.9, 10.7, 20));

    private static SessionEvent event(@Nullable String user, @Nullable String cause, @Nullable Place place) {
        return new SessionEvent(
                "event",
                NOON,
                SessionEventType.SESSION_ENDED,
                "realm",
                user,
                "admin",
                "session",
                "laptop",
                "app",
                LAPTOP,
                "203.0.113.7",
                place,
                cause);
    }

    private static Link link(SessionEvent event, String salt) {
        Map<EventPart, String> salts = new EnumMap<>(EventPart.class);
        for (EventPart part : EventPart.values()) {
            if (part.isIn(event)) {
                salts.put(part, salt);
            }
        }
        return Link.of(7, event, salts, null);
    }

    private static String hash(SessionEvent event) {
        return link(event, "salt").hash("realm", Link.origin("realm"));
    }

    static Stream<SessionEvent> changedEvents() {
        SessionEvent told = event("ada", "logout", OSLO);
        return Stream.of(
                event("eve", "logout", OSLO),
                event("ada", "admin", OSLO),
                event("ada", "logout", null),
                told.withId("another"),
                told.by(null),
                told.doneBy("admin", "phone"),
                told.under("tablet", null, "203.0.113.7"),
                told.under("laptop", null, "203.0.113.8"));
    }

    @ParameterizedTest
    @MethodSource("changedEvents")
    void whateverIsChangedOfAnEventChangesItsRecord(SessionEvent changed) {
        assertThat(hash(changed)).isNotEqualTo(hash(event("ada", "logout", OSLO)));
    }

    @Test
    void theSameEventHasTheSameRecord() {
        assertThat(hash(event("ada", "logout", OSLO))).isEqualTo(hash(event("ada", "logout", OSLO)));
    }

    @Test
    void aRecordHangsOnItsPlaceAndOnWhatCameBefore() {
        SessionEvent told = event("ada", "logout", OSLO);
        Link link = link(told, "salt");
        Link later = new Link(8, link.eventId(), link.at(), link.fact(), link.commitments(), null);
        String origin = Link.origin("realm");

        assertThat(later.hash("realm", origin)).isNotEqualTo(link.hash("realm", origin));
        assertThat(link.hash("realm", link.hash("realm", origin))).isNotEqualTo(link.hash("realm", origin));
        assertThat(Link.origin("another")).isNotEqualTo(origin);
    }

    @ParameterizedTest
    @EnumSource
    void withoutItsSaltAPartCannotBeGuessed(EventPart part) {
        SessionEvent told = event("ada", "logout", OSLO);

        assertThat(link(told, "salt").commitment(part))
                .isNotEqualTo(link(told, "pepper").commitment(part));
    }

    @Test
    void whereAnEventHasNothingThereIsNothingToCommitTo() {
        SessionEvent bare = SessionEvent.of(SessionEventType.POLICY_CHANGED, NOON, "realm", null, null, null);

        assertThat(Stream.of(EventPart.values()).filter(part -> part.isIn(bare)))
                .isEmpty();
        assertThat(link(bare, "salt").commitments()).isEmpty();
    }

    @Test
    void aFieldIsToldFromItsNeighbourAndNothingFromEmpty() {
        assertThat(new Digest("test").with("ab").with("c").text())
                .isNotEqualTo(new Digest("test").with("a").with("bc").text());
        assertThat(new Digest("test").with(null).text())
                .isNotEqualTo(new Digest("test").with("").text());
    }

    @Test
    void aSignedTextNamesWhatItIsOf() {
        assertThat(new Checkpoint("realm", 7, 5, "hash", NOON).text())
                .startsWith("live-sessions checkpoint 1\nrealm\n7\n5\nhash\n");
        assertThat(new Cut("realm", 7, 5, "hash").text()).isEqualTo("live-sessions cut 1\nrealm\n7\n5\nhash");
        assertThat(Cut.none("realm").hash()).isEqualTo(Link.origin("realm"));
    }
}
