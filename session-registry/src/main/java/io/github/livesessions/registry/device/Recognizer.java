package io.github.livesessions.registry.device;

import io.github.livesessions.core.block.BlockVerdict;
import io.github.livesessions.core.block.Evidence;
import io.github.livesessions.core.device.Recognition;
import io.github.livesessions.registry.store.DeviceStore;
import io.github.livesessions.registry.store.Sighting;
import io.github.livesessions.registry.visit.Visit;
import java.util.HashSet;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Recognizes the device of a visit. A request asks once: the gate and the end of the login share the answer. */
public final class Recognizer {

    private final KeycloakSession session;
    private final String realmId;

    public Recognizer(KeycloakSession session, RealmModel realm) {
        this(session, realm.getId());
    }

    public Recognizer(KeycloakSession session, String realmId) {
        this.session = session;
        this.realmId = realmId;
    }

    /**
     * Which device of the account it is.
     *
     * @param fingerprinted whether the realm asks browsers for fingerprints
     */
    public Recognized recognize(String userId, Visit visit, boolean fingerprinted) {
        Optional<Recognized> before = remembered(userId, visit);
        if (before.isPresent()) {
            return before.get();
        }
        Recognized recognized = look(userId, visit, fingerprinted);
        session.setAttribute(attribute(userId, visit), recognized);
        return recognized;
    }

    /** As {@link #recognize}, though this request has asked before: blocks may have changed since. */
    public Recognized recognizeAgain(String userId, Visit visit, boolean fingerprinted) {
        session.removeAttribute(attribute(userId, visit));
        return recognize(userId, visit, fingerprinted);
    }

    private Recognized look(String userId, Visit visit, boolean fingerprinted) {
        String browserKey = visit.browserKey();
        if (browserKey == null) {
            return Recognized.NOTHING;
        }
        String thumbprint = visit.shown().keyThumbprint();
        Sighting sighting = new DeviceStore(
                        session.getProvider(JpaConnectionProvider.class).getEntityManager(), realmId)
                .look(
                        userId,
                        browserKey,
                        thumbprint,
                        new HashSet<>(visit.shown().fingerprints()));
        Recognition recognition = Recognition.of(
                sighting.devices(), browserKey, thumbprint, visit.shown().asked());
        Evidence evidence = new Evidence(
                recognition.device().map(device -> device.id()).orElse(null),
                browserKey,
                thumbprint,
                new HashSet<>(visit.shown().fingerprints()),
                fingerprinted);
        return new Recognized(recognition, BlockVerdict.of(sighting.blocks(), evidence), sighting.blockChanges());
    }

    /** What this request has been told before. */
    public Optional<Recognized> remembered(String userId, Visit visit) {
        return Optional.ofNullable(session.getAttribute(attribute(userId, visit), Recognized.class));
    }

    private static String attribute(String userId, Visit visit) {
        return "live-sessions.device " + userId + ' ' + visit.browserKey() + ' '
                + visit.shown().keyThumbprint() + ' ' + visit.shown().asked();
    }
}
