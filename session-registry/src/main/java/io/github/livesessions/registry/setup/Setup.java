package io.github.livesessions.registry.setup;

import io.github.livesessions.core.policy.Mode;
import io.github.livesessions.core.policy.Settings;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.policy.PolicyComponent;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.RealmEntity;

/** The setup of a realm: what is there, what is missing, and how it is put in place and taken back. */
public final class Setup {

    private static final int MAX_CLIENTS = 200;

    private final Site site;
    private final SessionRegistry registry;
    private final Fittings fittings;
    private final Clock clock;

    /** @param mayManage the clients that the administrator who asks may change */
    public Setup(KeycloakSession session, RealmModel realm, Predicate<ClientModel> mayManage, Clock clock) {
        this.site = new Site(session, realm);
        this.registry = session.getProvider(SessionRegistry.class);
        this.fittings = new Fittings(site, registry.heldOpen(), mayManage);
        this.clock = clock;
    }

    /** Whether the realm is the one that administers all others. */
    public boolean isMaster() {
        return site.realm().getName().equals(Config.getAdminRealm());
    }

    /**
     * Lets nobody else set up the realm until the current transaction is over, and has the realm read as it is by then and
     * not as a cache remembers it.
     */
    public void takeHold() {
        RealmModel realm = site.realm();
        site.session()
                .getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .find(RealmEntity.class, realm.getId(), LockModeType.PESSIMISTIC_WRITE);
        realm.setEnabled(realm.isEnabled()); // once it has been written to, Keycloak reads past its cache
    }

    /** How each part is found. */
    public List<Finding> look(Predicate<ClientModel> mayView) {
        Surroundings surroundings = new Surroundings(site, registry.equipment(), clock);
        List<Finding> found = new ArrayList<>();
        found.add(fittings.policy(Mode.ENFORCING).look());
        found.add(fittings.gate(true).look());
        for (BoundFlow bound : BoundFlow.values()) {
            found.add(fittings.binding(bound).look());
        }
        surroundings.flows().forEach(found::add);
        found.add(surroundings.listener());
        found.add(fittings.accountTheme().look());
        found.add(fittings.adminTheme().look());
        found.add(surroundings.loginTheme());
        found.add(fittings.plan().look());
        found.add(fittings.adminEvents().look());
        found.add(surroundings.tokenLife());
        found.add(contact());
        found.addAll(surroundings.geoFiles());
        surroundings.server().forEach(found::add);
        DpopFitting.clients(site.realm())
                .filter(mayView)
                .limit(MAX_CLIENTS)
                .forEach(client ->
                        found.add(fittings.dpop(client.getClientId(), false).look()));
        return found;
    }

    /** How far a realm is set up that was found so: {@code none}, {@code partial} or {@code installed}. */
    public static String state(List<Finding> found) {
        boolean policy =
                found.stream().anyMatch(finding -> finding.part() == Part.POLICY && finding.status() == Status.OK);
        boolean lacking =
                found.stream().anyMatch(finding -> finding.status() == Status.MISSING && finding.installable());
        return policy ? lacking ? "partial" : "installed" : "none";
    }

    /** The mode of the realm's policy, if it has one. */
    public Optional<Mode> mode() {
        return PolicyComponent.of(site.realm()).map(StoredMode::of);
    }

    /** Whether there is a setup to take back. */
    public boolean isUndoable() {
        return !UndoComponent.ledger(site.realm()).entries().isEmpty();
    }

    /** Whether tokens of that client can be bound to a key, and the administrator may have it so. */
    public boolean canBind(String clientId, Predicate<ClientModel> mayManage) {
        return Optional.ofNullable(site.realm().getClientByClientId(clientId))
                .filter(DpopFitting::isFor)
                .filter(mayManage)
                .isPresent();
    }

    /** What would be done for that wish. */
    public Installation installation(Wish wish) {
        return new Installation(site, wish, fittings.due(wish));
    }

    /** What would be taken back. */
    public Undoing undoing() {
        return new Undoing(site, fittings);
    }

    private Finding contact() {
        String contact = PolicyComponent.of(site.realm())
                .map(policy -> policy.get(Settings.SUPPORT_CONTACT.key(), ""))
                .orElse("");
        return contact.isEmpty()
                ? new Finding(
                        Part.SUPPORT_CONTACT, Status.WARNING, "", "Whoever is refused is told of nobody to ask.", true)
                : Finding.ok(Part.SUPPORT_CONTACT, contact);
    }
}
