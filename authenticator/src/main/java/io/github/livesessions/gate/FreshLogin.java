package io.github.livesessions.gate;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Sends a login back to its beginning. */
final class FreshLogin {

    private final RequiredActionContext context;

    FreshLogin(RequiredActionContext context) {
        this.context = context;
    }

    /** The first page of the login again, with nobody recognized, and the news on it. */
    Response afterLogoutEverywhere() {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        AuthenticationProcessor.resetFlow(login, LoginActionsService.AUTHENTICATE_PATH);
        new AuthenticationProcessor()
                .setAuthenticationSession(login)
                .setForwardedInfoMessage(new FormMessage("liveSessionsLoggedOutEverywhere"));
        URI firstPage = LoginActionsService.loginActionsBaseUrl(context.getUriInfo())
                .path(LoginActionsService.AUTHENTICATE_PATH)
                .queryParam(Constants.CLIENT_ID, login.getClient().getClientId())
                .queryParam(Constants.TAB_ID, login.getTabId())
                .queryParam(Constants.CLIENT_DATA, AuthenticationProcessor.getClientData(context.getSession(), login))
                .build(context.getRealm().getName());
        return Response.seeOther(firstPage).build();
    }
}
