package io.github.livesessions.it.account;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.Look;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.KeycloakServer;

/**
 * A realm whose account console has the page, with one application.
 *
 * @param tables to look and to change past the server
 */
record AccountRealm(KeycloakServer server, Realm realm, Client app, Tables tables) {

    private static final String APP = "app";

    static AccountRealm on(KeycloakServer server, Apps apps) {
        return on(server, apps, Policy.limit(20, "refuse"));
    }

    static AccountRealm on(KeycloakServer server, Apps apps, Policy policy) {
        Realm realm = RealmDraft.draft()
                .gated(policy)
                .withDeviceStep()
                .with("accountTheme", "live-sessions")
                .client(APP, apps)
                .create(server);
        return new AccountRealm(server, realm, realm.client(APP, apps), new Tables(server));
    }

    Person person() {
        return realm.person();
    }

    /** Logs in to the page in a browser in Oslo. */
    AccountPage login(Browsers browsers, Person person) {
        return AccountPage.login(browsers.open(server, Look.from(Origin.OSLO)), realm, person);
    }

    /** The same, in a browser that counts as proven, as after a second factor. */
    AccountPage loginProven(Browsers browsers, Person person) {
        AccountPage page = login(browsers, person);
        prove(person);
        return page;
    }

    /** Proves all devices that the account has by now. */
    void prove(Person person) {
        tables.change("update LS_DEVICE set PROVEN_AT = LAST_SEEN_AT where USER_ID = ?", person.id());
    }

    Device phone() {
        return device(Agent.SAFARI_ON_IPHONE, Origin.BERLIN);
    }

    Device device(Agent agent, String address) {
        return Device.of(server, agent, address);
    }

    /** The device on which that session runs. */
    String deviceOf(Tokens tokens) {
        return tables.text("select DEVICE_ID from LS_SESSION where ID = ?", tokens.sid());
    }
}
