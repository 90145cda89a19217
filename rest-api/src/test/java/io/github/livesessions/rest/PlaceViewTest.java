package io.github.livesessions.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.place.Coordinates;
import io.github.livesessions.core.place.Place;
import org.junit.jupiter.api.Test;

final class PlaceViewTest {

    @Test
    void theCountryHasItsEnglishName() {
        assertThat(PlaceView.of(new Place("Oslo", "Oslo", "NO", new Coordinates(59.9, 10.7, 20))))
                .isEqualTo(new PlaceView("Oslo", "Oslo", "Norway", "NO", 59.9, 10.7, 20));
    }

    @Test
    void whatIsNotKnownStaysEmpty() {
        assertThat(PlaceView.of(new Place(null, null, null, null)))
                .isEqualTo(new PlaceView(null, null, null, null, null, null, null));
    }
}
