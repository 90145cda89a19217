package io.github.livesessions.registry.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.device.DeviceType;
import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What travels between nodes. */
class ClusterPathTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

    @Test
    void anEventArrivesWithItsIdsAndWords() {
        SessionEvent event = SessionEvent.of(SessionEventType.SESSION_ENDED, NOON, "realm", "ada", "sid", "admin")
                .doneBy("root", "phone");

        assertThat(ClusterPath.read(ClusterPath.write(List.of(event)))).containsExactly(event);
    }

    @Test
    void addressesAndPlacesDoNotTravel() {
        SessionEvent event = new SessionEvent(
                "id",
                NOON,
                SessionEventType.SESSION_STARTED,
                "realm",
                "ada",
                null,
                "sid",
                "laptop",
                "client",
                new DeviceDescription(DeviceType.MOBILE, "Pixel 8", "Chrome", "140.0", "Android", "14"),
                "2001:db8::1",
                new Place("Oslo", "Oslo", "NO", null),
                null);

        assertThat(ClusterPath.write(List.of(event)))
                .doesNotContain("2001:db8::1")
                .doesNotContain("Oslo")
                .doesNotContain("Pixel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{}", "[[]]", "[[\"1\",\"x\",\"session-ended\",\"r\"]]", "[[\"1\"]]"})
    void aMessageThatCannotBeReadIsNone(String message) {
        assertThat(ClusterPath.read(message)).isEmpty();
    }

    @Test
    void anEventOfATypeThatIsNotKnownYetIsPassedOver() {
        String later = ClusterPath.write(
                        List.of(SessionEvent.of(SessionEventType.SESSION_ENDED, NOON, "realm", "ada", "sid", "admin")))
                .replace("session-ended", "session-teleported");

        assertThat(ClusterPath.read(later)).isEmpty();
    }
}
