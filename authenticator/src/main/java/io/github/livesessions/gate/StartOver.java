package io.github.livesessions.gate;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/**
 * Begins a login anew that came with the session of another browser. It gets an id of its own, or what comes of it would
 * be that other session again, and the cookies that it came with are taken from it.
 */
final class StartOver {

    private final RequiredActionContext context;

    StartOver(RequiredActionContext context) {
        this.context = context;
    }

    /** The first page of the same application's login, for nobody in particular. */
    Response asNobody() {
        AuthenticationSessionModel old = context.getAuthenticationSession();
        AuthenticationSessionManager manager = new AuthenticationSessionManager(context.getSession());
        RootAuthenticationSessionModel root = manager.createAuthenticationSession(context.getRealm(), true);
        AuthenticationSessionModel fresh = root.createAuthenticationSession(old.getClient());
        fresh.setProtocol(old.getProtocol());
        fresh.setRedirectUri(old.getRedirectUri());
        fresh.setAction(AuthenticationSessionModel.Action.AUTHENTICATE.name()); // the old one was past its factors
        fresh.setClientScopes(old.getClientScopes());
        old.getClientNotes().forEach(fresh::setClientNote);
        fresh.setAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH, LoginActionsService.AUTHENTICATE_PATH);
        new AuthenticationProcessor()
                .setAuthenticationSession(fresh)
                .setForwardedInfoMessage(new FormMessage("liveSessionsSignInAgain"));
        AuthenticationManager.expireIdentityCookie(context.getSession());
        URI firstPage = LoginActionsService.loginActionsBaseUrl(context.getUriInfo())
                .path(LoginActionsService.AUTHENTICATE_PATH)
                .queryParam(Constants.CLIENT_ID, fresh.getClient().getClientId())
                .queryParam(Constants.TAB_ID, fresh.getTabId())
                .queryParam(Constants.CLIENT_DATA, AuthenticationProcessor.getClientData(context.getSession(), fresh))
                .build(context.getRealm().getName());
        return Response.seeOther(firstPage).build();
    }
}
