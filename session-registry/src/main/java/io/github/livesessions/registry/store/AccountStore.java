package io.github.livesessions.registry.store;

import io.github.livesessions.core.record.Preferences;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people have chosen and asked for, in their rows; whoever changes it holds the account's lock. */
public final class AccountStore {

    private final EntityManager entities;
    private final String realmId;

    public AccountStore(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /** What the person wants; the standard of whoever has no row yet. */
    public Preferences preferences(String userId) {
        return entities.createQuery(
                        "select u.locationOff, u.mailOff from LiveSessionsAccount u"
                                + " where u.userId = :user and u.realmId = :realm",
                        Object[].class)
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .getResultStream()
                .map(columns -> new Preferences(!(Boolean) columns[0], !(Boolean) columns[1]))
                .findFirst()
                .orElse(Preferences.STANDARD);
    }

    /** Keeps what the person wants from now on. */
    public void prefer(String userId, Preferences preferences) {
        entities.createQuery("update LiveSessionsAccount u set u.locationOff = :locationOff, u.mailOff = :mailOff"
                        + " where u.userId = :user and u.realmId = :realm")
                .setParameter("locationOff", !preferences.locationTracking())
                .setParameter("mailOff", !preferences.emailAlerts())
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .executeUpdate();
    }

    /** Since when a person waits for the own history to be erased, if they do. */
    public Optional<Instant> erasureAskedAt(String userId) {
        return entities.createQuery(
                        "select u.erasureAskedAt from LiveSessionsAccount u where u.userId = :user"
                                + " and u.realmId = :realm and u.erasureAskedAt is not null",
                        Long.class)
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .getResultStream()
                .map(Instant::ofEpochMilli)
                .findFirst();
    }

    /** Notes that the person waits since then; null once it is done. */
    public void erasureAsked(String userId, @Nullable Instant at) {
        entities.createQuery("update LiveSessionsAccount u set u.erasureAskedAt = :at"
                        + " where u.userId = :user and u.realmId = :realm")
                .setParameter("at", at == null ? null : at.toEpochMilli())
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .executeUpdate();
    }

    /** Who waits, those first that wait longest. */
    public List<ErasureRequest> erasuresAsked(int max) {
        return entities.createQuery(
                        "select u.userId, u.erasureAskedAt from LiveSessionsAccount u where u.realmId = :realm"
                                + " and u.erasureAskedAt is not null order by u.erasureAskedAt, u.userId",
                        Object[].class)
                .setParameter("realm", realmId)
                .setMaxResults(max)
                .getResultStream()
                .map(columns -> new ErasureRequest((String) columns[0], Instant.ofEpochMilli((Long) columns[1])))
                .toList();
    }

    /** A wish that an administrator has to carry out. */
    public record ErasureRequest(String userId, Instant askedAt) {}
}
