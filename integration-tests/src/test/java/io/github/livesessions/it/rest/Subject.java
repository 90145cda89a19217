package io.github.livesessions.it.rest;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Realm;
import java.util.UUID;

/** Somebody about whom administrators ask: signed in on a device that is blocked, with an alert and a receipt. */
record Subject(Person person, String session, String device, String alert, String receipt) {

    static Subject in(Realm realm, Apps apps) {
        Person person = realm.person();
        Tokens tokens = Device.of(realm.server(), Agent.FIREFOX_ON_LINUX, Origin.UNKNOWN)
                .signIn(realm.client("app", apps), person);
        Tables tables = new Tables(realm.server());
        String device = tables.text("select DEVICE_ID from LS_SESSION where ID = ?", tokens.sid());
        String realmId = tables.text("select REALM_ID from LS_SESSION where ID = ?", tokens.sid());
        long now = System.currentTimeMillis();
        // its page is silent, and it waits for its history to be erased
        tables.change("update LS_SESSION set STATE = 'offline', LAST_SEEN_AT = ? where ID = ?", now, tokens.sid());
        tables.change("update LS_USER set ERASURE_ASKED_AT = ? where USER_ID = ?", now, person.id());
        tables.change(
                "insert into LS_BLOCK (ID, REALM_ID, USER_ID, DEVICE_ID, BLOCKED_AT, ACTOR_ID) values (?, ?, ?, ?, ?, ?)",
                id(),
                realmId,
                person.id(),
                device,
                now,
                person.id());
        String alert = id();
        tables.change(
                "insert into LS_ALERT (ID, RAISED_AT, RULE_ID, REALM_ID, USER_ID, SESSION_ID, DEVICE_ID)"
                        + " values (?, ?, 'not-me', ?, ?, ?, ?)",
                alert,
                now,
                realmId,
                person.id(),
                tokens.sid(),
                device);
        String receipt = id();
        tables.change(
                "insert into LS_RECEIPT (ID, REALM_ID, USER_ID, SESSION_ID, CAUSE, REQUESTED_AT)"
                        + " values (?, ?, ?, ?, 'admin', ?)",
                receipt,
                realmId,
                person.id(),
                tokens.sid(),
                now);
        return new Subject(person, tokens.sid(), device, alert, receipt);
    }

    /** A call with what stands for something of this person's. */
    String fill(String call) {
        return call.replace("{user}", person.id())
                .replace("{username}", person.username())
                .replace("{session}", session)
                .replace("{device}", device)
                .replace("{alert}", alert)
                .replace("{receipt}", receipt);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
