package io.github.livesessions.bench;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.github.livesessions.bench.bed.Build;
import io.github.livesessions.bench.bed.MeasuredServer;
import io.github.livesessions.bench.figures.Goal;
import io.github.livesessions.bench.figures.Quantiles;
import io.github.livesessions.bench.figures.Table;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.Chromium;
import io.github.livesessions.it.browser.Look;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How long Chromium takes to make, keep and show its key on the page that asks for it. */
final class KeyBenchmark implements Benchmark {

    /** Milliseconds that were promised for the median, by the realm's fingerprint level. */
    private static final Map<String, Integer> PROMISED = new TreeMap<>(Map.of("off", 300, "full", 1_000));

    @Override
    public Set<String> options() {
        return Set.of("logins", "warm-up");
    }

    @Override
    public void run(Options options, Report report) throws IOException, SQLException, InterruptedException {
        int logins = options.number("logins", 20);
        int warmUp = options.number("warm-up", 5);
        Table table = new Table("fingerprint", "browser", "logins", "fingerprints", "median ms", "p95 ms", "most ms");
        List<String> verdicts = new ArrayList<>();
        report.progress("Booting …");
        try (Apps apps = Apps.open();
                MeasuredServer server = MeasuredServer.boot("key", Build.OURS, 1, "");
                Chromium chromium = Chromium.launch()) {
            PROMISED.forEach((level, most) -> {
                Realm realm = RealmDraft.draft()
                        .gated(Policy.limit(10, "evict-oldest").with("fingerprint", level))
                        .client("app", apps)
                        .create(server);
                Client app = realm.client("app", apps);
                fresh(chromium, realm, app, warmUp);
                report.progress("Fingerprint %s, load %.1f", level, Machine.load());
                Map<String, List<KeyStep>> steps = new TreeMap<>(Map.of(
                        "new", fresh(chromium, realm, app, logins),
                        "known", again(chromium, realm, app, logins)));
                steps.forEach((browser, all) -> {
                    Quantiles millis = row(table, level, browser, all);
                    verdicts.add(new Goal("median ms, fingerprint " + level + ", " + browser + " browser", most)
                            .verdict(millis.median()));
                });
            });
        }
        report.say(table);
        report.say("");
        verdicts.forEach(report::say);
    }

    private static Quantiles row(Table table, String level, String browser, List<KeyStep> steps) {
        Quantiles millis = Quantiles.of(steps.stream().map(KeyStep::millis).toList());
        table.row(
                level,
                browser,
                String.valueOf(steps.size()),
                String.valueOf(steps.stream().filter(KeyStep::fingerprinted).count()),
                Report.text("%.0f", millis.median()),
                Report.text("%.0f", millis.at(0.95)),
                Report.text("%.0f", millis.most()));
        return millis;
    }

    /** Each from a profile of its own: nothing is cached, and the key has to be made. */
    private static List<KeyStep> fresh(Chromium chromium, Realm realm, Client app, int logins) {
        List<KeyStep> steps = new ArrayList<>();
        for (int i = 0; i < logins; i++) {
            try (BrowserContext context = chromium.context(Look.from(Origin.OSLO))) {
                steps.add(KeyStep.of(window(context), app, realm.person()));
            }
        }
        return steps;
    }

    /** All from one profile that has its key and the scripts already. */
    private static List<KeyStep> again(Chromium chromium, Realm realm, Client app, int logins) {
        List<KeyStep> steps = new ArrayList<>();
        try (BrowserContext context = chromium.context(Look.from(Origin.OSLO))) {
            Person person = realm.person();
            Page page = window(context);
            for (int i = 0; i <= logins; i++) {
                context.clearCookies(); // ends nothing but the sign-in: the key is kept elsewhere
                KeyStep step = KeyStep.of(page, app, person);
                if (i > 0) {
                    steps.add(step);
                }
            }
        }
        return steps;
    }

    private static Page window(BrowserContext context) {
        Page page = context.newPage();
        KeyStep.watch(page);
        return page;
    }
}
