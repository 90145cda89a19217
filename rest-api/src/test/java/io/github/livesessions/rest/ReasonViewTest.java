package io.github.livesessions.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.device.DeviceType;
import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.policy.Reveal;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.push.Acquaintance;
import io.github.livesessions.registry.push.By;
import io.github.livesessions.registry.push.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How much is told of the device that ended a session. */
class ReasonViewTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final ReasonView.Device WHOLE_DEVICE = new ReasonView.Device("mobile", "Ada's", "Safari", "iOS");
    private static final ReasonView.Device TYPE = new ReasonView.Device("mobile", null, null, null);

    @ParameterizedTest
    @EnumSource
    void anAppLearnsNothingOfItWhateverTheAccountKnows(Acquaintance acquaintance) {
        assertThat(ReasonView.toApp(reason(acquaintance))).isEqualTo(view(null, null));
    }

    @ParameterizedTest
    @EnumSource
    void anOwnerOnADeviceThatNobodyKnowsLearnsNothingOfIt(Reveal reveal) {
        assertThat(ReasonView.toOwner(reason(Acquaintance.NONE), reveal)).isEqualTo(view(null, null));
    }

    @ParameterizedTest
    @EnumSource
    void anOwnerOnAProvenDeviceLearnsAllOfIt(Reveal reveal) {
        assertThat(ReasonView.toOwner(reason(Acquaintance.PROVEN), reveal))
                .isEqualTo(view(WHOLE_DEVICE, new ReasonView.City("Osaka", "Japan")));
    }

    @Test
    void anOwnerOnADeviceThatIsNotProvenLearnsWhatTheRealmReveals() {
        Reason reason = reason(Acquaintance.MET_BEFORE);

        assertThat(ReasonView.toOwner(reason, Reveal.FULL))
                .isEqualTo(view(WHOLE_DEVICE, new ReasonView.City("Osaka", "Japan")));
        assertThat(ReasonView.toOwner(reason, Reveal.COUNTRY))
                .isEqualTo(view(TYPE, new ReasonView.City(null, "Japan")));
        assertThat(ReasonView.toOwner(reason, Reveal.DEVICE_TYPE)).isEqualTo(view(TYPE, null));
    }

    @Test
    void whoEndedItWithoutADeviceIsToldWithoutOne() {
        Reason bare = Reason.bare(EndCause.ADMIN, NOON);

        assertThat(ReasonView.whole(bare)).isEqualTo(new ReasonView("admin", "administrator", NOON, null, null));
    }

    private static ReasonView view(ReasonView.@Nullable Device device, ReasonView.@Nullable City place) {
        return new ReasonView("logout", "you", NOON, device, place);
    }

    private static Reason reason(Acquaintance acquaintance) {
        KnownDevice phone = new KnownDevice(
                "d",
                "b",
                null,
                "Ada's",
                new DeviceDescription(DeviceType.MOBILE, "iPhone", "Safari", "26", "iOS", "26"),
                NOON,
                NOON,
                null,
                false);
        return new Reason("logout", By.YOU, NOON, phone, new Place("Osaka", "Osaka", "JP", null), acquaintance);
    }
}
