package io.github.livesessions.bench.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What Linux says of processes in {@code /proc}. */
final class Processes {

    /** Linux tells processor times in hundredths of a second, whatever the kernel's own tick is. */
    private static final double MILLIS_PER_TICK = 10;

    private Processes() {}

    static long parent(long pid) {
        return stat(pid).parent();
    }

    static List<Long> children(long pid) {
        return ProcessHandle.of(pid)
                .map(parent -> parent.children().map(ProcessHandle::pid).toList())
                .orElse(List.of());
    }

    /** Processor time of the process itself. */
    static double ownCpuMillis(long pid) {
        return stat(pid).own() * MILLIS_PER_TICK;
    }

    /** The same and that of its children that have ended. */
    static double cpuMillisWithEnded(long pid) {
        Stat stat = stat(pid);
        return (stat.own() + stat.ended()) * MILLIS_PER_TICK;
    }

    /** Descendants of this process whose command line holds {@code text}. */
    static List<Long> descendantsWith(String text) {
        return ProcessHandle.current()
                .descendants()
                .map(ProcessHandle::pid)
                .filter(pid -> commandLine(pid).contains(text))
                .toList();
    }

    /** What a program of the JDK that runs this prints. */
    static String output(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", program).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }

    private static String commandLine(long pid) {
        try {
            return new String(Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline")), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // it has just ended
            return "";
        }
    }

    private static Stat stat(long pid) {
        try {
            return Stat.parse(Files.readString(Path.of("/proc/" + pid + "/stat")));
        } catch (NoSuchFileException e) {
            return Stat.ENDED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The fields of {@code /proc/<pid>/stat} that matter here, see proc(5).
     *
     * @param own ticks of the process in user and kernel mode
     * @param ended ticks of its children that it has waited for
     */
    record Stat(long parent, long own, long ended) {

        static final Stat ENDED = new Stat(0, 0, 0);

        static Stat parse(String line) {
            // the second field, the name, may hold blanks and brackets; the third comes after the last bracket
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return new Stat(
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                    Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
        }
    }
}
