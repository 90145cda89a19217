package io.github.livesessions.registry.setup;

import java.util.Arrays;
import java.util.Optional;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/** The flows of a realm that begin with a page in somebody's browser. */
enum BoundFlow {
    BROWSER(Part.BROWSER_FLOW),
    REGISTRATION(Part.REGISTRATION_FLOW),
    /** The link in the mail may be opened in a browser that has never been here. */
    RESET_CREDENTIALS(Part.RESET_CREDENTIALS_FLOW);

    private final Part part;

    BoundFlow(Part part) {
        this.part = part;
    }

    static Optional<BoundFlow> of(Part part) {
        return Arrays.stream(values()).filter(one -> one.part == part).findFirst();
    }

    Part part() {
        return part;
    }

    /** Whether the realm lets anybody take it. */
    boolean isUsed(RealmModel realm) {
        return switch (this) {
            case BROWSER -> true;
            case REGISTRATION -> realm.isRegistrationAllowed();
            case RESET_CREDENTIALS -> realm.isResetPasswordAllowed();
        };
    }

    Optional<AuthenticationFlowModel> in(RealmModel realm) {
        return Optional.ofNullable(
                switch (this) {
                    case BROWSER -> realm.getBrowserFlow();
                    case REGISTRATION -> realm.getRegistrationFlow();
                    case RESET_CREDENTIALS -> realm.getResetCredentialsFlow();
                });
    }

    void bind(RealmModel realm, AuthenticationFlowModel flow) {
        switch (this) {
            case BROWSER -> realm.setBrowserFlow(flow);
            case REGISTRATION -> realm.setRegistrationFlow(flow);
            case RESET_CREDENTIALS -> realm.setResetCredentialsFlow(flow);
        }
    }
}
