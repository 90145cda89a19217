package io.github.livesessions.rest;

import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.plan.Plans;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.presence.Lifetime;
import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.account.Lifetimes;
import io.github.livesessions.registry.account.PlanOf;
import io.github.livesessions.registry.policy.PolicyComponent;
import io.github.livesessions.registry.presence.Attendance;
import io.github.livesessions.registry.store.DeviceStore;
import io.github.livesessions.registry.store.HoldStore;
import io.github.livesessions.registry.store.ListedSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Shows sessions to whoever asks; each of their users is asked for once a request. */
final class SessionViews {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Predicate<UserModel> visible;
    private final Predicate<String> current;
    private final Expiry expiry;
    private final Optional<Plans> plans;
    private final Lifetimes lifetimes;
    private final Attendance attendance;
    private boolean noted;
    private final Map<String, Optional<Owner>> owners = new HashMap<>();

    /** Held, since the entity manager does not hold what nobody else does. */
    private final List<Object> fetched = new ArrayList<>();

    /**
     * Views of a realm's sessions.
     *
     * @param visible whose sessions are shown
     * @param current whether the request itself belongs to the session of that id
     */
    SessionViews(KeycloakSession session, RealmModel realm, Predicate<UserModel> visible, Predicate<String> current) {
        this.session = session;
        this.realm = realm;
        this.visible = visible;
        this.current = current;
        this.expiry = new Expiry(realm);
        this.plans = plans(realm);
        SessionRegistry registry = session.getProvider(SessionRegistry.class);
        this.lifetimes = Lifetimes.of(session, realm, registry.heldOpen());
        this.attendance = registry.attendance();
    }

    /**
     * Shows the plans that are noted beside the sessions, and asks for none. That of an own session has to be right at once;
     * for one page of everybody's it would take a hundred queries.
     */
    SessionViews byNotedPlans() {
        noted = true;
        return this;
    }

    /** Fetches the users of these sessions by one query; else each of them would take one of its own. */
    List<ListedSession> foreseen(List<ListedSession> listed) {
        Set<String> ids = listed.stream()
                .map(one -> one.session().userId())
                .filter(id -> !owners.containsKey(id))
                .collect(Collectors.toSet());
        if (ids.size() > 1) {
            fetched.addAll(session.getProvider(JpaConnectionProvider.class)
                    .getEntityManager()
                    .createQuery("select u from UserEntity u where u.id in :ids", Object.class)
                    .setParameter("ids", ids)
                    .getResultList());
        }
        return listed;
    }

    /** Whether the session's user is there and may be seen by whoever asks. */
    boolean shows(ListedSession listed) {
        return owner(listed).isPresent();
    }

    /** The sessions that are shown, with what is known of their devices. */
    List<SessionView> of(List<ListedSession> listed) {
        DeviceStore devices =
                new DeviceStore(session.getProvider(JpaConnectionProvider.class).getEntityManager(), realm.getId());
        Set<String> ids = listed.stream()
                .map(one -> one.session().deviceId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, KnownDevice> known =
                devices.all(ids).stream().collect(Collectors.toMap(KnownDevice::id, Function.identity()));
        Set<String> blocked = devices.blocked(ids);
        Map<String, Instant> seen = lastSeen(listed);
        return listed.stream()
                .flatMap(one -> owner(one)
                        .map(owner ->
                                view(one, owner, device(one.session(), known, blocked), lastSeen(one.session(), seen)))
                        .stream())
                .toList();
    }

    /** A session that no browser opened, such as an impersonation, may have no device. */
    private static DeviceView device(LiveSession session, Map<String, KnownDevice> known, Set<String> blocked) {
        String id = session.deviceId();
        return id == null
                ? DeviceView.of(session, null, false)
                : DeviceView.of(session, known.get(id), blocked.contains(id));
    }

    private Optional<Owner> owner(ListedSession listed) {
        return owners.computeIfAbsent(listed.session().userId(), id -> owner(id, noted ? listed.plan() : null));
    }

    private SessionView view(ListedSession listed, Owner owner, DeviceView device, Instant lastSeen) {
        LiveSession live = listed.session();
        return new SessionView(
                live.id(),
                live.userId(),
                owner.username(),
                live.kind().id(),
                live.state().id(),
                current.test(live.id()),
                owner.plan(),
                device,
                live.place().map(PlaceView::of).orElse(null),
                listed.ipAddress(),
                live.startedAt(),
                lastSeen,
                live.lastActivityAt(),
                expiry.of(live, owner.lifetime()),
                clients(listed));
    }

    /** What the nodes have written down of the sessions that are online; it is some minutes old at most. */
    private Map<String, Instant> lastSeen(List<ListedSession> listed) {
        Set<String> online = listed.stream()
                .map(ListedSession::session)
                .filter(one -> one.state() == Presence.ONLINE)
                .map(LiveSession::id)
                .collect(Collectors.toSet());
        return online.isEmpty()
                ? Map.of()
                : new HoldStore(session.getProvider(JpaConnectionProvider.class).getEntityManager()).lastSeen(online);
    }

    private Instant lastSeen(LiveSession live, Map<String, Instant> written) {
        return Stream.of(
                        Optional.of(live.lastSeenAt()),
                        Optional.ofNullable(written.get(live.id())),
                        attendance.lastSeen(live.id()))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Optional<Owner> owner(String userId, @Nullable String plan) {
        return Optional.ofNullable(session.users().getUserById(realm, userId))
                .filter(visible)
                .map(user -> plans.map(all -> owner(user, plan(all, user, plan)))
                        .orElseGet(() -> new Owner(user.getUsername(), null, lifetimes.of(user))));
    }

    private Owner owner(UserModel user, Plan plan) {
        return new Owner(user.getUsername(), plan.name(), lifetimes.on(plan));
    }

    private Plan plan(Plans all, UserModel user, @Nullable String plan) {
        return Optional.ofNullable(plan)
                .flatMap(all::named)
                .orElseGet(() -> new PlanOf(session, realm, all).user(user));
    }

    private List<String> clients(ListedSession listed) {
        ClientModel client = listed.clientId() == null ? null : realm.getClientById(listed.clientId());
        return client == null ? List.of() : List.of(client.getClientId());
    }

    private static Optional<Plans> plans(RealmModel realm) {
        try {
            return PolicyComponent.policy(realm).map(Policy::plans);
        } catch (ComponentValidationException wrongPolicy) { // the list is where the damage is looked at
            return Optional.empty();
        }
    }

    private record Owner(String username, @Nullable String plan, Lifetime lifetime) {}
}
