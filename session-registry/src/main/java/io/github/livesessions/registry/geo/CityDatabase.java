package io.github.livesessions.registry.geo;

import com.maxmind.db.ConstructorNotFoundException;
import com.maxmind.db.DeserializationException;
import com.maxmind.db.Metadata;
import com.maxmind.db.ParameterNotFoundException;
import com.maxmind.db.Reader;
import com.maxmind.geoip2.exception.GeoIp2Exception;
import io.github.livesessions.core.place.Place;
import java.io.File;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One database as it was when it was opened; whatever happens to its file later does not reach it. Safe for any number
 * of threads. It holds no file handle and needs no closing: its memory is given back when the last lookup let it go.
 */
final class CityDatabase {

    private final Metadata metadata;
    private final Instant built;
    private final Layout layout;
    private final AtomicBoolean faultSeen = new AtomicBoolean();

    private CityDatabase(Metadata metadata, Instant built, Layout layout) {
        this.metadata = metadata;
        this.built = built;
        this.layout = layout;
    }

    /**
     * Opens the database in {@code path} and reads a sample of it.
     *
     * @throws UnusableDatabaseException if it cannot be read, is broken, or holds no cities
     */
    static CityDatabase open(Path path) throws UnusableDatabaseException {
        CityDatabase database = PrivateCopy.with(path, CityDatabase::read);
        for (InetAddress sample : Samples.ADDRESSES) {
            database.locate(sample);
        }
        return database;
    }

    private static CityDatabase read(File file) throws UnusableDatabaseException {
        return guarded(() -> {
            // never closed: that would only take the data away from lookups that still read
            Reader reader = new Reader(file);
            Metadata metadata = reader.getMetadata();
            Instant built = metadata.buildTime();
            String type = metadata.databaseType();
            if (NestedLayout.isOf(type)) {
                return new CityDatabase(metadata, built, new NestedLayout(file));
            }
            if (FlatLayout.isOf(type)) {
                return new CityDatabase(metadata, built, new FlatLayout(reader));
            }
            throw new UnusableDatabaseException(FileCondition.UNSUITABLE, "its type is " + type);
        });
    }

    /** The place of {@code address}; empty where it is unknown, or of an IP version that is not in here. */
    Optional<Place> locate(InetAddress address) throws UnusableDatabaseException {
        // the reader would walk the tree of an IPv4 file with the first 32 bits of an IPv6 address, and find something
        if (metadata.ipVersion() == 4 && !(address instanceof Inet4Address)) {
            return Optional.empty();
        }
        return guarded(() -> layout.read(address)).flatMap(PlaceRow::place);
    }

    Instant built() {
        return built;
    }

    String type() {
        return metadata.databaseType();
    }

    /**
     * Whether the data is DB-IP's. The flat layout names no maker in its metadata; it counts as DB-IP's, because one
     * attribution too many does no harm, and one too few breaks a licence.
     */
    boolean isFromDbIp() {
        return type().startsWith("DBIP") || FlatLayout.isOf(type());
    }

    /** True at the first call only: a broken record is worth one warning, not one for each lookup. */
    boolean firstFault() {
        return !faultSeen.getAndSet(true);
    }

    /** Names every throwable by which the two readers answer to broken bytes; anything else is a defect of ours. */
    private static <T> T guarded(Reading<T> reading) throws UnusableDatabaseException {
        try {
            return reading.run();
        } catch (IOException
                | GeoIp2Exception
                | DeserializationException
                | ConstructorNotFoundException
                | ParameterNotFoundException
                | BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | ClassCastException
                | DateTimeException
                | NullPointerException e) {
            // only the kind of fault: the readers put the looked-up address into their messages
            throw corrupt(e);
        } catch (StackOverflowError e) {
            // a pointer that leads back to itself; the readers follow it without counting
            throw corrupt(e);
        }
    }

    private static UnusableDatabaseException corrupt(Throwable fault) {
        return new UnusableDatabaseException(
                FileCondition.CORRUPT, fault.getClass().getSimpleName(), fault);
    }

    /** Work on a database whose bytes are not trusted. */
    private interface Reading<T> {
        T run() throws IOException, GeoIp2Exception, UnusableDatabaseException;
    }
}
