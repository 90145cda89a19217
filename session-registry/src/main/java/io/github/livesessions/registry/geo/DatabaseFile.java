package io.github.livesessions.registry.geo;

import io.github.livesessions.core.place.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One configured geo file and the last good database that was read from it, which stays in use until a better one is
 * there: through a half-written update, and even if the file vanishes.
 */
final class DatabaseFile {

    private static final Logger LOG = Logger.getLogger(DatabaseFile.class);

    private final Path path;
    private final Duration staleAfter;
    private final Opener opener;
    private final ReentrantLock examining = new ReentrantLock();

    private volatile @Nullable CityDatabase current;
    private @Nullable FileStamp examined;
    private volatile FileCondition condition = FileCondition.READABLE;

    /** @param staleAfter age of a database from which on its operator is told to fetch a newer one */
    DatabaseFile(Path path, Duration staleAfter, Opener opener) {
        this.path = path;
        this.staleAfter = staleAfter;
        this.opener = opener;
    }

    /** The place of {@code address} by the database in use; empty if there is none, or it is broken there. */
    Optional<Place> locate(InetAddress address) {
        CityDatabase database = current;
        if (database == null) {
            return Optional.empty();
        }
        try {
            return database.locate(address);
        } catch (UnusableDatabaseException e) {
            if (database.firstFault()) {
                LOG.warnf(
                        "Geo file %s has records that cannot be read (%s); their addresses have no place: %s",
                        path, e.getMessage(), FileCondition.CORRUPT.remedy);
            }
            return Optional.empty();
        }
    }

    /** The database in use. */
    Optional<CityDatabase> database() {
        return Optional.ofNullable(current);
    }

    /** What an administrator is told of it. */
    GeoFile told() {
        CityDatabase database = current;
        FileCondition found = condition;
        return new GeoFile(
                String.valueOf(path.getFileName()),
                database == null ? null : database.built(),
                found == FileCondition.READABLE ? null : found.finding + "; " + found.remedy);
    }

    /** Looks whether the file changed, and takes it into use if it is good. Returns at once if another thread is at it. */
    void refresh(Instant now) {
        if (!examining.tryLock()) {
            return;
        }
        try {
            examineIfChanged();
            if (condition == FileCondition.READABLE || condition == FileCondition.STALE) {
                noteAge(now);
            }
        } catch (NoSuchFileException e) {
            examined = null;
            note(FileCondition.MISSING, "no such file");
        } catch (IOException e) {
            examined = null;
            note(FileCondition.UNREADABLE, e.toString());
        } finally {
            examining.unlock();
        }
    }

    private void examineIfChanged() throws IOException {
        FileStamp stamp = FileStamp.of(path);
        if (stamp.equals(examined)) {
            return;
        }
        try {
            CityDatabase opened = opener.open(path);
            if (!FileStamp.of(path).equals(stamp)) {
                LOG.debugf("Geo file %s changed while it was read; it will be read again", path);
                return;
            }
            current = opened;
            examined = stamp;
            condition = FileCondition.READABLE;
            LOG.infof("Geo file %s is in use: %s, built %s", path, opened.type(), opened.built());
        } catch (UnusableDatabaseException e) {
            // permissions may be given without a trace in the stamp, so that only what was read counts as examined
            examined = e.condition() == FileCondition.UNREADABLE ? null : stamp;
            note(e.condition(), String.valueOf(e.getMessage()));
        }
    }

    private void noteAge(Instant now) {
        CityDatabase database = current;
        if (database == null) {
            return;
        }
        boolean stale = Duration.between(database.built(), now).compareTo(staleAfter) > 0;
        note(stale ? FileCondition.STALE : FileCondition.READABLE, "built " + database.built());
    }

    /** One warning for each change to the worse, however often it is seen. */
    private void note(FileCondition found, String detail) {
        if (found == condition) {
            return;
        }
        condition = found;
        if (found != FileCondition.READABLE) {
            LOG.warnf(
                    "Geo file %s %s (%s); %s: %s",
                    path,
                    found.finding,
                    detail,
                    current == null ? "its addresses have no place" : "the data read from it stay in use",
                    found.remedy);
        }
    }

    /** Opens the database in a file. */
    interface Opener {
        CityDatabase open(Path path) throws UnusableDatabaseException;
    }
}
