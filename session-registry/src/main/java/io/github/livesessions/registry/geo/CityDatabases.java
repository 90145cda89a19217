package io.github.livesessions.registry.geo;

import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.place.PlaceLookup;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Finds places in city databases of MaxMind's and of the flat layout, which may be replaced, overwritten or broken while
 * the server runs. The first database in the configured order that knows an address answers for it.
 *
 * <p>Files are looked at by the lookups themselves, every {@link #CHECK_INTERVAL} at most: there is no thread to own,
 * and a server without logins does nothing. The one lookup that meets a changed file reads it in, for which the others
 * do not wait. Nothing is cached: a lookup takes a few microseconds.
 */
public final class CityDatabases implements PlaceLookup, AutoCloseable {

    /** A file is looked at once in this time, by one stat call. */
    public static final Duration CHECK_INTERVAL = Duration.ofSeconds(10);

    /** Age from which on a database is reported as stale if nothing else is configured. */
    public static final Duration STALE_AFTER = Duration.ofDays(90);

    /** Where {@link #attribution()} has to link to. */
    public static final String ATTRIBUTION_LINK = "https://db-ip.com";

    private static final String ATTRIBUTION = "IP Geolocation by DB-IP";

    private final Clock clock;
    private final AtomicLong lastCheck;
    private volatile List<DatabaseFile> files;

    /** Reads {@code files}, of which none has to exist, with the default age limit. */
    public CityDatabases(List<Path> files, Clock clock) {
        this(files, clock, STALE_AFTER);
    }

    /**
     * Reads {@code files}, of which none has to exist.
     *
     * @param staleAfter age since the build of a database from which on a warning asks for a newer one; it stays in use
     */
    public CityDatabases(List<Path> files, Clock clock, Duration staleAfter) {
        this.clock = clock;
        this.files = files.stream()
                .map(file -> new DatabaseFile(file, staleAfter, CityDatabase::open))
                .toList();
        this.lastCheck = new AtomicLong(clock.millis());
        refresh();
    }

    @Override
    public Optional<Place> locate(InetAddress address) {
        return PublicAddress.of(address).flatMap(this::find);
    }

    /**
     * The text that pages which show places have to carry, as a link to {@link #ATTRIBUTION_LINK}; empty where no
     * database in use asks for it. DB-IP City Lite does (CC BY 4.0), and cannot be told from other flat files.
     */
    public Optional<String> attribution() {
        boolean asked = files.stream().flatMap(file -> file.database().stream()).anyMatch(CityDatabase::isFromDbIp);
        return asked ? Optional.of(ATTRIBUTION) : Optional.empty();
    }

    /** What is configured, in the order in which it is asked. */
    public List<GeoFile> told() {
        refreshIfDue();
        return files.stream().map(DatabaseFile::told).toList();
    }

    /** Lets the databases go; lookups go on and find nothing. */
    @Override
    public void close() {
        files = List.of();
    }

    private Optional<Place> find(InetAddress address) {
        refreshIfDue();
        for (DatabaseFile file : files) {
            Optional<Place> place = file.locate(address);
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }

    private void refreshIfDue() {
        long now = clock.millis();
        long last = lastCheck.get();
        // the distance, because a clock may be set back
        boolean due = Math.abs(now - last) >= CHECK_INTERVAL.toMillis();
        if (due && lastCheck.compareAndSet(last, now)) {
            refresh();
        }
    }

    private void refresh() {
        files.forEach(file -> file.refresh(clock.instant()));
    }
}
