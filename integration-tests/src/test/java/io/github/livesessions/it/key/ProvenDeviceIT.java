package io.github.livesessions.it.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Answer.LoginPage;
import io.github.livesessions.it.device.Answer.OtherPage;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a password alone does not get by detours. */
@Keycloak(database = Database.POSTGRESQL)
final class ProvenDeviceIT {

    private static final Pattern EXECUTION = Pattern.compile("execution=([^&]+)");
    private static final Pattern TAB = Pattern.compile("tab_id=([^&]+)");

    private final KeycloakServer server;
    private final Tables tables;
    private final Realm realm;
    private final Client app;

    ProvenDeviceIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.tables = new Tables(server);
        realm = RealmDraft.draft()
                .gated(Policy.limit(10, "evict-oldest"))
                .with("registrationAllowed", true)
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
    }

    @Test
    void whoPassesByTheRegistrationFormWithoutFillingItInIsNotTakenForNew() {
        Person ada = realm.person();
        Device thief = device().withKey();
        LoginPage login = thief.open(app).loginPage();
        String action =
                login.page().html().select("form[action*=login-actions]").attr("action");
        String tab = "client_id=" + app.id() + "&tab_id=" + found(TAB, action);
        thief.visit(app, actions("registration?" + tab));
        LoginPage back = thief.visit(app, actions("authenticate?execution=" + found(EXECUTION, action) + "&" + tab))
                .loginPage();

        thief.enter(app, back, ada).code();

        assertThat(tables.texts("select PROVEN_AT from LS_DEVICE where USER_ID = ?", ada.id()))
                .as("when the device was proven")
                .containsOnlyNulls();
    }

    @Test
    void aBlockedDeviceGetsNoPageThatSetsAPassword() {
        Person ada = realm.person();
        Device blocked = device().withKey();
        blocked.signIn(app, ada);
        assertThat(tables.change(
                        "insert into LS_BLOCK (ID, REALM_ID, USER_ID, KEY_THUMBPRINT, BLOCKED_AT)"
                                + " select 'b-' || left(ID, 30), REALM_ID, USER_ID, KEY_THUMBPRINT, 0 from LS_DEVICE"
                                + " where USER_ID = ?",
                        ada.id()))
                .isEqualTo(1);
        realm.change(ada, Map.of("requiredActions", List.of("UPDATE_PASSWORD")));

        assertThat(blocked.clearCookies().login(app, ada).errorPage().status()).isEqualTo(403);
    }

    @Test
    void whoeverIsLetInStillGetsThePendingPage() {
        Person ada = realm.person();
        realm.change(ada, Map.of("requiredActions", List.of("UPDATE_PASSWORD")));

        assertThat(device().withKey().login(app, ada)).isInstanceOf(OtherPage.class);
    }

    private URI actions(String path) {
        return URI.create(realm.url() + "/login-actions/" + path);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private Device device() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }
}
