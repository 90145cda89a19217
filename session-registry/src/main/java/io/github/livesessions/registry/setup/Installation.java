package io.github.livesessions.registry.setup;

import io.github.livesessions.core.policy.Mode;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.policy.PolicyReader;
import io.github.livesessions.core.policy.PolicyReading;
import io.github.livesessions.core.policy.Settings;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.policy.PolicyComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a setup is going to do to a realm. Nothing is changed before it is carried out. */
public final class Installation {

    private final Site site;
    private final Wish wish;
    private final List<Step> steps;
    private final Ledger ledger;

    Installation(Site site, Wish wish, List<Fitting> due) {
        this.site = site;
        this.wish = wish;
        // before anything is done: some steps bring others about
        this.steps = due.stream()
                .map(fitting -> new Step(fitting, fitting.state(), change(fitting)))
                .toList();
        this.ledger = UndoComponent.ledger(site.realm());
    }

    /** What it changes, in that order. */
    public List<Change> changes() {
        return steps.stream().map(Step::change).toList();
    }

    /** Whether so much has been set up, one after the other, that it could not all be undone. */
    public boolean isTooMuch() {
        return ledger.entries().size() + steps.size() > Ledger.MAX_ENTRIES;
    }

    /** Whether it puts rules in force under which the administrator who asks could not log in again. */
    public boolean locksOut(SessionRegistry registry) {
        boolean decides = steps.stream()
                .map(step -> step.change().part())
                .anyMatch(part -> part == Part.POLICY || part == Part.GATE);
        return decides
                && policy().filter(policy -> registry.locksOut(site.realm(), policy))
                        .isPresent();
    }

    /** Whom the rules touch that are in force then. */
    public Reach reach(SessionRegistry registry) {
        return policy().map(policy -> registry.preview(site.realm(), policy, user -> false))
                .map(preview -> new Reach(preview.users(), preview.sessions()))
                .orElse(Reach.NONE);
    }

    /** Whether rules are in force then. */
    public boolean isEnforcing() {
        return policy().isPresent();
    }

    /** Does it all, in the current transaction. */
    public void carryOut() {
        if (steps.isEmpty()) {
            return;
        }
        steps.forEach(step -> step.fitting().fit());
        Ledger more = ledger;
        for (Step step : steps) {
            more = more.and(step.fitting(), step.before(), step.fitting().mark());
        }
        UndoComponent.keep(site.realm(), more);
    }

    /** The policy that holds then; empty where none does, or it only watches. */
    private Optional<Policy> policy() {
        Map<String, List<String>> config = new HashMap<>();
        PolicyComponent.of(site.realm()).ifPresent(policy -> config.putAll(policy.getConfig()));
        Mode mode = PolicyComponent.of(site.realm()).map(StoredMode::of).orElse(Mode.ENFORCING);
        boolean left = wish.leave().contains(Part.POLICY);
        if (left && PolicyComponent.of(site.realm()).isEmpty()) {
            return Optional.empty();
        }
        if ((left ? mode : wish.mode().orElse(mode)) == Mode.REPORT_ONLY) {
            return Optional.empty();
        }
        config.remove(StoredMode.KEY);
        config.remove(Settings.SUPPORT_CONTACT.key());
        return PolicyReader.read(config) instanceof PolicyReading.Valid valid
                ? Optional.of(valid.policy())
                : Optional.empty();
    }

    private static Change change(Fitting fitting) {
        return new Change(fitting.part(), fitting.subject(), fitting.shown(fitting.state()), fitting.goal());
    }

    private record Step(Fitting fitting, String before, Change change) {}
}
