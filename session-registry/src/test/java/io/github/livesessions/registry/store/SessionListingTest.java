package io.github.livesessions.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.network.AddressRange;
import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.core.session.SessionKind;
import io.github.livesessions.registry.store.SessionFilter.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionListingTest {

    private static final SessionFilter ALL = new SessionFilter(null, null, null, null, null);

    private final TestDatabase database = new TestDatabase("listing" + UUID.randomUUID());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void eachFilterLeavesOutTheRest() {
        SessionDraft.of("1", "ada")
                .on("pro")
                .from(SessionDraft.OSLO)
                .by("app")
                .with("phone")
                .store(database);
        SessionDraft.of("2", "bo").as(SessionKind.OFFLINE_TOKEN).store(database);
        SessionDraft.of("3", "ada").in("other").on("pro").store(database);

        assertThat(ids(ALL)).containsExactly("2", "1");
        assertThat(ids(new SessionFilter("ada", null, null, null, null))).containsExactly("1");
        assertThat(ids(new SessionFilter(null, "NO", null, null, null))).containsExactly("1");
        assertThat(ids(new SessionFilter(null, null, "app", null, null))).containsExactly("1");
        assertThat(ids(new SessionFilter(null, null, null, SessionKind.OFFLINE_TOKEN, null)))
                .containsExactly("2");
        assertThat(ids(new SessionFilter(null, null, null, null, Presence.ONLINE)))
                .isEmpty();
        assertThat(ids(new SessionFilter(null, null, null, null, null, "pro", null, null, null)))
                .containsExactly("1");
        assertThat(ids(new SessionFilter(null, null, null, null, null, null, "phone", null, null)))
                .containsExactly("1");
    }

    @Test
    void addressesAreFoundOneByOneAndByTheirRange() {
        SessionDraft.of("1", "ada").from("192.0.2.7").store(database);
        SessionDraft.of("2", "ada").from("192.0.3.7").store(database);
        SessionDraft.of("3", "ada").from("2001:db8::7").store(database);
        SessionDraft.of("4", "ada").from("192.0.2.0/24").store(database);

        assertThat(from("192.0.2.7")).containsExactly("1");
        assertThat(from("192.0.2.0/24")).containsExactly("1");
        assertThat(from("192.0.0.0/16")).containsExactly("2", "1");
        assertThat(from("::ffff:192.0.2.7")).containsExactly("1");
        assertThat(from("2001:DB8::/32")).containsExactly("3");
        assertThat(from("0.0.0.0/0")).containsExactly("2", "1");
    }

    @Test
    void aWordMeansPeopleDevicesAndCitiesAtOnceAndPagesShowEachOnce() {
        String phone = phoneOf("bo", "Ada's old phone");
        IntStream.range(0, 3)
                .forEach(i -> SessionDraft.of("ada" + i, "ada")
                        .from(SessionDraft.OSLO)
                        .at(SessionDraft.NOON.plusSeconds(i))
                        .store(database));
        SessionDraft.of("bo", "bo")
                .with(phone)
                .at(SessionDraft.NOON.plusSeconds(1))
                .store(database);
        SessionDraft.of("cy", "cy").store(database);
        SessionFilter filter = found(search("ada", List.of("ada")));

        List<String> pages = new ArrayList<>();
        ListedSession.@Nullable Position after = null;
        for (List<ListedSession> page = read(filter, null, 2); !page.isEmpty(); page = read(filter, after, 2)) {
            page.forEach(one -> pages.add(one.session().id()));
            after = page.get(page.size() - 1).position();
        }

        assertThat(pages).containsExactly("ada2", "bo", "ada1", "ada0");
        assertThat(ids(found(new Found(List.of("ada"), List.of(), List.of("Oslo")))))
                .containsExactly("ada2", "ada1", "ada0");
        assertThat(ids(found(search("phone", List.of())))).isEmpty();
        assertThat(ids(found(search("ADA'S", List.of())))).containsExactly("bo");
    }

    private String phoneOf(String user, String name) {
        return database.inTransaction(entities -> {
            new SessionStore(entities, "realm").open(user, SessionDraft.NOON);
            DeviceStore devices = new DeviceStore(entities, "realm");
            String id = devices.meet(
                    user, new NewDevice("cookie", null, null, DeviceDescription.UNKNOWN, false), SessionDraft.NOON);
            devices.change(user, id, name, false);
            return id;
        });
    }

    private Found search(String word, List<String> users) {
        return database.inTransaction(entities -> new SessionSearch(entities, "realm").find(word, users));
    }

    private static SessionFilter found(Found found) {
        return new SessionFilter(null, null, null, null, null, null, null, null, found);
    }

    private List<String> from(String network) {
        return ids(new SessionFilter(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                AddressRange.parse(network).orElseThrow(),
                null));
    }

    private List<String> ids(SessionFilter filter) {
        return read(filter, null, 10).stream().map(one -> one.session().id()).toList();
    }

    private List<ListedSession> read(SessionFilter filter, ListedSession.@Nullable Position after, int max) {
        return database.inTransaction(entities -> new SessionListing(entities, "realm").read(filter, after, max));
    }
}
