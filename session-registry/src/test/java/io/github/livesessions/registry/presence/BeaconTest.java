package io.github.livesessions.registry.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BeaconTest {

    private static final String SEAL = "s".repeat(43);
    private static final Beacon BEACON = new Beacon(
            "d9yzDHLL8ItMgMbi7G5gOKad", "6f1e7b1c-1f0c-4a1e-8c1e-3b6d2f1a0b9c", Instant.ofEpochSecond(1_800_000_000));

    @Test
    void whatIsWrittenIsRead() {
        assertThat(Beacon.read(BEACON.sealed("realm", text -> SEAL))).contains(new Beacon.Sealed(BEACON, SEAL));
    }

    @Test
    void anImportedClientMayHaveAnyId() {
        Beacon odd = new Beacon("sid", "my.client.v2", Instant.ofEpochSecond(1));

        assertThat(Beacon.read(odd.sealed("realm", text -> SEAL))).contains(new Beacon.Sealed(odd, SEAL));
    }

    @Test
    void theSealCoversTheRealmAndEveryPart() {
        assertThat(BEACON.sealedText("realm"))
                .isNotEqualTo(BEACON.sealedText("another"))
                .isNotEqualTo(new Beacon("x", BEACON.clientId(), BEACON.expiresAt()).sealedText("realm"))
                .isNotEqualTo(new Beacon(BEACON.sessionId(), "x", BEACON.expiresAt()).sealedText("realm"))
                .isNotEqualTo(new Beacon(BEACON.sessionId(), BEACON.clientId(), Instant.EPOCH).sealedText("realm"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1",
                "v1.sid.client.1.",
                "v2.sid.client.1.sssssssssssssssssssssssssssssssssssssssssss",
                "v1.sid.client.-1.sssssssssssssssssssssssssssssssssssssssssss",
                "v1.sid.client.9999999999999.sssssssssssssssssssssssssssssssssssssssssss",
                "v1.s/d.client.1.sssssssssssssssssssssssssssssssssssssssssss",
                "v1.sid.cli\nent.1.sssssssssssssssssssssssssssssssssssssssssss",
                " v1.sid.client.1.sssssssssssssssssssssssssssssssssssssssssss"
            })
    void nothingElseIsABeacon(String text) {
        assertThat(Beacon.read(text)).isEmpty();
    }

    @Test
    void whatIsTooLongIsNotLookedAt() {
        assertThat(Beacon.read("v1.sid." + "c".repeat(400) + ".1." + SEAL)).isEmpty();
    }
}
