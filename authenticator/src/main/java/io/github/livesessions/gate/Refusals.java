package io.github.livesessions.gate;

import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.visit.Visit;
import io.github.livesessions.registry.visit.Visits;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.AuthenticationFlowException;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.cors.Cors;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The ways in which the gate says no, each with an error event. */
final class Refusals {

    private static final String LIMIT_REACHED = "session_limit_reached";
    private static final String DEVICE_BLOCKED = "device_blocked";
    private static final String UNAVAILABLE = "session_registry_unavailable";

    private final RequiredActionContext context;

    Refusals(RequiredActionContext context) {
        this.context = context;
    }

    /** The page of a full plan that refuses. */
    Response planFull(SessionRegistry registry, Policy policy, Visit visit) {
        full(registry, visit);
        return page(Response.Status.FORBIDDEN, "liveSessionsRefusedLimit", policy.supportContact());
    }

    /** What an app hears that brought the credentials itself: no page can be shown there. */
    WebApplicationException directGrant(SessionRegistry registry, Visit visit) {
        full(registry, visit);
        endLogin();
        return tokenError(OAuthErrorException.INVALID_GRANT, LIMIT_REACHED, Response.Status.BAD_REQUEST);
    }

    /** The page of a blocked device, and of one that may be it. */
    Response blocked(SessionRegistry registry, Policy policy, Visit visit) {
        refused(registry, visit);
        return page(Response.Status.FORBIDDEN, "liveSessionsBlocked", policy.supportContact());
    }

    /** What an app hears on a blocked device. */
    WebApplicationException directGrantBlocked(SessionRegistry registry, Visit visit) {
        refused(registry, visit);
        endLogin();
        return tokenError(OAuthErrorException.INVALID_GRANT, DEVICE_BLOCKED, Response.Status.BAD_REQUEST);
    }

    private void full(SessionRegistry registry, Visit visit) {
        event(LIMIT_REACHED);
        registry.refusedFull(context.getRealm(), context.getUser(), visit);
    }

    private void refused(SessionRegistry registry, Visit visit) {
        event(DEVICE_BLOCKED);
        registry.refusedBlocked(context.getRealm(), context.getUser(), visit);
    }

    /** The answer while the registry cannot be read. */
    RuntimeException unavailable() {
        event(UNAVAILABLE);
        if (new Visits(context.getSession(), context.getRealm()).isDirectGrant()) {
            endLogin();
            return tokenError(
                    OAuthErrorException.TEMPORARILY_UNAVAILABLE, UNAVAILABLE, Response.Status.SERVICE_UNAVAILABLE);
        }
        if (!context.getUriInfo().getPath().contains("/protocol/")) {
            return new WebApplicationException(unavailablePage());
        }
        // where single sign-on begins, Keycloak takes an answer from its own exception alone
        return new AuthenticationFlowException(
                AuthenticationFlowError.INTERNAL_ERROR, silent() ? interactionRequired() : unavailablePage());
    }

    private Response unavailablePage() {
        return page(Response.Status.SERVICE_UNAVAILABLE, "liveSessionsUnavailable", "");
    }

    private boolean silent() {
        String prompt = context.getAuthenticationSession().getClientNote(OIDCLoginProtocol.PROMPT_PARAM);
        return prompt != null && List.of(prompt.split(" ", -1)).contains(OIDCLoginProtocol.PROMPT_VALUE_NONE);
    }

    /** What the app of a hidden frame hears, in which nobody would see a page. */
    private Response interactionRequired() {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return context.getSession()
                .getProvider(LoginProtocol.class, login.getProtocol())
                .setSession(context.getSession())
                .setRealm(context.getRealm())
                .setHttpHeaders(context.getHttpRequest().getHttpHeaders())
                .setUriInfo(context.getUriInfo())
                .setEventBuilder(context.getEvent())
                .sendError(login, LoginProtocol.Error.PASSIVE_INTERACTION_REQUIRED, null);
    }

    private void event(String error) {
        context.getEvent().clone().user(context.getUser()).error(error);
    }

    private void endLogin() {
        new AuthenticationSessionManager(context.getSession())
                .removeAuthenticationSession(context.getRealm(), context.getAuthenticationSession(), false);
    }

    private static CorsErrorResponseException tokenError(String error, String description, Response.Status status) {
        return new CorsErrorResponseException(
                Cors.builder().auth().allowedMethods("POST").exposedHeaders(Cors.ACCESS_CONTROL_ALLOW_METHODS),
                error,
                description,
                status);
    }

    private Response page(Response.Status status, String key, String supportContact) {
        Response page = context.form()
                .setAttribute(
                        "refused",
                        Map.of(
                                "titleKey",
                                key + "Title",
                                "textKey",
                                key + "Text",
                                "supportContact",
                                supportContact,
                                "backUrl",
                                "",
                                "style",
                                Assets.STYLE))
                .createForm("live-sessions-refused.ftl");
        return Response.fromResponse(page).status(status).build();
    }
}
