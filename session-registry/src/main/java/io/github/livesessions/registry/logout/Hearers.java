package io.github.livesessions.registry.logout;

import io.github.livesessions.core.session.LogoutResult;
import io.github.livesessions.registry.store.NewLogout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.ResourceAdminManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

/**
 * The clients of a session, and what each has to hear when it ends. Keycloak can write a logout token only as long as it
 * has the session and the user: the subject may be the client's own name for the person. So the claims are taken before.
 */
public final class Hearers {

    private static final Logger LOG = Logger.getLogger(Hearers.class);

    /** As long as the session itself, where Keycloak is told so for the tokens of a client. */
    private static final int AS_LONG_AS_THE_SESSION = -1;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

    private final KeycloakSession session;
    private final RealmModel realm;

    /** Of that realm, which has to be the one in the session's context. */
    public Hearers(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Whether the client asks to be told by a logout token of ours. */
    public static boolean asks(ClientModel client) {
        String url = url(client);
        return client.isEnabled() && !url.isEmpty() && !url.contains(ResourceAdminManager.CLIENT_SESSION_HOST_PROPERTY);
    }

    /** As it is registered; where it is relative, only a request could tell what it is relative to. */
    private static String url(ClientModel client) {
        return Objects.requireNonNullElse(
                OIDCAdvancedConfigWrapper.fromClientModel(client).getBackchannelLogoutUrl(), "");
    }

    /** Each client of the sessions once, such as of one and its offline twin. */
    public List<NewLogout> of(Collection<UserSessionModel> sessions) {
        Map<String, NewLogout> hearers = new LinkedHashMap<>();
        clientSessions(sessions)
                .filter(one ->
                        !AuthenticationSessionModel.Action.LOGGED_OUT.name().equals(one.getAction()))
                .forEach(one -> hearers.computeIfAbsent(one.getClient().getId(), id -> hearer(one)));
        return List.copyOf(hearers.values());
    }

    /** The same without those who do not ask, and those whom Keycloak tells in its own way. */
    public List<NewLogout> askingOf(Collection<UserSessionModel> sessions) {
        return of(sessions).stream().filter(one -> one.claims() != null).toList();
    }

    /** How long an access token may live that was issued this moment in one of the sessions. */
    public Duration accessTokens(Collection<UserSessionModel> sessions) {
        return Duration.ofSeconds(clientSessions(sessions)
                .map(AuthenticatedClientSessionModel::getClient)
                .mapToInt(this::accessToken)
                .max()
                .orElse(0));
    }

    private static Stream<AuthenticatedClientSessionModel> clientSessions(Collection<UserSessionModel> sessions) {
        return sessions.stream()
                .flatMap(one -> one.getAuthenticatedClientSessions().values().stream())
                .filter(one -> one.getClient() != null);
    }

    private int accessToken(ClientModel client) {
        int seconds = Optional.ofNullable(client.getAttribute(OIDCConfigAttributes.ACCESS_TOKEN_LIFESPAN))
                .map(String::trim)
                .filter(own -> NUMBER.matcher(own).matches())
                .map(Integer::valueOf)
                .orElse(realm.getAccessTokenLifespan());
        return seconds == AS_LONG_AS_THE_SESSION ? realm.getSsoSessionMaxLifespan() : seconds;
    }

    private NewLogout hearer(AuthenticatedClientSessionModel clientSession) {
        ClientModel client = clientSession.getClient();
        if (!client.isEnabled() || clientSession.getProtocol() == null) {
            return told(client, LogoutResult.NOT_REGISTERED);
        }
        boolean openId = OIDCLoginProtocol.LOGIN_PROTOCOL.equals(clientSession.getProtocol());
        if (openId && asks(client)) {
            return asking(client, clientSession);
        }
        String adminUrl = client.getManagementUrl();
        boolean reachable = !openId || !url(client).isEmpty() || (adminUrl != null && !adminUrl.isEmpty());
        return told(
                client,
                reachable && !client.isFrontchannelLogout() ? LogoutResult.WAITING : LogoutResult.NOT_REGISTERED);
    }

    private NewLogout asking(ClientModel client, AuthenticatedClientSessionModel clientSession) {
        ClientModel before = session.getContext().getClient();
        session.getContext().setClient(client);
        try {
            String claims = JsonSerialization.writeValueAsString(session.tokens()
                    .initLogoutToken(client, clientSession.getUserSession().getUser(), clientSession));
            return new NewLogout(client.getId(), client.getClientId(), claims, LogoutResult.WAITING);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (RuntimeException unwritable) { // a mapper that fails must not keep the session alive
            LOG.debugf(unwritable, "no logout token can be written for client %s", client.getId());
            return told(client, LogoutResult.FAILED);
        } finally {
            session.getContext().setClient(before);
        }
    }

    private static NewLogout told(ClientModel client, LogoutResult result) {
        return new NewLogout(client.getId(), client.getClientId(), null, result);
    }
}
