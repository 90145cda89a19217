package io.github.livesessions.bench;

import io.github.livesessions.bench.OfflineSightings.Sighting;
import io.github.livesessions.bench.drive.PresentPage;
import io.github.livesessions.bench.figures.CheckTimes;
import io.github.livesessions.bench.figures.Goal;
import io.github.livesessions.bench.figures.Quantiles;
import io.github.livesessions.bench.figures.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares who was offline with who was silent. */
final class PresenceVerdict {

    private static final long OFFLINE_AFTER = 120_000;
    private static final double GOAL_SECONDS = 125;
    private static final CheckTimes NEVER = new CheckTimes();

    private final List<PresentPage> pages;
    private final List<Sighting> events;
    private final List<Sighting> states;

    PresenceVerdict(List<PresentPage> pages, List<Sighting> events, List<Sighting> states) {
        this.pages = pages;
        this.events = events;
        this.states = states;
    }

    /** Sessions that were offline although they had been checked within two minutes. */
    int wronglyOffline() {
        Map<String, CheckTimes> checked = new HashMap<>();
        pages.forEach(page -> checked.put(page.sessionId(), page.checked()));
        return Stream.concat(events.stream(), states.stream())
                .filter(seen -> checked.getOrDefault(seen.sessionId(), NEVER)
                                .silenceAt(seen.at())
                                .orElse(OFFLINE_AFTER)
                        < OFFLINE_AFTER)
                .map(Sighting::sessionId)
                .collect(Collectors.toSet())
                .size();
    }

    /**
     * Says how long after their last checks silent sessions were offline.
     *
     * @param killed the node that died
     * @param killedAt when it did
     */
    void say(Report report, int killed, long killedAt) {
        List<PresentPage> silent = pages.stream().filter(PresentPage::leaves).toList();
        List<PresentPage> orphans = silent.stream()
                .filter(page -> page.checked().lastNode() == killed
                        && page.checked().last() < killedAt
                        && page.checked().last() + OFFLINE_AFTER > killedAt)
                .toList();
        Table table = new Table("silent sessions", "count", "least s", "median s", "most s", "later", "never offline");
        List<String> verdicts = new ArrayList<>();
        List<PresentPage> others =
                silent.stream().filter(page -> !orphans.contains(page)).toList();
        row("their node lived", others, table, verdicts);
        row("their node died within the 120 s", orphans, table, verdicts);
        report.say("\n" + table + "\n");
        report.say(new Goal("sessions wrongly offline", 0).verdict(wronglyOffline()));
        verdicts.forEach(report::say);
    }

    private void row(String name, List<PresentPage> silent, Table table, List<String> verdicts) {
        Map<String, Long> offlineAt = new HashMap<>();
        events.forEach(event -> offlineAt.merge(event.sessionId(), event.at(), Math::max));
        List<Double> seconds = silent.stream()
                .map(page -> (offlineAt.getOrDefault(page.sessionId(), 0L)
                                - page.checked().last())
                        / 1_000.0)
                .filter(one -> one > 0)
                .toList();
        if (seconds.isEmpty()) {
            table.row(name, String.valueOf(silent.size()), "", "", "", "", String.valueOf(silent.size()));
            return;
        }
        Quantiles quantiles = Quantiles.of(seconds);
        table.row(
                name,
                String.valueOf(silent.size()),
                Report.text("%.2f", quantiles.least()),
                Report.text("%.2f", quantiles.median()),
                Report.text("%.2f", quantiles.most()),
                String.valueOf(
                        seconds.stream().filter(one -> one > GOAL_SECONDS).count()),
                String.valueOf(silent.size() - seconds.size()));
        verdicts.add(new Goal("silent until offline, most s, " + name, GOAL_SECONDS).verdict(quantiles.most()));
    }
}
