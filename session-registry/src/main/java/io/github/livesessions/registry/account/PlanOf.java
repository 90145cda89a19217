package io.github.livesessions.registry.account;

import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.plan.Plans;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileProvider;

/**
 * Finds the plan that an account is on: its attribute {@code plan}, else its groups', else its roles', else the realm's
 * default. Where several groups or roles name a plan, the largest counts, since membership grants.
 */
public final class PlanOf {

    private static final Logger LOG = Logger.getLogger(PlanOf.class);
    private static final String ATTRIBUTE = "plan";

    /** What was warned of already, by realm and plan name; bounded, since names come from data. */
    private static final Map<String, Boolean> WARNED = new ConcurrentHashMap<>();

    private static final int MAX_WARNINGS = 1_000;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Plans plans;

    public PlanOf(KeycloakSession session, RealmModel realm, Plans plans) {
        this.session = session;
        this.realm = realm;
        this.plans = plans;
    }

    /** The plan of the user; never none. */
    public Plan user(UserModel user) {
        return fromAttribute(user)
                .or(() -> fromGroups(user))
                .or(() -> fromRoles(user))
                .orElseGet(plans::byDefault);
    }

    private Optional<Plan> fromAttribute(UserModel user) {
        String name = user.getFirstAttribute(ATTRIBUTE);
        return name == null || name.isBlank() || editableByUser() ? Optional.empty() : Optional.of(named(name));
    }

    private Optional<Plan> fromGroups(UserModel user) {
        return user.getGroupsStream()
                .flatMap(PlanOf::upwards)
                .map(group -> group.getFirstAttribute(ATTRIBUTE))
                .filter(name -> name != null && !name.isBlank())
                .map(this::named)
                .max(Comparator.comparingInt(Plan::limit));
    }

    private Optional<Plan> fromRoles(UserModel user) {
        return plans.all().stream()
                .filter(plan -> plan.roles().stream().anyMatch(role -> has(user, role)))
                .max(Comparator.comparingInt(Plan::limit));
    }

    private boolean has(UserModel user, String roleName) {
        RoleModel role = KeycloakModelUtils.getRoleFromString(session, realm, roleName);
        return role != null && user.hasRole(role);
    }

    /** The nearest plan counts: a group's own attribute, else its parent's. */
    private static Stream<GroupModel> upwards(GroupModel group) {
        return Stream.iterate(group, one -> one != null, GroupModel::getParent)
                .filter(one -> one.getFirstAttribute(ATTRIBUTE) != null)
                .limit(1);
    }

    private Plan named(String name) {
        return plans.named(name.strip()).orElseGet(() -> {
            Plan smallest = plans.smallest();
            String key = realm.getId() + ' ' + name;
            if (WARNED.size() < MAX_WARNINGS && WARNED.putIfAbsent(key, true) == null) {
                LOG.warnf(
                        "Realm %s has no plan of the name that an attribute 'plan' gives (%d characters); whoever is on"
                                + " it gets plan '%s'. Correct the attribute or add the plan.",
                        realm.getName(), name.length(), smallest.name());
            }
            return smallest;
        });
    }

    /** A plan that people could write themselves would be no limit. */
    private boolean editableByUser() {
        UPConfig profile = session.getProvider(UserProfileProvider.class).getConfiguration();
        UPAttribute attribute = profile.getAttribute(ATTRIBUTE);
        if (attribute == null) {
            return profile.getUnmanagedAttributePolicy() == UPConfig.UnmanagedAttributePolicy.ENABLED;
        }
        return attribute.getPermissions() != null
                && attribute.getPermissions().getEdit().contains("user");
    }
}
