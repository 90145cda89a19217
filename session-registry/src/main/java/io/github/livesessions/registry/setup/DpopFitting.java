package io.github.livesessions.registry.setup;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/** Whether the tokens of a public client are bound to a key that a thief of tokens does not have. */
final class DpopFitting implements Fitting {

    /** Keycloak's own, which cannot. */
    private static final Set<String> CONSOLES =
            Set.of("account", "account-console", "security-admin-console", "admin-cli", "broker");

    private static final String ON = "true";

    private final Site site;
    private final String clientId;
    private final boolean wanted;
    private final Predicate<ClientModel> mayManage;

    /**
     * The tokens of that client.
     *
     * @param wanted whether the administrator wants it for this client: the application has to be able to
     * @param mayManage the clients that the administrator may change
     */
    DpopFitting(Site site, String clientId, boolean wanted, Predicate<ClientModel> mayManage) {
        this.site = site;
        this.clientId = clientId;
        this.wanted = wanted;
        this.mayManage = mayManage;
    }

    /** The clients of the realm that it is for. */
    static Stream<ClientModel> clients(RealmModel realm) {
        return realm.getClientsStream().filter(DpopFitting::isFor);
    }

    /** Whether it can be had for that client at all. */
    static boolean isFor(ClientModel client) {
        return client.isPublicClient()
                && client.isEnabled()
                && !CONSOLES.contains(client.getClientId())
                && OIDCLoginProtocol.LOGIN_PROTOCOL.equals(
                        Objects.requireNonNullElse(client.getProtocol(), OIDCLoginProtocol.LOGIN_PROTOCOL));
    }

    @Override
    public Part part() {
        return Part.DPOP;
    }

    @Override
    public String subject() {
        return clientId;
    }

    /** How it is found. */
    Finding look() {
        return isBound()
                ? Finding.ok(part(), "").of(clientId)
                : new Finding(
                        part(),
                        Status.WARNING,
                        clientId,
                        "A stolen token of it can be used elsewhere. Bind its tokens if the application supports DPoP.",
                        true);
    }

    @Override
    public String state() {
        return client().map(client -> client.getAttribute(OIDCConfigAttributes.DPOP_BOUND_ACCESS_TOKENS))
                .orElse("");
    }

    @Override
    public boolean isDue() {
        return wanted && !isBound();
    }

    @Override
    public String goal() {
        return ON;
    }

    @Override
    public void fit() {
        restore(ON);
    }

    @Override
    public boolean canRestore(String before) {
        return client().filter(mayManage).isPresent();
    }

    @Override
    public void restore(String before) {
        ClientModel client = client().orElseThrow();
        if (before.isEmpty()) {
            client.removeAttribute(OIDCConfigAttributes.DPOP_BOUND_ACCESS_TOKENS);
        } else {
            client.setAttribute(OIDCConfigAttributes.DPOP_BOUND_ACCESS_TOKENS, before);
        }
    }

    private boolean isBound() {
        return Boolean.parseBoolean(state());
    }

    private Optional<ClientModel> client() {
        return Optional.ofNullable(site.realm().getClientByClientId(clientId));
    }
}
