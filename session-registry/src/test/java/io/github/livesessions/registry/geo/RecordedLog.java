package io.github.livesessions.registry.geo;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What this package logs, at every level, while it is open. */
final class RecordedLog extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger(DatabaseFile.class.getPackageName());
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    RecordedLog() {
        setLevel(Level.ALL);
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    List<String> warnings() {
        return records.stream()
                .filter(line -> line.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogRecord::getMessage)
                .toList();
    }

    /** All lines with the traces that they carry. */
    String everything() {
        StringBuilder text = new StringBuilder();
        records.forEach(line -> text.append(line.getMessage()).append(line.getThrown()));
        return text.toString();
    }

    @Override
    public void publish(LogRecord line) {
        records.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }
}
