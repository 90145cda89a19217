package io.github.livesessions.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.block.Block;
import io.github.livesessions.core.block.BlockScope;
import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.session.SessionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the tables keep of devices and blocks; each call in a transaction of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DevicesTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private final TestDatabase database = new TestDatabase("devices");
    private String realm = "";
    private String ada = "";

    @BeforeEach
    void somebody() {
        realm = UUID.randomUUID().toString();
        ada = account();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void aDeviceIsKnownByItsCookieAndByItsKey() {
        String laptop = meet(ada, "cookie-1", "key-1");
        meet(ada, "cookie-2", "key-2");
        meet(account(), "cookie-1", "key-1");

        assertThat(look("cookie-1", null).devices()).extracting(KnownDevice::id).containsExactly(laptop);
        assertThat(look("cookie-9", "key-1").devices())
                .extracting(KnownDevice::id)
                .containsExactly(laptop);
        assertThat(look("cookie-9", "key-9").devices()).isEmpty();
    }

    @Test
    void anAccountThatIsShownEverNewKeysKeepsAHundredDevices() {
        String kept = "";
        for (int i = 0; i < 120; i++) {
            kept = meet(ada, "cookie-" + i, "key-" + i, NOW.plusSeconds(i));
        }

        assertThat(of(ada)).hasSize(100).extracting(KnownDevice::id).startsWith(kept);
    }

    @Test
    void aFloodOfNewKeysPushesOutNoDeviceThatMatters() {
        String trusted = meet(ada, "trusted", null);
        String named = meet(ada, "named", null);
        String proven = meet(ada, "proven", null);
        String blocked = meet(ada, "blocked", null);
        String inUse = meet(ada, "in-use", null);
        devices(store -> store.change(ada, trusted, null, true));
        devices(store -> store.change(ada, named, "Kitchen", false));
        devices(store -> {
            store.prove(proven, NOW);
            return null;
        });
        block(ada, blocked, BlockScope.ACCOUNT);
        signIn(ada, inUse);

        for (int i = 0; i < 120; i++) {
            meet(ada, "cookie-" + i, "key-" + i, NOW.plusSeconds(i));
        }

        assertThat(of(ada)).hasSize(100).extracting(KnownDevice::id).contains(trusted, named, proven, blocked, inUse);
    }

    @Test
    void anotherAccountsDeviceIsNobodyElses() {
        String adas = meet(ada, "cookie", null);
        String bob = account();

        assertThat(this.<Optional<KnownDevice>>devices(store -> store.device(bob, adas)))
                .isEmpty();
        assertThat(this.<Boolean>devices(store -> store.change(bob, adas, "Mine", true)))
                .isFalse();
        assertThat(devices(store -> store.device(ada, adas)).orElseThrow().name())
                .isNull();
    }

    @Test
    void unusedDevicesAreForgottenTrustedOnesToo() {
        String old = meet(ada, "old", null, NOW.minus(Duration.ofDays(91)));
        String trusted = meet(ada, "trusted", null, NOW.minus(Duration.ofDays(91)));
        String inUse = meet(ada, "in-use", null, NOW.minus(Duration.ofDays(91)));
        String recent = meet(ada, "recent", null, NOW.minus(Duration.ofDays(89)));
        devices(store -> store.change(ada, trusted, null, true));
        signIn(ada, inUse);

        int found = devices(store -> store.forgetUnused(NOW.minus(Duration.ofDays(90)), 10));

        assertThat(found).isEqualTo(2);
        assertThat(of(ada))
                .extracting(KnownDevice::id)
                .containsExactlyInAnyOrder(inUse, recent)
                .doesNotContain(old);
    }

    @Test
    void unusedDevicesAreForgottenInChunksAndInTheirRealmAlone() {
        for (int i = 0; i < 5; i++) {
            meet(ada, "cookie-" + i, null, NOW.minus(Duration.ofDays(91)));
        }
        String here = realm;
        realm = UUID.randomUUID().toString();
        String bob = account();
        meet(bob, "cookie", null, NOW.minus(Duration.ofDays(91)));
        Instant before = NOW.minus(Duration.ofDays(90));

        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            found.add(database.inTransaction(entities -> new DeviceStore(entities, here).forgetUnused(before, 3)));
        }

        assertThat(found).containsExactly(3, 2, 0);
        assertThat(of(bob)).hasSize(1);
    }

    @Test
    void theBlockOfAForgottenDeviceKeepsWhatTheBrowserIsKnownBy() {
        String blocked = meet(ada, "cookie", "key", NOW.minus(Duration.ofDays(91)));
        block(ada, blocked, BlockScope.ACCOUNT);

        devices(store -> store.forgetUnused(NOW.minus(Duration.ofDays(90)), 10));

        assertThat(of(ada)).isEmpty();
        StandingBlock standing =
                this.<List<StandingBlock>>blocks(store -> store.of(ada)).get(0);
        assertThat(standing.block().deviceId()).isNull();
        assertThat(standing.block().browserKey()).isEqualTo("cookie");
        assertThat(standing.block().keyThumbprint()).isEqualTo("key");
        assertThat(standing.reason()).isEqualTo("lost");
        assertThat(look("cookie", null).blocks()).hasSize(1);
    }

    @Test
    void aBlockIsSeenByTheNextLookAndCounted() {
        String device = meet(ada, "cookie", null);
        int before = look("cookie", null).blockChanges();

        block(ada, device, BlockScope.ACCOUNT);

        assertThat(look("cookie", null).blocks()).hasSize(1);
        assertThat(look("cookie", null).blockChanges()).isEqualTo(before + 1);
    }

    @Test
    void aDeviceIsBlockedOnce() {
        String device = meet(ada, "cookie", null);

        assertThat(block(ada, device, BlockScope.ACCOUNT)).isEqualTo(block(ada, device, BlockScope.ACCOUNT));
        assertThat(this.<List<StandingBlock>>blocks(store -> store.of(ada))).hasSize(1);
    }

    @Test
    void aBlockOfOneAccountIsNoneOfAnother() {
        String bob = account();
        String bobs = meet(bob, "cookie", "key");
        block(ada, meet(ada, "cookie", "key"), BlockScope.ACCOUNT);

        assertThat(this.<List<StandingBlock>>blocks(store -> store.of(bob))).isEmpty();
        assertThat(this.<Set<String>>devices(store -> store.blocked(Set.of(bobs))))
                .isEmpty();
        assertThat(database.<List<Block>>inTransaction(entities -> new DeviceStore(entities, realm)
                        .look(bob, "cookie", "key", Set.of())
                        .blocks()))
                .isEmpty();
    }

    @Test
    void aBlockOfTheRealmMeansTheBrowserWhoeverUsesIt() {
        String bob = account();
        String byCookie = meet(bob, "cookie", null);
        String byKey = meet(account(), "renewed", "key");
        String other = meet(account(), "other", "other");
        String adas = meet(ada, "cookie", "key");
        signIn(bob, byCookie);
        assertThat(this.<Integer>blocks(store -> store.accountsOn(adas))).isEqualTo(3);

        block(ada, adas, BlockScope.REALM);

        assertThat(this.<Set<String>>devices(store -> store.blocked(Set.of(adas, byCookie, byKey, other))))
                .containsExactlyInAnyOrder(adas, byCookie, byKey);
        assertThat(this.<List<StandingBlock>>blocks(store -> store.of(bob))).hasSize(1);
        assertThat(this.<List<StandingBlock>>blocks(BlockStore::ofEverybody)).hasSize(1);
        assertThat(unwanted()).containsExactly(new Unwanted(realm, bob, byCookie, NOW));
    }

    @Test
    void aSessionThatBeganLongAfterTheBlockWasLetInOnPurpose() {
        String bob = account();
        String bobs = meet(bob, "cookie", "key");
        block(ada, meet(ada, "cookie", "key"), BlockScope.REALM);

        signIn(bob, bobs, NOW.plusSeconds(61));
        assertThat(unwanted()).isEmpty();

        signIn(bob, bobs, NOW.plusSeconds(60));
        assertThat(unwanted()).hasSize(1);
    }

    @Test
    void aLiftedBlockIsGone() {
        String device = meet(ada, "cookie", null);
        String block = block(ada, device, BlockScope.ACCOUNT);

        assertThat(this.<Boolean>blocks(store -> store.lift(ada, block))).isTrue();
        assertThat(this.<Boolean>blocks(store -> store.lift(ada, block))).isFalse();
        assertThat(look("cookie", null).blocks()).isEmpty();
    }

    @Test
    void aBlockIsFoundByTheDigestOfItsWordInItsRealmAlone() {
        block(ada, meet(ada, "cookie", null), BlockScope.ACCOUNT);

        assertThat(this.<Optional<StandingBlock>>blocks(store -> store.byUndo("digest-of-" + ada)))
                .isPresent();
        assertThat(this.<Optional<StandingBlock>>blocks(store -> store.byUndo("another")))
                .isEmpty();
        assertThat(database.<Optional<StandingBlock>>inTransaction(
                        entities -> new BlockStore(entities, "elsewhere").byUndo("digest-of-" + ada)))
                .isEmpty();
    }

    /** Of this test's realm: others share the database. */
    private List<Unwanted> unwanted() {
        return database.<List<Unwanted>>inTransaction(entities -> BlockStore.unwanted(entities, 100)).stream()
                .filter(one -> one.realmId().equals(realm))
                .toList();
    }

    private String account() {
        String id = UUID.randomUUID().toString();
        database.inTransaction(entities -> {
            new SessionStore(entities, realm).open(id, NOW);
            return id;
        });
        return id;
    }

    private String meet(String user, String cookie, @Nullable String key) {
        return meet(user, cookie, key, NOW.minusSeconds(60));
    }

    private String meet(String user, String cookie, @Nullable String key, Instant at) {
        return devices(
                store -> store.meet(user, new NewDevice(cookie, key, null, DeviceDescription.UNKNOWN, false), at));
    }

    private Sighting look(String cookie, @Nullable String key) {
        return devices(store -> store.look(ada, cookie, key, Set.of()));
    }

    private List<KnownDevice> of(String user) {
        return devices(store -> store.of(user));
    }

    private String block(String user, String device, BlockScope scope) {
        return blocks(store -> store.add(user, device, scope, "lost", user, null, "digest-of-" + user, NOW));
    }

    private void signIn(String user, String device) {
        signIn(user, device, NOW);
    }

    private void signIn(String user, String device, Instant at) {
        database.inTransaction(entities -> {
            new SessionStore(entities, realm)
                    .add(
                            new NewSession(
                                    UUID.randomUUID().toString(),
                                    realm,
                                    user,
                                    SessionKind.SESSION,
                                    device,
                                    null,
                                    null,
                                    1,
                                    at,
                                    at,
                                    DeviceDescription.UNKNOWN,
                                    null,
                                    null),
                            false);
            return null;
        });
    }

    private <T> T devices(Function<DeviceStore, T> work) {
        return database.inTransaction(entities -> work.apply(new DeviceStore(entities, realm)));
    }

    private <T> T blocks(Function<BlockStore, T> work) {
        return database.inTransaction(entities -> work.apply(new BlockStore(entities, realm)));
    }
}
