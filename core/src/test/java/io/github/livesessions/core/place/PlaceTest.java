package io.github.livesessions.core.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class PlaceTest {

    @Test
    void aCityIsLocated() {
        Coordinates oslo = new Coordinates(59.91, 10.75, 20);

        assertThat(new Place("Oslo", "Oslo", "NO", oslo).located()).contains(oslo);
    }

    @Test
    void aCountryAloneIsNotLocated() {
        assertThat(new Place(null, null, "NO", null).located()).isEmpty();
    }

    @Test
    void nowhereIsNoPlace() {
        assertThat(PlaceLookup.NOWHERE.locate(InetAddress.getLoopbackAddress())).isEmpty();
    }
}
