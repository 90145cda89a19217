package io.github.livesessions.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The city database may be missing, broken or replaced at any time: a login goes on, at worst without a place. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Keycloak(options = GeoFileIT.A_FILE_THAT_COMES_AND_GOES)
final class GeoFileIT {

    static final String A_FILE_THAT_COMES_AND_GOES = "--spi-live-sessions--default--geo-files={files}/swapped.mmdb";

    private static final Duration NOTICED = Duration.ofSeconds(60);

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Path file;
    private final Path good;

    GeoFileIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.onePerUser())
                .withDeviceStep()
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        file = server.files().resolve("swapped.mmdb");
        good = server.files().resolve("city-nested.mmdb");
    }

    @Test
    @Order(1)
    void aMissingFileCostsThePlaceAndOneWarning() {
        assertThat(pageAboutSomebodyInOslo()).contains("Chrome").doesNotContain("Oslo");

        awaitWarnings(1);
    }

    @Test
    @Order(2)
    void randomBytesCostThePlaceAndNothingElse() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        replaceBy(noise);

        awaitWarnings(2);
    }

    @Test
    @Order(3)
    void aTruncatedFileCostsThePlaceAndNothingElse() throws IOException {
        byte[] whole = Files.readAllBytes(good);
        replaceBy(Arrays.copyOf(whole, whole.length / 2));

        assertThat(pageAboutSomebodyInOslo()).contains("Chrome");
    }

    @Test
    @Order(4)
    void aGoodFileIsReadWithoutARestart() throws IOException {
        replaceBy(Files.readAllBytes(good));

        await().atMost(NOTICED)
                .untilAsserted(() -> assertThat(pageAboutSomebodyInOslo()).contains("Oslo"));
    }

    @Test
    @Order(5)
    void aFileThatVanishesCostsNoLogin() throws IOException {
        Files.deleteIfExists(file);

        assertThat(pageAboutSomebodyInOslo()).contains("Chrome");
    }

    @Test
    @Order(6)
    void noLoginFailsWhileTheFileIsSwapped() throws Exception {
        byte[] whole = Files.readAllBytes(good);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService swapper = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> swaps = swapper.submit(() -> {
                int count = 0;
                while (!done.get()) {
                    // renamed into place, written in place, and gone: all three happen to files of operators
                    replaceBy(count % 2 == 0 ? whole : half);
                    Files.write(file, whole);
                    Files.deleteIfExists(file);
                    count++;
                }
                return count;
            });
            for (int i = 0; i < 20; i++) {
                assertThat(pageAboutSomebodyInOslo()).contains("Chrome");
            }
            done.set(true);
            assertThat(swaps.get()).isPositive();
        } finally {
            done.set(true);
            swapper.shutdownNow();
        }
    }

    /** The file is looked at when places are asked for. */
    private void awaitWarnings(int count) {
        await().atMost(NOTICED).untilAsserted(() -> {
            assertThat(pageAboutSomebodyInOslo()).contains("Chrome").doesNotContain("Oslo");
            assertThat(server.log(0).lines().filter(line -> line.contains("WARN") && line.contains("swapped.mmdb")))
                    .hasSize(count);
        });
    }

    /** Two logins, the second of which is told about the first. */
    private String pageAboutSomebodyInOslo() {
        Person ada = realm.person();
        Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).signIn(app, ada);
        return Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA)
                .login(app, ada)
                .choicePage()
                .text();
    }

    private void replaceBy(byte[] content) throws IOException {
        Path beside = Files.write(file.resolveSibling("swapped.new"), content);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
