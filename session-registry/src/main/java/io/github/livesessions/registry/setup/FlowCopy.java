package io.github.livesessions.registry.setup;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** A copy of a bound flow that begins with the device step; the flow itself is never changed. */
final class FlowCopy implements Fitting {

    private final Site site;
    private final BoundFlow bound;
    private final String alias;
    private final boolean due;

    /** @param due whether the copy is to be made */
    FlowCopy(Site site, BoundFlow bound, String alias, boolean due) {
        this.site = site;
        this.bound = bound;
        this.alias = alias;
        this.due = due;
    }

    @Override
    public Part part() {
        return bound.part();
    }

    @Override
    public String subject() {
        return alias;
    }

    @Override
    public String state() {
        return flow().map(new FlowText(site)::digest).orElse("");
    }

    @Override
    public boolean isDue() {
        return due;
    }

    @Override
    public String goal() {
        return "made of "
                + bound.in(site.realm()).map(AuthenticationFlowModel::getAlias).orElse("");
    }

    @Override
    public String shown(String state) {
        return state.isEmpty() ? "" : alias;
    }

    @Override
    public void fit() {
        bound.in(site.realm()).ifPresent(original -> new FlowText(site).copy(original, alias));
    }

    @Override
    public boolean canRestore(String before) {
        return before.isEmpty() && flow().filter(this::isUsedElsewhere).isEmpty();
    }

    @Override
    public void restore(String before) {
        flow().ifPresent(flow -> KeycloakModelUtils.deepDeleteAuthenticationFlow(
                site.session(), site.realm(), flow, () -> {}, () -> {}, false));
    }

    private Optional<AuthenticationFlowModel> flow() {
        return Optional.ofNullable(site.realm().getFlowByAlias(alias));
    }

    /** Whether anything but the binding that setup has made needs it. */
    private boolean isUsedElsewhere(AuthenticationFlowModel flow) {
        RealmModel realm = site.realm();
        boolean byRealm = Stream.of(
                        Optional.ofNullable(realm.getDirectGrantFlow()),
                        Optional.ofNullable(realm.getFirstBrokerLoginFlow()),
                        Optional.ofNullable(realm.getClientAuthenticationFlow()),
                        Optional.ofNullable(realm.getDockerAuthenticationFlow()))
                .flatMap(Optional::stream)
                .anyMatch(other -> other.getId().equals(flow.getId()));
        boolean byOther = Stream.of(BoundFlow.values())
                .filter(other -> other != bound)
                .flatMap(other -> other.in(realm).stream())
                .anyMatch(other -> other.getId().equals(flow.getId()));
        return byRealm
                || byOther
                || isUsedByClient(flow, "browser")
                || isUsedByClient(flow, "direct_grant")
                || site.session()
                        .identityProviders()
                        .getByFlow(flow.getId(), null, 0, 1)
                        .findAny()
                        .isPresent();
    }

    private boolean isUsedByClient(AuthenticationFlowModel flow, String kind) {
        return site.realm()
                .searchClientByAuthenticationFlowBindingOverrides(Map.of(kind, flow.getId()), 0, 1)
                .findAny()
                .isPresent();
    }
}
