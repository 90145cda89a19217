package io.github.livesessions.it.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Answer;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Page;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.KeycloakServer;
import java.util.List;
import java.util.Map;

/** A gated realm with a mail server, and what the tests of the guard do in it. */
final class GuardedRealm {

    private static final String ACTION = "kc_action=live-sessions-guard";
    private static final String NEW_PASSWORD = "another horse";

    private final Realm realm;
    private final Client app;
    private final Inbox inbox;
    private final Tables tables;

    GuardedRealm(KeycloakServer server, Apps apps, Inbox inbox, Policy policy) {
        this.inbox = inbox;
        realm = RealmDraft.draft()
                .gated(policy)
                .withDeviceStep()
                .with("smtpServer", inbox.address(server))
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        tables = new Tables(server);
    }

    Realm realm() {
        return realm;
    }

    Client app() {
        return app;
    }

    Tables tables() {
        return tables;
    }

    /** The page of the guard. */
    static Page guard(Answer answer) {
        Page page = answer.otherPage().page();
        assertThat(page.html().select("#live-sessions-guard")).as(page.text()).hasSize(1);
        return page;
    }

    /** Whether the page asks for a code. */
    static boolean asks(Page page) {
        return !page.html().select("[name=code]").isEmpty();
    }

    Answer enter(Device device, Page guard, String code) {
        return device.send(app, guard, "live-sessions-guard", Map.of("code", code));
    }

    Answer ask(Device device) {
        return device.open(app, ACTION);
    }

    /** Signs in, and passes the guard by a mailed code. */
    void prove(Device device, Person person) {
        device.signIn(app, person);
        int before = inbox.of(person).size();
        Page guard = guard(ask(device));
        enter(device, guard, inbox.code(person, before + 1)).code();
    }

    /** Sets a new password on the page that asks for it, and goes on. */
    Answer setPassword(Device device, Answer asked) {
        return device.send(
                app,
                asked.otherPage().page(),
                "password-new",
                Map.of("password-new", NEW_PASSWORD, "password-confirm", NEW_PASSWORD));
    }

    static Person withNewPassword(Person person) {
        return new Person(person.id(), person.username(), NEW_PASSWORD);
    }

    /** Which of the account's devices are proven, the first seen first. */
    List<String> proven(Person person) {
        return tables.texts(
                "select case when PROVEN_AT is null then 'no' else 'yes' end from LS_DEVICE where USER_ID = ?"
                        + " order by FIRST_SEEN_AT",
                person.id());
    }

    List<String> blocks(Person person) {
        return tables.texts("select UNDO_DIGEST from LS_BLOCK where USER_ID = ?", person.id());
    }

    List<String> alerts(Person person) {
        return tables.texts("select RULE_ID from LS_ALERT where USER_ID = ? order by RAISED_AT", person.id());
    }

    /** How many events of a type the account has, delivered or not. */
    int events(Person person, String type) {
        return tables.texts(
                        "select ID from LS_EVENT where USER_ID = ? and TYPE = ?"
                                + " union select ID from LS_OUTBOX where USER_ID = ? and TYPE = ?",
                        person.id(),
                        type,
                        person.id(),
                        type)
                .size();
    }
}
