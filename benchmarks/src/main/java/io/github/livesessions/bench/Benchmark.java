package io.github.livesessions.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/** One question that is answered with figures of one run. */
interface Benchmark {

    /** The options that it knows. */
    Set<String> options();

    void run(Options options, Report report) throws IOException, SQLException, InterruptedException;
}
