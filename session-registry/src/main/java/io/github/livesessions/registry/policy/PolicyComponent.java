package io.github.livesessions.registry.policy;

import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.policy.PolicyProblem;
import io.github.livesessions.core.policy.PolicyReader;
import io.github.livesessions.core.policy.PolicyReading;
import io.github.livesessions.registry.SessionRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.keycloak.Config;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentFactory;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The component that holds a realm's policy. Creating it sets the realm up: the gate is registered with it and goes
 * with it. A wrong value is refused alike by Keycloak's admin REST and by realm import.
 */
public final class PolicyComponent implements ComponentFactory<PolicyProvider, PolicyProvider> {

    /** The component's provider id. */
    public static final String ID = "live-sessions-policy";

    /** What was read, by component: a login asks several times. Bounded, since realms come and go. */
    private static final Map<String, Reading> READ = new ConcurrentHashMap<>();

    private static final int MAX_READ = 10_000;

    /** The component that holds the realm's policy, if the realm is set up. */
    public static Optional<ComponentModel> of(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), PolicyProvider.class.getName())
                .findFirst();
    }

    /**
     * The realm's policy, if the realm is set up.
     *
     * @throws ComponentValidationException if the component was written past its checks and is wrong
     */
    public static Optional<Policy> policy(RealmModel realm) {
        return of(realm).map(PolicyComponent::read);
    }

    /** Whether what the realm's policy says is done; of one that cannot be read it has to be taken for granted. */
    public static boolean enforces(RealmModel realm) {
        try {
            return policy(realm).map(Policy::enforces).orElse(false);
        } catch (ComponentValidationException unreadable) {
            return true;
        }
    }

    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel model) {
        if (model.getParentId() != null && !model.getParentId().equals(realm.getId())) {
            throw new PolicyRefused(
                    "'parentId' is '" + model.getParentId() + "': leave it out, or give the realm's id");
        }
        if (of(realm).filter(other -> !other.getId().equals(model.getId())).isPresent()) {
            throw new PolicyRefused("The realm has a " + ID + " component already; change that one.");
        }
        PolicyReading reading = PolicyReader.read(model.getConfig());
        if (reading instanceof PolicyReading.Invalid wrong) {
            throw new PolicyRefused(reason(wrong));
        }
        if (reading instanceof PolicyReading.Valid valid
                && session.getProvider(SessionRegistry.class).locksOut(realm, valid.policy())) {
            throw new PolicyRefused("By these rules you would not get in any more yourself: end other sessions of yours"
                    + " first, or allow more.");
        }
    }

    @Override
    public void onCreate(KeycloakSession session, RealmModel realm, ComponentModel model) {
        GateSwitch.on(realm);
        tell(session, realm, "created");
    }

    @Override
    public void onUpdate(KeycloakSession session, RealmModel realm, ComponentModel before, ComponentModel model) {
        tell(session, realm, "updated");
    }

    @Override
    public void preRemove(KeycloakSession session, RealmModel realm, ComponentModel model) {
        GateSwitch.off(realm);
        tell(session, realm, "removed");
    }

    private static void tell(KeycloakSession session, RealmModel realm, String cause) {
        session.getProvider(SessionRegistry.class).policyChanged(realm, cause);
    }

    /** As it was read before, if it still says the same. */
    private static Policy read(ComponentModel model) {
        Reading before = READ.get(model.getId());
        if (before != null && before.config().equals(model.getConfig())) {
            return before.policy();
        }
        Policy policy = parse(model);
        if (model.getId() != null) {
            if (READ.size() >= MAX_READ) {
                READ.clear();
            }
            READ.put(model.getId(), new Reading(new MultivaluedHashMap<>(model.getConfig()), policy));
        }
        return policy;
    }

    private static Policy parse(ComponentModel model) {
        PolicyReading reading = PolicyReader.read(model.getConfig());
        if (reading instanceof PolicyReading.Valid valid) {
            return valid.policy();
        }
        throw new ComponentValidationException(reason((PolicyReading.Invalid) reading));
    }

    private static String reason(PolicyReading.Invalid wrong) {
        return wrong.problems().stream().map(PolicyProblem::toString).collect(Collectors.joining("; "));
    }

    @Override
    public PolicyProvider create(KeycloakSession session, ComponentModel model) {
        Policy policy = read(model);
        return new PolicyProvider() {
            @Override
            public Policy policy() {
                return policy;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getHelpText() {
        return "Plans, limits and pages of Keycloak Live Sessions.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return PolicyForm.properties();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // a realm import does not call onCreate; when it is over, the realm tells so
        factory.register(event -> {
            if (event instanceof RealmModel.RealmPostCreateEvent created
                    && of(created.getCreatedRealm()).isPresent()) {
                GateSwitch.on(created.getCreatedRealm());
            }
        });
    }

    @Override
    public void close() {}

    private record Reading(MultivaluedHashMap<String, String> config, Policy policy) {}
}
