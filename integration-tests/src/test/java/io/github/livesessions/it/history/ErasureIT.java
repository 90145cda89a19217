package io.github.livesessions.it.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.devices.Household;
import io.github.livesessions.it.devices.OwnCaller;
import io.github.livesessions.it.devices.OwnCaller.Reply;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.rest.AdminCaller;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people want to be forgotten is forgotten: searched for in everything that our tables hold. */
@Keycloak
final class ErasureIT {

    private final KeycloakServer server;
    private final Apps apps;
    private final Realm realm;
    private final Client app;
    private final Tables tables;

    ErasureIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        realm = realm(Policy.limit(20, "refuse"));
        app = realm.client("app", apps);
        tables = new Tables(server);
    }

    @Test
    void theHistoryGoesAndWhatIsLiveStays() {
        Household ada = new Household(realm, realm.person());
        Device tablet = Device.of(server, Agent.EDGE_ON_WINDOWS, Origin.OSAKA);
        tablet.tokens(app).logout(tablet.signIn(app, ada.person()));
        OwnCaller laptop = ada.proven(Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.PARIS));
        delivered(ada.person());
        assertThat(dump(ada.person())).contains(Origin.OSAKA, "Osaka");

        assertThat(laptop.delete("me/events").status()).isEqualTo(204);

        delivered(ada.person());
        // the device that is signed out is a device still, with its browser; where it was is forgotten
        assertThat(dump(ada.person())).doesNotContain(Origin.OSAKA, "Osaka");
        assertThat(tables.texts(
                        "select TYPE from LS_EVENT where USER_ID = ? order by TYPE",
                        ada.person().id()))
                .containsExactly("history-erased");
        assertThat(laptop.get("me/sessions").items()).hasSize(1);
        assertThat(laptop.get("me/devices").items()).hasSize(2);
    }

    @Test
    void aDeletedAccountLeavesNothing() {
        Household ada = new Household(realm, realm.person());
        OwnCaller laptop = ada.proven(Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSAKA));
        assertThat(laptop.get("me/export").status()).isEqualTo(200);
        delivered(ada.person());
        assertThat(wholeDump()).anyMatch(row -> row.contains(ada.person().id()));

        server.admin().delete("/" + realm.name() + "/users/" + ada.person().id());

        await().untilAsserted(() -> assertThat(tables.texts("select ID from LS_OUTBOX where REALM_ID = ?", realmId()))
                .isEmpty());
        assertThat(wholeDump())
                .noneMatch(
                        row -> row.contains(ada.person().id()) || (row.contains(realmId()) && row.contains("Osaka")));
    }

    @Test
    void aDeviceThatIsNotProvenErasesNothing() {
        Household ada = new Household(realm, realm.person());

        Reply refused = ada.unproven(Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.PARIS))
                .delete("me/events");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("device-not-proven");
    }

    @Test
    void whereTheRealmWantsItAnAdministratorCarriesItOut() {
        Realm strict = realm(Policy.limit(20, "refuse").with("erasure", "on-approval"));
        Household ada = new Household(strict, strict.person());
        OwnCaller laptop = ada.proven(Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.PARIS));
        AdminCaller manager = AdminCaller.with(strict, strict, "manage-users");

        Reply asked = laptop.delete("me/events");

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.body().path("askedAt").asText()).isNotEmpty();
        assertThat(laptop.delete("me/events").body()).isEqualTo(asked.body());
        assertThat(manager.get("erasures").items())
                .hasSize(1)
                .allMatch(
                        item -> item.path("userId").asText().equals(ada.person().id()));
        await().untilAsserted(() -> assertThat(laptop.get("me/events").items()).isNotEmpty());
        assertThat(AdminCaller.with(strict, strict, "view-users")
                        .delete("users/" + ada.person().id() + "/events")
                        .status())
                .isEqualTo(403);

        assertThat(manager.delete("users/" + ada.person().id() + "/events").status())
                .isEqualTo(204);

        assertThat(manager.get("erasures").items()).isEmpty();
        await().untilAsserted(() -> assertThat(laptop.get("me/events").items())
                .hasSize(1)
                .allMatch(event -> event.path("type").asText().equals("history-erased")
                        && event.path("actor").path("kind").asText().equals("administrator")));
    }

    @Test
    void whoDoesNotWantToBeLocatedIsForgottenWhereTheyWereAndNotPlacedAgain() {
        Household ada = new Household(realm, realm.person());
        Device phone = Device.of(server, Agent.SAFARI_ON_IPHONE, Origin.OSAKA);
        phone.signIn(app, ada.person());
        OwnCaller laptop = ada.proven(Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSAKA));
        delivered(ada.person());

        assertThat(laptop.get("me/preferences").body().path("locationTracking").asBoolean())
                .isTrue();
        assertThat(laptop.call("PUT", "me/preferences", "{\"locationTracking\":false}")
                        .status())
                .isEqualTo(200);
        Device.of(server, Agent.FIREFOX_ON_LINUX, Origin.OSAKA).signIn(app, ada.person());
        delivered(ada.person());

        assertThat(laptop.get("me/preferences").body().toString())
                .isEqualTo("{\"locationTracking\":false,\"emailAlerts\":true}");
        assertThat(dump(ada.person())).doesNotContain("Osaka", Origin.OSAKA).contains("198.51.100.0/24");
        assertThat(tables.texts(
                        "select IP_ADDRESS from LS_SESSION where USER_ID = ?",
                        ada.person().id()))
                .containsOnly("198.51.100.0/24")
                .hasSize(3);
    }

    @Test
    void preferencesAreForProvenDevices() {
        Household ada = new Household(realm, realm.person());

        assertThat(ada.unproven(Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.PARIS))
                        .call("PUT", "me/preferences", "{\"emailAlerts\":false}")
                        .status())
                .isEqualTo(403);
    }

    private Realm realm(Policy policy) {
        return RealmDraft.draft()
                .gated(policy)
                .withDeviceStep()
                .client("app", apps)
                .create(server);
    }

    private String realmId() {
        return server.admin().get("/" + realm.name()).path("id").asText();
    }

    private void delivered(Person person) {
        await().untilAsserted(() -> assertThat(tables.texts("select ID from LS_OUTBOX where USER_ID = ?", person.id()))
                .isEmpty());
    }

    /** Every row of ours that names the person. */
    private String dump(Person person) {
        return String.join(
                "\n",
                wholeDump().stream().filter(row -> row.contains(person.id())).toList());
    }

    private List<String> wholeDump() {
        return new Dump(server).rows();
    }
}
