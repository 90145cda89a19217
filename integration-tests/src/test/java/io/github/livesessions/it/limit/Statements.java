package io.github.livesessions.it.limit;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What PostgreSQL itself says that it was told, transaction by transaction. */
final class Statements {

    private static final Pattern LINE =
            Pattern.compile("^(\\d+):(LOG|DETAIL): {2}(?:execute [^:]+: |statement: )?(.*)$");

    private final Tables tables;

    Statements(Tables tables) {
        this.tables = tables;
    }

    /** Has every statement logged, or no longer. */
    void logging(boolean on) {
        tables.change("alter system set log_statement = " + (on ? "'all'" : "'none'"));
        tables.text("select pg_reload_conf()");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> tables.text("show log_statement").equals(on ? "all" : "none"));
    }

    /** The transactions that happen while {@code work} runs, each with its statements and their parameters. */
    List<Transaction> of(Runnable work) {
        long from = length();
        work.run();
        // what comes after this mark in the log came after the work
        String mark = "mark " + UUID.randomUUID();
        String log = await().atMost(Duration.ofSeconds(10)).until(() -> since(from, mark), text -> text.contains(mark));
        return transactions(log);
    }

    private long length() {
        return Long.parseLong(tables.text("select size from pg_stat_file(pg_current_logfile())"));
    }

    private String since(long from, String mark) {
        tables.text("select '" + mark + "'");
        return tables.text("select pg_read_file(pg_current_logfile(), " + from + ", 100000000)");
    }

    private static List<Transaction> transactions(String log) {
        List<Transaction> done = new ArrayList<>();
        Map<String, Transaction> open = new HashMap<>();
        for (String line : log.lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                continue;
            }
            String process = matcher.group(1);
            String text = matcher.group(3);
            if (text.equals("BEGIN")) {
                open.put(process, new Transaction(new ArrayList<>()));
            } else if (text.equals("COMMIT") || text.equals("ROLLBACK")) {
                Transaction over = open.remove(process);
                if (over != null) {
                    done.add(over);
                }
            } else if (open.containsKey(process)) {
                open.get(process).add(matcher.group(2).equals("DETAIL"), text);
            }
        }
        return done;
    }

    /** One statement with its parameters. */
    record Statement(String sql, String parameters) {

        /** Whether it is about a table of ours. */
        boolean ours() {
            return sql.toUpperCase(Locale.ROOT).contains(" LS_");
        }
    }

    record Transaction(List<Statement> statements) {

        private void add(boolean parameters, String text) {
            if (!parameters) {
                statements.add(new Statement(text, ""));
            } else if (!statements.isEmpty()) {
                Statement last = statements.remove(statements.size() - 1);
                statements.add(new Statement(last.sql(), text));
            }
        }

        List<String> ours() {
            return statements.stream()
                    .filter(Statement::ours)
                    .map(Statement::sql)
                    .toList();
        }

        boolean any(Predicate<Statement> what) {
            return statements.stream().anyMatch(what);
        }

        boolean commitsAsynchronously() {
            return any(one -> one.sql().toLowerCase(Locale.ROOT).contains("synchronous_commit to off"));
        }
    }
}
