package io.github.livesessions.bench;

import io.github.livesessions.bench.corpus.Blocking;
import io.github.livesessions.bench.corpus.Confusions;
import io.github.livesessions.bench.corpus.Corpus;
import io.github.livesessions.bench.corpus.Happening;
import io.github.livesessions.bench.corpus.Recognizing;
import io.github.livesessions.bench.corpus.Step;
import io.github.livesessions.bench.corpus.Verdicts;
import io.github.livesessions.bench.figures.Table;
import io.github.livesessions.core.block.BlockScope;
import io.github.livesessions.core.block.BlockVerdict;
import java.util.List;
import java.util.Set;

/** How often devices are taken for one another or for new ones, over a made-up year. Needs no server. */
final class RecognitionBenchmark implements Benchmark {

    /** Few blocks of the realm for many of an account. */
    private static final int REALM_BLOCKS = 20;

    @Override
    public Set<String> options() {
        return Set.of("seed", "accounts");
    }

    @Override
    public void run(Options options, Report report) {
        int seed = options.number("seed", 4);
        int accounts = options.number("accounts", 3_000);
        List<Step> corpus = Corpus.year(seed, accounts);
        Confusions byKey = Recognizing.replay(corpus, true);
        Confusions byCookie = Recognizing.replay(corpus, false);
        long devices = corpus.stream().mapToInt(Step::device).distinct().count();
        report.say(Report.text(
                "Synthetic corpus of seed %d: %d accounts, %d devices (thieves' among them), %d logins in a year\n",
                seed, accounts, devices, byKey.logins()));
        Verdicts ofAccounts = Blocking.replay(corpus, BlockScope.ACCOUNT, 1);
        Verdicts ofRealm = Blocking.replay(corpus, BlockScope.REALM, REALM_BLOCKS);
        report.say(new Table("known by", "false merges", "false splits")
                .row("key (and cookie)", percent(byKey.mergeRate()), percent(byKey.splitRate()))
                .row("cookie only", percent(byCookie.mergeRate()), percent(byCookie.splitRate()))
                .row("suspected by fingerprint, blocks of an account", ofBlocks(ofAccounts), splits(ofAccounts))
                .row("suspected by fingerprint, blocks of the realm", ofBlocks(ofRealm), splits(ofRealm)));
        report.say("\nLogins taken for another device or for a new one, by what had happened:\n");
        report.say(causes(corpus, byKey, byCookie));
        say("an account", ofAccounts, report);
        say("the realm", ofRealm, report);
    }

    private static Table causes(List<Step> corpus, Confusions byKey, Confusions byCookie) {
        Table table = new Table("", "happened", "key: merges", "splits", "cookie only: merges", "splits");
        for (Happening cause : Happening.values()) {
            int confused = byKey.merges(cause) + byKey.splits(cause) + byCookie.merges(cause) + byCookie.splits(cause);
            if (cause.timesAYear() > 0 && (confused > 0 || cause != Happening.LOGIN)) {
                table.row(
                        cause.label(),
                        count(corpus.stream()
                                .filter(step -> step.happening() == cause)
                                .count()),
                        count(byKey.merges(cause)),
                        count(byKey.splits(cause)),
                        count(byCookie.merges(cause)),
                        count(byCookie.splits(cause)));
            }
        }
        return table;
    }

    private static void say(String scope, Verdicts verdicts, Report report) {
        report.say(Report.text(
                "\nBlocks of %s: of %d blocked devices that tried, %d got in at least once in what was left of the year\n",
                scope, verdicts.blocked(), verdicts.escaped()));
        report.say(table(verdicts));
    }

    private static Table table(Verdicts verdicts) {
        Table table = new Table("who logs in", "logins", "refused", "suspected", "clear");
        for (Verdicts.Who who : Verdicts.Who.values()) {
            table.row(
                    who.label(),
                    count(verdicts.of(who)),
                    count(verdicts.of(who, BlockVerdict.BLOCKED)),
                    count(verdicts.of(who, BlockVerdict.SUSPECT)),
                    count(verdicts.of(who, BlockVerdict.CLEAR)));
        }
        return table;
    }

    private static String ofBlocks(Verdicts verdicts) {
        return percent(verdicts.mergeRate()) + " of other devices' logins";
    }

    private static String splits(Verdicts verdicts) {
        return percent(verdicts.splitRate()) + " of the blocked devices' logins";
    }

    private static String percent(double share) {
        return Report.text("%.3f %%", 100 * share);
    }

    private static String count(long number) {
        return Report.text("%,d", number);
    }
}
