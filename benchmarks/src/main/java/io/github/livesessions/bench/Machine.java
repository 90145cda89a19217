package io.github.livesessions.bench;

import io.github.livesessions.it.server.Distribution;
import io.github.livesessions.it.server.Workspace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where the figures come from. */
final class Machine {

    private Machine() {}

    static String description() throws IOException {
        return Report.text(
                "%s, %d processors (%s), %s, %s, driver and servers on one machine",
                Instant.now().truncatedTo(ChronoUnit.MINUTES),
                Runtime.getRuntime().availableProcessors(),
                processor(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                "Java " + System.getProperty("java.vm.version"));
    }

    static String versions() throws IOException {
        return Distribution.pristine().getFileName() + " in production mode, heap 768 MB, "
                + Workspace.providerJar().getFileName() + " of commit "
                + System.getProperty("livesessions.commit", "unknown");
    }

    static String database(Connection connection) throws SQLException {
        try (connection) {
            return connection.getMetaData().getDatabaseProductName() + " "
                    + connection.getMetaData().getDatabaseProductVersion()
                    + ", fsync and synchronous_commit on, one for each server";
        }
    }

    /** Processes that wanted a processor, mean of the last minute; the benchmark's own are among them. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String processor() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
