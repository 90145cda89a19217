package io.github.livesessions.bench;

import java.io.PrintStream;
import java.util.Locale;

/** What a run has to say: results on standard output, progress on standard error. */
final class Report {

    private final PrintStream results;
    private final PrintStream progress;

    Report(PrintStream results, PrintStream progress) {
        this.results = results;
        this.progress = progress;
    }

    void say(Object line) {
        results.println(line);
    }

    void progress(String format, Object... arguments) {
        progress.println(text(format, arguments));
    }

    static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
