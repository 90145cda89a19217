package io.github.livesessions.bench.figures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows under a head, printed so that they are a table in Markdown as well. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... head) {
        rows.add(List.of(head));
    }

    public Table row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells under a head of " + rows.get(0).size());
        }
        rows.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        List<Integer> widths = IntStream.range(0, rows.get(0).size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        List<String> lines =
                rows.stream().map(row -> line(row, widths)).collect(Collectors.toCollection(ArrayList::new));
        lines.add(1, line(widths.stream().map("-"::repeat).toList(), widths));
        return String.join("\n", lines);
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> cells.get(i)
                        + String.join(
                                "",
                                Collections.nCopies(widths.get(i) - cells.get(i).length(), " ")))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
