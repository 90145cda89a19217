package io.github.livesessions.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.presence.Presence;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LiveSessionTest {

    @Test
    void itRunsOnItsOwnDevice() {
        LiveSession session = Sample.session("one", SessionKind.SESSION, "laptop");

        assertThat(session.runsOn("laptop")).isTrue();
        assertThat(session.runsOn("phone")).isFalse();
        assertThat(session.runsOn(null)).isFalse();
    }

    @Test
    void aSessionWithoutADeviceRunsOnNone() {
        LiveSession session = Sample.session("one", SessionKind.SESSION, null);

        assertThat(session.runsOn(null)).isFalse();
        assertThat(session.runsOn("laptop")).isFalse();
    }

    @Test
    void itsPlaceMayBeUnknown() {
        Place oslo = new Place("Oslo", null, "NO", null);

        assertThat(Sample.session("one", 0).place()).isEmpty();
        assertThat(from(oslo).place()).contains(oslo);
    }

    private static LiveSession from(Place place) {
        return new LiveSession(
                "one",
                "ada",
                SessionKind.SESSION,
                null,
                null,
                DeviceDescription.UNKNOWN,
                place,
                Instant.EPOCH,
                Instant.EPOCH,
                Presence.UNCHECKED,
                null);
    }
}
