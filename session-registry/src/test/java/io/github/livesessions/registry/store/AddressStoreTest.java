package io.github.livesessions.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.device.DeviceDescription;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddressStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    private final TestDatabase database = new TestDatabase("addresses");

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void anAccountThatWasNeverMetHasNone() {
        assertThat(of("nobody")).isEmpty();
    }

    @Test
    void anAccountThatWasJustMetHasNotBeenLookedAt() {
        open("ada");
        assertThat(of("ada")).contains(new StandingAddress(null, null));
    }

    @Test
    void itIsReadAsItWasWritten() {
        open("grace");
        database.inTransaction(entities -> {
            new AddressStore(entities, "realm").put("grace", "digest", NOW);
            return true;
        });
        assertThat(of("grace")).contains(new StandingAddress("digest", NOW));
    }

    @Test
    void itTellsWhetherADeviceHasBeenLetIn() {
        open("eve");
        assertThat(hasDevices("eve")).isFalse();
        database.inTransaction(entities -> new DeviceStore(entities, "realm")
                .meet("eve", new NewDevice("browser", null, null, DeviceDescription.UNKNOWN, false), NOW));
        assertThat(hasDevices("eve")).isTrue();
    }

    private void open(String user) {
        database.inTransaction(entities -> {
            new SessionStore(entities, "realm").open(user, NOW);
            return true;
        });
    }

    private Optional<StandingAddress> of(String user) {
        return database.inTransaction(entities -> new AddressStore(entities, "realm").of(user));
    }

    private boolean hasDevices(String user) {
        return database.inTransaction(entities -> new AddressStore(entities, "realm").hasDevices(user));
    }
}
