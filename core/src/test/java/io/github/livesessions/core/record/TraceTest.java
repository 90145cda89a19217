package io.github.livesessions.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.place.Place;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of somebody who does not want to be located. */
class TraceTest {

    private static final Place OSLO = new Place("Oslo", null, "NO", null);

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.0/24",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1::/48",
        "203.0.113.0/24, 203.0.113.0/24",
    })
    void anAddressBecomesItsNeighbourhood(String address, String kept) {
        assertThat(Trace.whole(address, OSLO).blurred()).isEqualTo(new Trace(kept, null));
    }

    @Test
    void whatIsNoAddressIsDropped() {
        assertThat(Trace.whole("proxy", OSLO).blurred()).isEqualTo(new Trace(null, null));
        assertThat(Trace.whole(null, OSLO).blurred()).isEqualTo(new Trace(null, null));
    }

    @Test
    void aFilterKeepsWhatItIsNotTold() {
        EventFilter adas = EventFilter.ALL.of("ada").under(Set.of("pseudonym"));

        assertThat(adas.userId()).isEqualTo("ada");
        assertThat(adas.pseudonyms()).containsExactly("pseudonym");
        assertThat(adas.types()).isEmpty();
        assertThat(Preferences.STANDARD).isEqualTo(new Preferences(true, true));
    }
}
