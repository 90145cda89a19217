package io.github.livesessions.registry.mail;

import io.github.livesessions.registry.account.OwnersAddress;
import io.github.livesessions.registry.ending.BackgroundRequest;
import io.github.livesessions.registry.store.AccountStore;
import io.github.livesessions.registry.store.Pace;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Sends letters to the owners of accounts, in their language, after the commit of what they tell of and apart from it: no
 * mail server, however slow or broken, holds up or fails a login. Accounts with no verified address and realms with no
 * mail server get none.
 */
public final class Postman {

    private static final Logger LOG = Logger.getLogger(Postman.class);

    private final KeycloakSessionFactory factory;
    private final Executor executor;
    private final Clock clock;

    public Postman(KeycloakSessionFactory factory, Executor executor, Clock clock) {
        this.factory = factory;
        this.executor = executor;
        this.clock = clock;
    }

    /** Whether the realm has a mail server at all. */
    public static boolean serves(RealmModel realm) {
        return !realm.getSmtpConfig().isEmpty();
    }

    /**
     * Sends the letter once the session's transaction has been committed; not at all if it is rolled back.
     *
     * @param baseUri the server's address, to which links lead
     */
    public void afterCommit(KeycloakSession session, String realmId, String userId, String baseUri, Letter letter) {
        RealmModel realm = session.getContext().getRealm();
        if (realm != null && realm.getId().equals(realmId) && !serves(realm)) {
            return;
        }
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                post(realmId, userId, URI.create(baseUri), letter);
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    private void post(String realmId, String userId, URI base, Letter letter) {
        try {
            executor.execute(() -> {
                try {
                    KeycloakModelUtils.runJobInTransaction(
                            factory, session -> send(session, realmId, userId, base, letter));
                } catch (RuntimeException failure) { // whatever a database or a mail server does
                    LOG.debug("a letter was not sent", failure);
                }
            });
        } catch (RejectedExecutionException full) {
            LOG.debug("a letter was not sent: too many wait, or the server is stopping", full);
        }
    }

    private void send(KeycloakSession session, String realmId, String userId, URI base, Letter letter) {
        session.getContext().setHttpRequest(new BackgroundRequest(base));
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null || !serves(realm)) {
            LOG.debugf("no letter: realm %s has no mail server", realmId);
            return;
        }
        session.getContext().setRealm(realm);
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null || OwnersAddress.verified(user).isEmpty()) {
            LOG.debugf("no letter: user %s has no verified address", userId);
            return;
        }
        Instant now = clock.instant();
        Pace.Kind kind = kind(letter);
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        if (kind != Pace.Kind.CODE
                && !new AccountStore(entities, realmId).preferences(userId).emailAlerts()) {
            LOG.debugf("no letter: user %s does not want any", userId);
            return;
        }
        Pace pace = new Pace(entities, realmId, userId);
        if (!pace.allows(kind, now)) {
            LOG.debugf("no letter: user %s has had as many as an hour allows", userId);
            return;
        }
        pace.count(kind, now);
        send(session, realm, user, letter, now);
    }

    private static Pace.Kind kind(Letter letter) {
        if (letter instanceof Letter.Code) {
            return Pace.Kind.CODE;
        }
        boolean refusal = letter instanceof Letter.LockViolated || letter instanceof Letter.BlockedTried;
        return refusal ? Pace.Kind.REFUSAL : Pace.Kind.NOTICE;
    }

    private static void send(KeycloakSession session, RealmModel realm, UserModel user, Letter letter, Instant now) {
        Locale locale = session.getContext().resolveLocale(user, true);
        URI realmBase = UriBuilder.fromUri(session.getContext().getUri().getBaseUri())
                .path("realms")
                .path(realm.getName())
                .build();
        Map<String, Object> attributes = new Written(locale, realmBase, now).attributes(letter);
        attributes.put(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true); // of who did it, not of the owner
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(user)
                    .send(Written.key(letter) + "Subject", Written.template(letter), attributes);
        } catch (EmailException failure) {
            LOG.warnf(
                    "A letter to a user of realm %s could not be sent (%s): look at the realm's mail settings.",
                    realm.getName(), failure.getClass().getSimpleName());
            LOG.debug("why a letter was not sent", failure);
        }
    }
}
