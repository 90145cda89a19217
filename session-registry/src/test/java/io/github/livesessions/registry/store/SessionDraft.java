package io.github.livesessions.registry.store;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.place.Coordinates;
import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.session.SessionKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A session to be, of which a test says what it is about. */
record SessionDraft(
        String id,
        String realm,
        String user,
        @Nullable String plan,
        @Nullable String address,
        @Nullable Place place,
        Instant at,
        @Nullable String client,
        @Nullable String device,
        SessionKind kind) {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final Place OSLO = new Place("Oslo", null, "NO", new Coordinates(59.9139, 10.7522, 20));
    static final Place OSAKA = new Place("Osaka", null, "JP", new Coordinates(34.6937, 135.5023, 20));

    static SessionDraft of(String id, String user) {
        return new SessionDraft(id, "realm", user, null, null, null, NOON, null, null, SessionKind.SESSION);
    }

    SessionDraft in(String otherRealm) {
        return new SessionDraft(id, otherRealm, user, plan, address, place, at, client, device, kind);
    }

    SessionDraft on(String otherPlan) {
        return new SessionDraft(id, realm, user, otherPlan, address, place, at, client, device, kind);
    }

    SessionDraft from(String otherAddress) {
        return new SessionDraft(id, realm, user, plan, otherAddress, place, at, client, device, kind);
    }

    SessionDraft from(Place otherPlace) {
        return new SessionDraft(id, realm, user, plan, address, otherPlace, at, client, device, kind);
    }

    SessionDraft at(Instant other) {
        return new SessionDraft(id, realm, user, plan, address, place, other, client, device, kind);
    }

    SessionDraft by(String otherClient) {
        return new SessionDraft(id, realm, user, plan, address, place, at, otherClient, device, kind);
    }

    SessionDraft with(String otherDevice) {
        return new SessionDraft(id, realm, user, plan, address, place, at, client, otherDevice, kind);
    }

    SessionDraft as(SessionKind other) {
        return new SessionDraft(id, realm, user, plan, address, place, at, client, device, other);
    }

    void store(TestDatabase database) {
        NewSession session = new NewSession(
                id,
                realm,
                user,
                kind,
                device,
                client,
                null,
                1,
                at,
                at,
                DeviceDescription.UNKNOWN,
                address,
                place,
                plan);
        database.inTransaction(entities -> {
            new SessionStore(entities, realm).add(session, false);
            return session;
        });
    }
}
