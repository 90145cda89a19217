package io.github.livesessions.it.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.InBrowser;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.devices.OwnCaller;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The history on the page: all that happened, to be filtered, taken away and erased. */
@Keycloak
@InBrowser
final class HistoryTabIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeycloakServer server;
    private final Apps apps;
    private final AccountRealm home;

    HistoryTabIT(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        this.home = AccountRealm.on(server, apps);
    }

    @Test
    void whatHappensIsToldAndFiltered(Browsers browsers) {
        Person ada = home.person();
        Device phone = home.phone();
        Tokens onPhone = phone.signIn(home.app(), ada);
        AccountPage page = home.login(browsers, ada).open("history");

        assertThat(page.events("session-started")).hasCount(2);
        assertThat(page.events("session-started").last()).containsText("Berlin, Germany");
        phone.tokens(home.app()).logout(onPhone);
        assertThat(page.events("session-ended")).hasCount(1);
        assertThat(page.events("session-ended")).containsText("It was logged out.");

        page.select("What happened").selectOption("devices");
        assertThat(page.events("session-started")).hasCount(0);
        assertThat(page.events("device-new")).hasCount(2);
        page.select("What happened").selectOption("all");
        page.select("Device")
                .selectOption(home.tables()
                        .text(
                                "select DEVICE_ID from LS_EVENT where SESSION_ID = ? and TYPE = 'session-started'",
                                onPhone.sid()));
        assertThat(page.events("session-started")).hasCount(1);
        assertThat(page.events("session-started")).containsText("iPhone");
        page.select("What happened").selectOption("data");
        assertThat(page.page().getByText("Nothing is recorded here.")).isVisible();
    }

    @Test
    void aRefusedLoginOfABlockedDeviceIsTold(Browsers browsers) {
        Person ada = home.person();
        Device phone = home.phone();
        phone.signIn(home.app(), ada);
        AccountPage page = home.loginProven(browsers, ada);
        page.choose(page.other(), "Block device");
        page.confirm();
        page.told("The device is blocked.");
        home.realm().shallHoldCount(ada, 1);

        phone.login(home.app(), ada).errorPage();

        page.open("history").select("What happened").selectOption("refusals");
        assertThat(page.events("blocked-login-refused")).hasCount(1);
        assertThat(page.events("blocked-login-refused")).containsText("Sign-in of a blocked device refused");
        assertThat(page.events("alert-raised")).hasCount(1);
        page.open("alerts");
        assertThat(page.alerts()).hasCount(1);
        assertThat(page.alerts()).containsText("A blocked device tried to sign in with the right password.");
    }

    @Test
    void itIsTakenAwayAsTheSchemaSays(Browsers browsers) throws IOException {
        Person ada = home.person();
        home.phone().signIn(home.app(), ada);
        AccountPage page = home.loginProven(browsers, ada).open("history");
        assertThat(page.events("session-started")).hasCount(2);

        Download json = download(page, "Download (JSON)");
        page.told("The file is on its way.");
        Download csv = download(page, "Download (CSV)");

        assertThat(json.suggestedFilename()).endsWith("history.json");
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(OwnCaller.with(home.realm(), null)
                                .get("export.schema.json")
                                .body())
                        .validate(JSON.readTree(json.path().toFile())))
                .isEmpty();
        assertThat(csv.suggestedFilename()).endsWith("history.csv");
        assertThat(Files.readAllLines(csv.path()))
                .hasSizeGreaterThan(2)
                .first()
                .satisfies(line -> assertThat(line).startsWith("\"at\",\"type\",\"cause\""));
        page.select("What happened").selectOption("data");
        assertThat(page.events("history-exported")).hasCount(2);
    }

    @Test
    void itIsErased(Browsers browsers) {
        Person ada = home.person();
        home.phone().signIn(home.app(), ada);
        AccountPage page = home.loginProven(browsers, ada).open("history");
        assertThat(page.events("session-started")).hasCount(2);
        // what happens after the erasure is history again: the page's own session is found to be online
        await().until(() -> told(ada).contains("session-online"));

        erase(page);

        page.told("Your history was erased.");
        assertThat(page.events("session-started")).hasCount(0);
        assertThat(page.events("history-erased")).hasCount(1);
        page.open("sessions");
        assertThat(page.rows()).hasCount(2);
        assertThat(told(ada)).containsExactly("history-erased");
    }

    private List<String> told(Person person) {
        return home.tables().texts("select TYPE from LS_EVENT where USER_ID = ?", person.id());
    }

    @Test
    void whereAnAdministratorHasToAgreeThePageSaysSo(Browsers browsers) {
        AccountRealm strict =
                AccountRealm.on(server, apps, Policy.limit(20, "refuse").with("erasure", "on-approval"));
        Person ada = strict.person();
        AccountPage page = strict.loginProven(browsers, ada).open("history");
        assertThat(page.events("session-started")).hasCount(1);

        erase(page);

        page.told("An administrator was asked to erase your history.");
        assertThat(page.events("session-started")).hasCount(1);
    }

    private static void erase(AccountPage page) {
        page.page().getByText("Erase history").click();
        page.confirm();
    }

    private static Download download(AccountPage page, String button) {
        Locator found = page.page().getByText(button);
        return page.page().waitForDownload(found::click);
    }
}
