package io.github.livesessions.registry.setup;

import io.github.livesessions.core.policy.Mode;
import io.github.livesessions.core.policy.Settings;
import io.github.livesessions.core.text.Word;
import io.github.livesessions.registry.policy.PolicyComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** All that setup can put in place in a realm. */
final class Fittings {

    private static final String CONTACT = Settings.SUPPORT_CONTACT.key();

    private final Site site;
    private final RealmModel realm;
    private final boolean heldOpen;
    private final Predicate<ClientModel> mayManage;

    Fittings(Site site, boolean heldOpen, Predicate<ClientModel> mayManage) {
        this.site = site;
        this.realm = site.realm();
        this.heldOpen = heldOpen;
        this.mayManage = mayManage;
    }

    PolicyFitting policy(Mode mode) {
        return new PolicyFitting(site, mode);
    }

    GateFitting gate(boolean gated) {
        return new GateFitting(site, heldOpen, gated);
    }

    FlowBinding binding(BoundFlow bound) {
        return new FlowBinding(site, bound, copyName(bound));
    }

    ThemeFitting accountTheme() {
        return ThemeFitting.account(site);
    }

    ThemeFitting adminTheme() {
        return ThemeFitting.admin(site);
    }

    PlanAttribute plan() {
        return new PlanAttribute(site);
    }

    AdminEvents adminEvents() {
        return new AdminEvents(site);
    }

    DpopFitting dpop(String clientId, boolean wanted) {
        return new DpopFitting(site, clientId, wanted, mayManage);
    }

    /** What of the wish is to be done, in the order in which it has to be. */
    List<Fitting> due(Wish wish) {
        Optional<ComponentModel> policy = PolicyComponent.of(realm);
        boolean gated = policy.isPresent() || !wish.leave().contains(Part.POLICY);
        Mode mode = wish.mode().orElse(Mode.ENFORCING);
        List<Fitting> all = new ArrayList<>();
        all.add(policy(mode));
        all.add(mode(wish, policy));
        all.add(gate(gated));
        for (BoundFlow bound : BoundFlow.values()) {
            FlowBinding binding = binding(bound);
            String name = binding.goal();
            all.add(copy(bound, name, binding.isDue() && realm.getFlowByAlias(name) == null));
            all.add(binding);
        }
        all.addAll(List.of(accountTheme(), adminTheme(), plan(), adminEvents()));
        all.add(contact(wish, policy, gated));
        wish.dpopClients().forEach(client -> all.add(dpop(client, true)));
        return all.stream()
                .filter(fitting -> !wish.leave().contains(fitting.part()))
                .filter(Fitting::isDue)
                .toList();
    }

    /** What an entry of the ledger is about. */
    Optional<Fitting> of(Entry entry) {
        return Word.of(Part.class, entry.part()).flatMap(part -> of(part, entry.subject()));
    }

    private Optional<Fitting> of(Part part, String subject) {
        return switch (part) {
            case POLICY ->
                Optional.of(subject.isEmpty() ? policy(Mode.ENFORCING) : value(part, StoredMode.KEY, "", false));
            case GATE -> Optional.of(gate(true));
            case BROWSER_FLOW, REGISTRATION_FLOW, RESET_CREDENTIALS_FLOW ->
                BoundFlow.of(part).map(bound -> subject.isEmpty() ? binding(bound) : copy(bound, subject, false));
            case ACCOUNT_THEME -> Optional.of(accountTheme());
            case ADMIN_THEME -> Optional.of(adminTheme());
            case USER_PROFILE_PLAN -> Optional.of(plan());
            case REALM_SETTINGS -> Optional.of(adminEvents());
            case SUPPORT_CONTACT -> Optional.of(value(part, CONTACT, "", false));
            case DPOP -> Optional.of(dpop(subject, false));
            default -> Optional.empty();
        };
    }

    private PolicyValue mode(Wish wish, Optional<ComponentModel> policy) {
        boolean due = policy.isPresent()
                && wish.mode()
                        .filter(mode -> mode != StoredMode.of(policy.get()))
                        .isPresent();
        return value(
                Part.POLICY, StoredMode.KEY, wish.mode().orElse(Mode.ENFORCING).id(), due);
    }

    private PolicyValue contact(Wish wish, Optional<ComponentModel> policy, boolean gated) {
        String before = policy.map(model -> model.get(CONTACT, "")).orElse("");
        boolean due = gated
                && wish.supportContact()
                        .filter(contact -> !contact.equals(before))
                        .isPresent();
        return value(Part.SUPPORT_CONTACT, CONTACT, wish.supportContact().orElse(""), due);
    }

    private PolicyValue value(Part part, String key, String goal, boolean due) {
        return new PolicyValue(site, part, key, goal, due);
    }

    private FlowCopy copy(BoundFlow bound, String alias, boolean due) {
        return new FlowCopy(site, bound, alias, due);
    }

    /** That of a copy which is there already and does the same, else a new one. */
    private String copyName(BoundFlow bound) {
        Optional<AuthenticationFlowModel> original = bound.in(realm);
        if (original.isEmpty()) {
            return "";
        }
        FlowText text = new FlowText(site);
        String alias = original.get().getAlias();
        return Stream.of(FlowName.free(alias, name -> false))
                .filter(name -> Optional.ofNullable(realm.getFlowByAlias(name))
                        .filter(copy -> text.isFaithful(copy, original.get()))
                        .isPresent())
                .findFirst()
                .orElseGet(() -> FlowName.free(alias, name -> realm.getFlowByAlias(name) != null));
    }
}
