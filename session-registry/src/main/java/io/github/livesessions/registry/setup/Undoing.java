package io.github.livesessions.registry.setup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What taking a setup back is going to do to a realm. Nothing is changed before it is carried out. */
public final class Undoing {

    private final Site site;
    private final List<Step> steps;

    Undoing(Site site, Fittings fittings) {
        this.site = site;
        List<Entry> latestFirst =
                new ArrayList<>(UndoComponent.ledger(site.realm()).entries());
        Collections.reverse(latestFirst);
        this.steps = steps(latestFirst, fittings);
    }

    /** What it changes, and what is left because it is somebody else's by now. */
    public List<Change> changes() {
        return steps.stream().map(Step::change).toList();
    }

    /** Does it all, in the current transaction, and forgets the setup. */
    public void carryOut() {
        steps.stream()
                .filter(step -> step.change().to() != null)
                .forEach(step -> step.fitting().restore(step.before()));
        UndoComponent.forget(site.realm());
    }

    private static List<Step> steps(List<Entry> latestFirst, Fittings fittings) {
        List<Step> steps = new ArrayList<>();
        Set<Part> bound = EnumSet.noneOf(Part.class);
        for (Entry entry : latestFirst) {
            fittings.of(entry)
                    .filter(fitting -> !fitting.state().equals(entry.before()))
                    .ifPresent(fitting -> {
                        boolean ours = fitting.mark().equals(entry.mark());
                        boolean undone = ours && fitting.canRestore(entry.before()) && !bound.contains(fitting.part());
                        if (ours && !undone && fitting instanceof FlowBinding) {
                            bound.add(fitting.part()); // the copy stays, since the realm goes on taking it
                        }
                        steps.add(new Step(fitting, entry.before(), change(fitting, entry.before(), undone)));
                    });
        }
        return steps;
    }

    private static Change change(Fitting fitting, String before, boolean undone) {
        return new Change(
                fitting.part(),
                fitting.subject(),
                fitting.shown(fitting.state()),
                undone ? fitting.shown(before) : null);
    }

    private record Step(Fitting fitting, String before, Change change) {}
}
