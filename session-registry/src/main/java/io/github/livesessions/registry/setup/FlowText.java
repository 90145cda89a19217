package io.github.livesessions.registry.setup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AuthenticationManagementResource;

/** What a flow consists of, told without the ids that change when a realm is exported and imported. */
final class FlowText {

    /** The authenticator of the device step. */
    static final String DEVICE_STEP = "live-sessions-device";

    /** Keycloak's own, and one order of those that have the same place there. */
    private static final Comparator<AuthenticationExecutionModel> ORDER = Comparator.comparingInt(
                    AuthenticationExecutionModel::getPriority)
            .thenComparing(execution -> String.valueOf(execution.getAuthenticator()));

    private final KeycloakSession session;
    private final RealmModel realm;

    FlowText(Site site) {
        this.session = site.session();
        this.realm = site.realm();
    }

    /** A digest of all steps and settings; of another digest it is another flow. */
    String digest(AuthenticationFlowModel flow) {
        StringBuilder text = new StringBuilder();
        write(flow, text);
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) { // each JDK has it
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether whoever takes the flow passes the device step before any other. */
    boolean beginsWithDeviceStep(AuthenticationFlowModel flow) {
        Optional<AuthenticationExecutionModel> first = executions(flow).stream()
                .filter(AuthenticationExecutionModel::isEnabled)
                .findFirst();
        if (first.isEmpty() || !first.get().isRequired()) {
            return false;
        }
        return first.get().isAuthenticatorFlow()
                ? beginsWithDeviceStep(
                        realm.getAuthenticationFlowById(first.get().getFlowId()))
                : DEVICE_STEP.equals(first.get().getAuthenticator());
    }

    /** Whether {@code copy} is the device step and all that {@code original} does. */
    boolean isFaithful(AuthenticationFlowModel copy, AuthenticationFlowModel original) {
        List<AuthenticationExecutionModel> steps = executions(copy);
        return steps.size() == 2
                && beginsWithDeviceStep(copy)
                && steps.get(1).isRequired()
                && steps.get(1).isAuthenticatorFlow()
                && digest(realm.getAuthenticationFlowById(steps.get(1).getFlowId()))
                        .equals(digest(original));
    }

    private void write(AuthenticationFlowModel flow, StringBuilder text) {
        text.append(flow.getProviderId()).append('{');
        for (AuthenticationExecutionModel execution : executions(flow)) {
            text.append(execution.getRequirement()).append(' ').append(execution.getAuthenticator());
            config(execution).ifPresent(config -> text.append(new TreeMap<>(config)));
            if (execution.isAuthenticatorFlow()) {
                write(realm.getAuthenticationFlowById(execution.getFlowId()), text);
            }
            text.append(';');
        }
        text.append('}');
    }

    private Optional<Map<String, String>> config(AuthenticationExecutionModel execution) {
        return Optional.ofNullable(execution.getAuthenticatorConfig())
                .map(realm::getAuthenticatorConfigById)
                .map(AuthenticatorConfigModel::getConfig);
    }

    private List<AuthenticationExecutionModel> executions(AuthenticationFlowModel flow) {
        return realm.getAuthenticationExecutionsStream(flow.getId())
                .sorted(ORDER)
                .toList();
    }

    /** Makes a flow that passes the device step and then does all that {@code original} does. */
    void copy(AuthenticationFlowModel original, String alias) {
        AuthenticationFlowModel copy = added(alias, original.getProviderId(), original.getDescription(), true);
        AuthenticationFlowModel rest =
                added(alias + " steps", original.getProviderId(), "All that " + original.getAlias() + " does", false);
        AuthenticationExecutionModel step = execution(copy, 10);
        step.setAuthenticator(DEVICE_STEP);
        realm.addAuthenticatorExecution(step);
        // beside a REQUIRED step Keycloak passes over ALTERNATIVE ones, so that they need a flow of their own
        AuthenticationExecutionModel steps = execution(copy, 20);
        steps.setAuthenticatorFlow(true);
        steps.setFlowId(rest.getId());
        realm.addAuthenticatorExecution(steps);
        AuthenticationManagementResource.copy(session, realm, alias, original, rest);
    }

    private AuthenticationFlowModel added(String alias, String providerId, String description, boolean top) {
        AuthenticationFlowModel flow = new AuthenticationFlowModel();
        flow.setAlias(alias);
        flow.setDescription(description);
        flow.setProviderId(providerId);
        flow.setTopLevel(top);
        flow.setBuiltIn(false);
        return realm.addAuthenticationFlow(flow);
    }

    private static AuthenticationExecutionModel execution(AuthenticationFlowModel parent, int priority) {
        AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
        execution.setParentFlow(parent.getId());
        execution.setRequirement(AuthenticationExecutionModel.Requirement.REQUIRED);
        execution.setPriority(priority);
        execution.setAuthenticatorFlow(false);
        return execution;
    }
}
