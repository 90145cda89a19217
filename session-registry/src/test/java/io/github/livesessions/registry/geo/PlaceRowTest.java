package io.github.livesessions.registry.geo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.place.Coordinates;
import io.github.livesessions.core.place.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceRowTest {

    @Test
    void floatsKeepTheDigitsThatTheyWereWrittenWith() {
        assertThat(row("NO", 59.9139f, 10.7522f, null).place())
                .contains(new Place("Oslo", null, "NO", new Coordinates(59.9139, 10.7522, null)));
    }

    @ParameterizedTest
    @CsvSource({"90.1,0", "0,-180.5", "NaN,0", "0,Infinity"})
    void aPointOffTheGlobeIsLeftOut(double latitude, double longitude) {
        assertThat(row("NO", latitude, longitude, 20).place()).contains(new Place("Oslo", null, "NO", null));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -5})
    void aRadiusThatIsNoneIsLeftOut(int radius) {
        assertThat(row("NO", 1, 2, radius).place())
                .contains(new Place("Oslo", null, "NO", new Coordinates(1, 2, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "NOR", "<b>"})
    void whatIsNoCountryCodeIsLeftOut(String code) {
        assertThat(row(code, null, null, null).place()).contains(new Place("Oslo", null, null, null));
    }

    @Test
    void theUnknownCountryHasNoCoordinatesEither() {
        assertThat(row("ZZ", 0, 0, null).place()).contains(new Place("Oslo", null, null, null));
    }

    @Test
    void blankNamesAreNoPlace() {
        assertThat(new PlaceRow("", " ", "ZZ", null, null, null).place()).isEmpty();
    }

    private static PlaceRow row(
            @Nullable String country,
            @Nullable Number latitude,
            @Nullable Number longitude,
            @Nullable Integer accuracyKm) {
        return new PlaceRow("Oslo", "", country, latitude, longitude, accuracyKm);
    }
}
