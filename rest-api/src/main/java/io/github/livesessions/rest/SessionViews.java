package io.github.livesessions.rest;

import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.registry.account.PlanOf;
import io.github.livesessions.registry.policy.PolicyComponent;
import io.github.livesessions.registry.store.ListedSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserModel;

/** Shows sessions to an administrator; each of their users is asked for once a request. */
final class SessionViews {

    /** No agent checks sessions yet. */
    private static final String UNCHECKED = "unchecked";

    private final Admin admin;
    private final Expiry expiry;
    private final Optional<PlanOf> plans;
    private final Map<String, Optional<Owner>> owners = new HashMap<>();

    SessionViews(Admin admin) {
        this.admin = admin;
        this.expiry = new Expiry(admin.realm());
        this.plans = plans(admin);
    }

    /** The session, if its user is there and the administrator may see that user. */
    Optional<SessionView> of(ListedSession listed) {
        return owners.computeIfAbsent(listed.session().userId(), this::owner).map(owner -> view(listed, owner));
    }

    private SessionView view(ListedSession listed, Owner owner) {
        LiveSession session = listed.session();
        return new SessionView(
                session.id(),
                session.userId(),
                owner.username(),
                session.kind().id(),
                UNCHECKED,
                false,
                owner.plan(),
                DeviceView.of(session),
                session.place().map(PlaceView::of).orElse(null),
                listed.ipAddress(),
                session.startedAt(),
                session.lastActivityAt(),
                session.lastActivityAt(),
                expiry.of(session),
                clients(listed));
    }

    private Optional<Owner> owner(String userId) {
        return Optional.ofNullable(admin.user(userId))
                .filter(admin.users()::canView)
                .map(user -> new Owner(user.getUsername(), plan(user)));
    }

    private @Nullable String plan(UserModel user) {
        return plans.map(known -> known.user(user).name()).orElse(null);
    }

    private List<String> clients(ListedSession listed) {
        ClientModel client = listed.clientId() == null ? null : admin.realm().getClientById(listed.clientId());
        return client == null ? List.of() : List.of(client.getClientId());
    }

    private static Optional<PlanOf> plans(Admin admin) {
        try {
            return PolicyComponent.policy(admin.realm())
                    .map(policy -> new PlanOf(admin.session(), admin.realm(), policy.plans()));
        } catch (ComponentValidationException wrongPolicy) { // the list is where the damage is looked at
            return Optional.empty();
        }
    }

    private record Owner(String username, @Nullable String plan) {}
}
