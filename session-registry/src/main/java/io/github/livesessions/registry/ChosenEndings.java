package io.github.livesessions.registry;

import io.github.livesessions.core.admission.GivesWay;
import io.github.livesessions.core.block.BlockScope;
import io.github.livesessions.core.record.AlertRule;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.registry.device.UndoWord;
import io.github.livesessions.registry.mail.Letter;
import io.github.livesessions.registry.mail.Whereabouts;
import io.github.livesessions.registry.store.BlockStore;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.visit.Visit;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * What follows from the sessions that end for a login, by choice or, where its device is not proven, by eviction: alerts,
 * a mail to the owner and, where a proven device said that somebody else was there, blocks. The caller holds the account's lock.
 */
final class ChosenEndings {

    private final KeycloakSession session;
    private final Server server;
    private final String realmId;
    private final String userId;
    private final Recording recording;
    private final Closing closing;
    private final EntityManager entities;

    ChosenEndings(
            KeycloakSession session,
            Server server,
            String realmId,
            String userId,
            Recording recording,
            Closing closing) {
        this.session = session;
        this.server = server;
        this.realmId = realmId;
        this.userId = userId;
        this.recording = recording;
        this.closing = closing;
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /**
     * Draws the consequences.
     *
     * @param ended those that end, for whatever cause
     * @param others all sessions of the account but the new one
     * @param proven whether the device is proven on which they were ended
     * @param here that device
     */
    void follow(
            List<GivesWay> ended, List<RecordedSession> others, Visit visit, boolean proven, @Nullable String here) {
        Whereabouts by = new Whereabouts(
                visit.device(), null, server.place(visit.ipAddress()).orElse(null));
        Set<String> blocked = new HashSet<>();
        List<Whereabouts> told = new ArrayList<>();
        for (GivesWay one : ended) {
            LiveSession gone = one.session();
            boolean elsewhere = !gone.runsOn(here);
            if (one.cause() == EndCause.NOT_ME) {
                recording.alert(AlertRule.NOT_ME, gone.id(), gone.deviceId(), here);
            } else if (elsewhere && (one.cause() == EndCause.CHOICE || (one.cause() == EndCause.EVICTED && !proven))) {
                recording.alert(AlertRule.ENDED_BY_ANOTHER, gone.id(), gone.deviceId(), here);
            } else {
                continue;
            }
            String device = gone.deviceId();
            if (one.cause() == EndCause.NOT_ME && proven && elsewhere && device != null) {
                if (blocked.add(device)) {
                    block(gone, device, here, by);
                }
            } else if (elsewhere) {
                told.add(Whereabouts.of(gone));
            }
        }
        endAllOf(blocked, ended, others);
        if (!told.isEmpty()) {
            mail(new Letter.Ended(List.copyOf(told), by));
        }
    }

    private void block(LiveSession gone, String device, @Nullable String here, Whereabouts by) {
        Instant now = server.clock().instant();
        BlockStore blocks = new BlockStore(entities, realmId);
        boolean standing =
                blocks.ofDevice(device).stream().anyMatch(one -> one.block().scope() == BlockScope.ACCOUNT);
        if (standing) {
            return;
        }
        UndoWord undo = UndoWord.fresh();
        blocks.add(userId, device, BlockScope.ACCOUNT, null, userId, here, undo.digest(), now);
        server.news(session)
                .put(new SessionEvent(
                        UUID.randomUUID().toString(),
                        now,
                        SessionEventType.DEVICE_BLOCKED,
                        realmId,
                        userId,
                        userId,
                        gone.id(),
                        device,
                        null,
                        gone.device(),
                        null,
                        gone.from(),
                        EndCause.NOT_ME.id()));
        mail(new Letter.Blocked(Whereabouts.of(gone), by, undo));
    }

    /** A blocked device keeps no other session either, such as one that an offline token keeps alive. */
    private void endAllOf(Set<String> blocked, List<GivesWay> ended, List<RecordedSession> others) {
        Set<String> leaving = new HashSet<>();
        ended.forEach(one -> leaving.add(one.session().id()));
        others.stream()
                .filter(one -> one.session().deviceId() != null
                        && blocked.contains(one.session().deviceId())
                        && !leaving.contains(one.session().id()))
                .forEach(one -> closing.close(one, EndCause.BLOCKED));
    }

    private void mail(Letter letter) {
        server.postman().afterCommit(session, realmId, userId, server.baseUri(session), letter);
    }
}
