package io.github.livesessions.it.devices;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Realm;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A person with devices, signed in to the account console on each that calls. */
public final class Household {

    private final Realm realm;
    private final Tables tables;
    private final Person person;

    public Household(Realm realm, Person person) {
        this.realm = realm;
        this.tables = new Tables(realm.server());
        this.person = person;
    }

    public static Client console(Realm realm) {
        return new Client(realm.url(), "account-console", URI.create(realm.url() + "/account/"), null);
    }

    public Person person() {
        return person;
    }

    /** Signs in and proves the device, as a second factor does. */
    public OwnCaller proven(Device device) {
        Tokens tokens = device.signIn(console(realm), person);
        prove(deviceOf(tokens));
        return OwnCaller.with(realm, tokens.access());
    }

    public OwnCaller unproven(Device device) {
        return OwnCaller.with(realm, device.signIn(console(realm), person).access());
    }

    public void prove(String deviceId) {
        tables.change("update LS_DEVICE set PROVEN_AT = LAST_SEEN_AT where ID = ?", deviceId);
    }

    /** The device on which that session runs. */
    public String deviceOf(Tokens tokens) {
        return tables.text("select DEVICE_ID from LS_SESSION where ID = ?", tokens.sid());
    }

    /** The account's device as the list shows it. */
    static JsonNode shown(OwnCaller caller, String deviceId) {
        return caller.get("me/devices").items().stream()
                .filter(item -> item.path("id").asText().equals(deviceId))
                .findFirst()
                .orElseThrow();
    }

    /** Lets time pass for the account's blocks. */
    void blockedAgo(Duration time) {
        tables.change(
                "update LS_BLOCK set BLOCKED_AT = BLOCKED_AT - ? where USER_ID = ?", time.toMillis(), person.id());
    }

    /** Events in our history or on their way to it. */
    List<String> events(String type) {
        return tables.texts(
                "select CAUSE from LS_OUTBOX where USER_ID = ? and TYPE = ? union all"
                        + " select CAUSE from LS_EVENT where USER_ID = ? and TYPE = ?",
                person.id(),
                type,
                person.id(),
                type);
    }
}
