package io.github.livesessions.bench;

import io.github.livesessions.bench.figures.Pairs;
import io.github.livesessions.bench.figures.Quantiles;
import io.github.livesessions.bench.figures.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The samples of one contender, one for each round. */
record Series(Contender contender, List<Contender.Sample> samples) {

    Series(Contender contender) {
        this(contender, new ArrayList<>());
    }

    /** What this one costs, as ratios to {@code base} round by round. */
    Pairs against(Series base) {
        return Pairs.of(costs(), base.costs());
    }

    static Table table(List<Series> all, Series base) {
        Table table = new Table(
                "who",
                "Keycloak CPU-ms",
                "PostgreSQL CPU-ms",
                "driver CPU-ms",
                "cycles/s",
                "login p50 ms",
                "p99 ms",
                "× " + base.contender().name() + " (95 %)",
                "least to most");
        all.forEach(one -> one.addTo(table, base));
        return table;
    }

    private void addTo(Table table, Series base) {
        boolean isBase = contender.name().equals(base.contender().name());
        Pairs pairs = against(base);
        Pairs.Bounds likely = pairs.likelyMedian();
        Pairs.Bounds range = pairs.range();
        Quantiles logins = Quantiles.of(
                samples.stream().flatMap(sample -> sample.logins().stream()).toList());
        table.row(
                contender.name(),
                Report.text("%.2f", median(sample -> sample.cpu().keycloak())),
                Report.text("%.2f", median(sample -> sample.cpu().postgres())),
                Report.text("%.2f", median(sample -> sample.cpu().driver())),
                Report.text("%.0f", median(Contender.Sample::perSecond)),
                Report.text("%.0f", logins.median()),
                Report.text("%.0f", logins.at(0.99)),
                isBase ? "1" : Report.text("%.2f (%.2f to %.2f)", pairs.median(), likely.from(), likely.to()),
                isBase ? "" : Report.text("%.2f to %.2f", range.from(), range.to()));
    }

    private List<Double> costs() {
        return samples.stream().map(sample -> sample.cpu().server()).toList();
    }

    private double median(ToDoubleFunction<Contender.Sample> what) {
        return Quantiles.of(samples.stream().map(what::applyAsDouble).toList()).median();
    }
}
