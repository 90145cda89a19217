package io.github.livesessions.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Starts a benchmark by its name; {@code benchmarks/run} calls this. */
public final class Benchmarks {

    private static final Map<String, Benchmark> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("login", new LoginBenchmark()),
            Map.entry("sql", new SqlBenchmark()),
            Map.entry("exact", new ExactBenchmark()),
            Map.entry("bystander", new BystanderBenchmark()),
            Map.entry("recognition", new RecognitionBenchmark()),
            Map.entry("key", new KeyBenchmark()),
            Map.entry("push", new PushBenchmark()),
            Map.entry("checks", new ChecksBenchmark()),
            Map.entry("presence", new PresenceBenchmark()),
            Map.entry("history", new HistoryBenchmark()),
            Map.entry("million", new MillionBenchmark())));

    private Benchmarks() {}

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        List<String> all = Arrays.asList(arguments);
        Benchmark benchmark = all.isEmpty() ? null : ALL.get(all.get(0));
        if (benchmark == null) {
            System.err.println("benchmarks/run WHAT [--option value]..., where WHAT is one of");
            ALL.forEach((name, one) -> System.err.println("  " + name + " --" + String.join(" --", one.options())));
            System.exit(2);
            return;
        }
        Options options;
        try {
            options = Options.parse(all.subList(1, all.size()), benchmark.options());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Report report = new Report(System.out, System.err);
        report.say("## " + String.join(" ", all) + "\n");
        report.say(Machine.description());
        report.say(Machine.versions());
        report.say(Report.text("Load average before: %.1f\n", Machine.load()));
        benchmark.run(options, report);
        report.say(Report.text("\nLoad average after: %.1f", Machine.load()));
    }
}
