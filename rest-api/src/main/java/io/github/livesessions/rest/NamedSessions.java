package io.github.livesessions.rest;

import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.push.Acting;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Sessions that an administrator has picked, to be ended at once. */
final class NamedSessions {

    private static final int MAX = 1_000;
    private static final int MAX_ID = 64;
    private static final int MAX_BYTES = 100_000;
    private static final String IDS = "ids";

    private final Admin admin;

    NamedSessions(Admin admin) {
        this.admin = admin;
    }

    /** The ids that the body names, each once. */
    static Set<String> read(InputStream body) {
        List<String> ids = Fields.read(body, MAX_BYTES, IDS).texts(IDS);
        if (ids.isEmpty() || ids.size() > MAX || ids.stream().anyMatch(id -> id.isBlank() || id.length() > MAX_ID)) {
            throw Problem.field(IDS, "give 1 to " + MAX + " ids of sessions");
        }
        return new LinkedHashSet<>(ids);
    }

    /** Ends those that can be ended, each account's in a transaction of its own. */
    Report end(Set<String> ids) {
        Map<String, List<String>> byUser = new LinkedHashMap<>();
        List<String> gone = new ArrayList<>();
        List<String> forbidden = new ArrayList<>();
        SessionOwners owners = new SessionOwners(admin);
        for (String id : ids) {
            Optional<UserModel> owner = owners.of(id);
            if (owner.isEmpty()) {
                gone.add(id);
            } else if (!admin.users().canManage(owner.get())) {
                forbidden.add(id);
            } else {
                byUser.computeIfAbsent(owner.get().getId(), user -> new ArrayList<>())
                        .add(id);
            }
        }
        int ended = 0;
        for (Map.Entry<String, List<String>> account : byUser.entrySet()) {
            List<String> late = KeycloakModelUtils.runJobInTransactionWithResult(
                    admin.session().getKeycloakSessionFactory(), own -> end(own, account.getKey(), account.getValue()));
            gone.addAll(late);
            ended += account.getValue().size() - late.size();
        }
        return told(new Report(ended, gone, forbidden));
    }

    /** Tells which had ended by themselves. */
    private List<String> end(KeycloakSession own, String userId, List<String> ids) {
        RealmModel realm = own.realms().getRealm(admin.realm().getId());
        own.getContext().setHttpRequest(admin.session().getContext().getHttpRequest());
        own.getContext().setRealm(realm);
        Acting.administrator(own, admin.userId());
        UserModel user = own.users().getUserById(realm, userId);
        SessionRegistry registry = own.getProvider(SessionRegistry.class);
        return ids.stream()
                .filter(id -> user == null || !registry.end(realm, user, id, EndCause.ADMIN))
                .toList();
    }

    private Report told(Report report) {
        if (report.ended() > 0) {
            admin.event()
                    .operation(OperationType.ACTION)
                    .resource(ResourceType.USER_SESSION)
                    .resourcePath(admin.session().getContext().getUri())
                    .representation(report)
                    .success();
        }
        return report;
    }

    /**
     * What was done.
     *
     * @param gone ids of sessions that this realm does not have, or no longer
     * @param forbidden ids of sessions of users who may not be managed
     */
    record Report(int ended, List<String> gone, List<String> forbidden) {}
}
