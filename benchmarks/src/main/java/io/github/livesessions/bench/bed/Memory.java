package io.github.livesessions.bench.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Java process holds. */
public final class Memory {

    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final long pid;

    private Memory(long pid) {
        this.pid = pid;
    }

    public static Memory of(long pid) {
        return new Memory(pid);
    }

    /** Heap that is in use after its garbage has been collected. */
    public long heapKilobytes() {
        tell("GC.run");
        Matcher used = USED.matcher(tell("GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("No heap is told of process " + pid);
        }
        return Long.parseLong(used.group(1));
    }

    public long residentKilobytes() {
        return status("VmRSS");
    }

    public long threads() {
        return status("Threads");
    }

    private long status(String field) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith(field + ":"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String tell(String command) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            command)
                    .redirectErrorStream(true)
                    .start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
