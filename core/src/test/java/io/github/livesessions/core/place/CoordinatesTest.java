package io.github.livesessions.core.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinatesTest {

    @ParameterizedTest
    @CsvSource({"0,0", "59.91,10.75", "-33.87,151.21", "90,180", "-90,-180", "-0.0,-0.0"})
    void aPointOnTheGlobeIsAccepted(double latitude, double longitude) {
        Coordinates oslo = new Coordinates(latitude, longitude, 20);

        assertThat(oslo.latitude()).isEqualTo(latitude);
        assertThat(oslo.longitude()).isEqualTo(longitude);
    }

    @ParameterizedTest
    @ValueSource(doubles = {90.0001, -90.0001, 1e9, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aLatitudeOffTheGlobeIsRefused(double latitude) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Coordinates(latitude, 0, null))
                .withMessage("latitude must lie between -90 and 90, but is " + latitude);
    }

    @ParameterizedTest
    @ValueSource(doubles = {180.0001, -180.0001, 1e9, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aLongitudeOffTheGlobeIsRefused(double longitude) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Coordinates(0, longitude, null))
                .withMessage("longitude must lie between -180 and 180, but is " + longitude);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aRadiusThatIsNoneIsRefused(int accuracyKm) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Coordinates(0, 0, accuracyKm))
                .withMessage("accuracyKm must be above 0, but is " + accuracyKm);
    }

    @Test
    void theSmallestRadiusIsAKilometre() {
        assertThat(new Coordinates(0, 0, 1).accuracyKm()).isEqualTo(1);
    }

    @Test
    void theRadiusMayBeUntold() {
        assertThat(new Coordinates(0, 0, null).accuracyKm()).isNull();
    }
}
