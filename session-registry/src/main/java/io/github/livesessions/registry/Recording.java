package io.github.livesessions.registry;

import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.text.PlainText;
import io.github.livesessions.registry.store.NewSession;
import io.github.livesessions.registry.store.SessionStore;
import io.github.livesessions.registry.visit.Visit;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes a login down as a session, with its device and place. */
final class Recording {

    private static final int MAX_ADDRESS = 45;

    /** Only literal addresses: anything else would be looked up in the DNS. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}");

    private final SessionStore store;
    private final Server server;

    Recording(SessionStore store, Server server) {
        this.store = store;
        this.server = server;
    }

    void record(String realmId, String userId, CompletedLogin login) {
        Instant now = server.clock().instant();
        Visit visit = login.visit();
        String device = visit.browserKey() == null ? null : store.meet(userId, visit.browserKey(), visit.device(), now);
        String address = PlainText.clip(visit.ipAddress(), MAX_ADDRESS);
        store.add(new NewSession(
                login.sessionId(),
                realmId,
                userId,
                login.kind(),
                device,
                login.clientId(),
                login.actorId(),
                login.keycloakStart(),
                now,
                visit.device(),
                address,
                place(address).orElse(null)));
    }

    private Optional<Place> place(@Nullable String address) {
        if (address == null || !ADDRESS.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            return server.places().locate(InetAddress.getByName(address));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }
}
