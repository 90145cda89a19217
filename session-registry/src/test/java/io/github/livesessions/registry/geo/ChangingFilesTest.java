package io.github.livesessions.registry.geo;

import static io.github.livesessions.registry.geo.GeoDirectory.OSLO;
import static io.github.livesessions.registry.geo.GeoDirectory.naming;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.place.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ChangingFilesTest {

    private static final String NAME = "v4.mmdb";

    private final SettableClock clock = new SettableClock();
    private final RecordedLog log = new RecordedLog();

    private GeoDirectory geo;

    @BeforeEach
    void openDirectory(@TempDir Path directory) {
        geo = new GeoDirectory(directory);
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void aFileThatIsOverwrittenInPlaceIsReadAtTheNextCheck() throws IOException {
        CityDatabases databases = starting(naming("Oslo"));
        geo.write(NAME, naming("Umea"));

        assertThat(city(databases)).contains("Oslo");
        nextCheck();
        assertThat(city(databases)).contains("Umea");
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void aFileThatIsReplacedByRenameIsReadAtTheNextCheck() throws IOException {
        CityDatabases databases = starting(naming("Oslo"));
        FileTime modified = Files.getLastModifiedTime(geo.file(NAME));
        geo.rename(NAME, naming("Umea"));
        // same size and time: only the inode tells
        Files.setLastModifiedTime(geo.file(NAME), modified);

        nextCheck();
        assertThat(city(databases)).contains("Umea");
    }

    @Test
    void aClockThatIsSetBackDoesNotStopTheChecks() throws IOException {
        CityDatabases databases = starting(naming("Oslo"));
        geo.write(NAME, naming("Umea"));

        clock.advance(Duration.ofDays(-1));
        assertThat(city(databases)).contains("Umea");
    }

    @Test
    void aFileThatIsCutShortUnderItsReadersDoesNotReachThem() throws IOException {
        CityDatabases databases = starting(naming("Oslo"));
        geo.write(NAME, new byte[0]);

        assertThat(city(databases)).contains("Oslo");
    }

    @Test
    void aHalfWrittenFileIsNotTakenAndTheWholeOneIs() throws IOException {
        CityDatabases databases = starting(half(naming("Oslo")));
        assertThat(city(databases)).isEmpty();

        geo.write(NAME, naming("Oslo"));
        nextCheck();
        assertThat(city(databases)).contains("Oslo");
        assertThat(log.warnings()).hasSize(1);
    }

    @Test
    void theOldDataStayWhileANewFileIsWritten() throws IOException {
        CityDatabases databases = starting(naming("Oslo"));
        for (int part = 1; part <= 3; part++) {
            geo.write(NAME, Arrays.copyOf(naming("Umea"), part * 100));
            nextCheck();
            assertThat(city(databases)).contains("Oslo");
        }

        geo.write(NAME, naming("Umea"));
        nextCheck();
        assertThat(city(databases)).contains("Umea");
        assertThat(log.warnings()).singleElement().asString().contains("the data read from it stay in use");
    }

    @Test
    void aMissingFileIsWarnedOfOnceAndUsedWhenItComes() throws IOException {
        CityDatabases databases = databases();
        for (int check = 0; check < 3; check++) {
            nextCheck();
            assertThat(city(databases)).isEmpty();
        }
        assertThat(log.warnings()).singleElement().asString().contains("does not exist", "geo-files");

        geo.write(NAME, naming("Oslo"));
        nextCheck();
        assertThat(city(databases)).contains("Oslo");
        assertThat(log.warnings()).hasSize(1);
    }

    @Test
    void aFileThatVanishesIsWarnedOfOnceAndItsDataStay() throws IOException {
        CityDatabases databases = starting(naming("Oslo"));
        Files.delete(geo.file(NAME));
        for (int check = 0; check < 3; check++) {
            nextCheck();
            assertThat(city(databases)).contains("Oslo");
        }
        assertThat(log.warnings()).singleElement().asString().contains("does not exist", "stay in use");
    }

    @Test
    void eachNewFaultIsWarnedOf() throws IOException {
        CityDatabases databases = starting(half(naming("Oslo")));
        Files.delete(geo.file(NAME));
        nextCheck();
        city(databases);
        geo.write(NAME, half(naming("Oslo")));
        nextCheck();
        city(databases);

        assertThat(log.warnings())
                .satisfiesExactly(
                        warning -> assertThat(warning).contains("is no intact database"),
                        warning -> assertThat(warning).contains("does not exist"),
                        warning -> assertThat(warning).contains("is no intact database"));
    }

    @Test
    void aDatabaseOlderThanTheLimitIsUsedAndWarnedOfOnce() throws IOException {
        CityDatabases databases = starting(naming("Oslo", clock.instant().minus(Duration.ofDays(91))));
        nextCheck();

        assertThat(city(databases)).contains("Oslo");
        assertThat(log.warnings()).singleElement().asString().contains("built too long ago", "fetch the current one");
    }

    @Test
    void aDatabaseGetsStaleWhileTheServerRuns() throws IOException {
        CityDatabases databases = starting(naming("Oslo", clock.instant().minus(Duration.ofDays(90))));
        assertThat(log.warnings()).isEmpty();

        nextCheck();
        assertThat(city(databases)).contains("Oslo");
        assertThat(log.warnings()).hasSize(1);
    }

    @Test
    void theAgeLimitCanBeConfigured() throws IOException {
        Path file = geo.write(NAME, naming("Oslo", clock.instant().minus(Duration.ofDays(8))));

        new CityDatabases(List.of(file), clock, Duration.ofDays(7)).close();
        assertThat(log.warnings()).hasSize(1);
    }

    @Test
    void anUnchangedFileIsNotReadAgain() throws IOException {
        Path path = geo.write(NAME, naming("Oslo"));
        AtomicInteger reads = new AtomicInteger();
        DatabaseFile file = new DatabaseFile(path, CityDatabases.STALE_AFTER, read -> {
            reads.incrementAndGet();
            return CityDatabase.open(read);
        });
        file.refresh(clock.instant());
        file.refresh(clock.instant());

        assertThat(reads).hasValue(1);
    }

    @Test
    void aFileThatChangesWhileItIsReadIsReadAgain() throws IOException {
        Path path = geo.write(NAME, naming("Oslo"));
        DatabaseFile file = new DatabaseFile(path, CityDatabases.STALE_AFTER, read -> {
            CityDatabase opened = CityDatabase.open(read);
            touchOnce(read);
            return opened;
        });
        file.refresh(clock.instant());
        assertThat(file.database()).isEmpty();

        file.refresh(clock.instant());
        assertThat(file.locate(OSLO).map(Place::city)).contains("Oslo");
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void aFileThatMayBeReadAtLastIsReadThoughItDidNotChange() throws IOException {
        Path path = geo.write(NAME, naming("Oslo"));
        AtomicBoolean allowed = new AtomicBoolean();
        DatabaseFile file = new DatabaseFile(path, CityDatabases.STALE_AFTER, read -> {
            if (allowed.get()) {
                return CityDatabase.open(read);
            }
            throw new UnusableDatabaseException(FileCondition.UNREADABLE, "permission denied");
        });
        file.refresh(clock.instant());
        file.refresh(clock.instant());
        assertThat(log.warnings()).singleElement().asString().contains("cannot be read", "permission denied");

        allowed.set(true);
        file.refresh(clock.instant());
        assertThat(file.locate(OSLO)).isPresent();
    }

    @Test
    void everyLookupIsAnsweredWhileFilesAreSwapped() throws Exception {
        CityDatabases databases = starting(naming("Oslo"));
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Callable<Set<Optional<String>>> logins = () -> {
                Set<Optional<String>> seen = new HashSet<>();
                while (!done.get()) {
                    seen.add(city(databases));
                }
                return seen;
            };
            List<Future<Set<Optional<String>>>> results = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                results.add(threads.submit(logins));
            }
            for (int swap = 0; swap < 150; swap++) {
                byte[] next = naming(swap % 2 == 0 ? "Umea" : "Oslo");
                if (swap % 3 == 0) {
                    geo.write(NAME, half(next));
                    nextCheck();
                    city(databases);
                }
                geo.rename(NAME, next);
                nextCheck();
                city(databases);
            }
            done.set(true);
            for (Future<Set<Optional<String>>> result : results) {
                assertThat(result.get()).containsExactlyInAnyOrder(Optional.of("Oslo"), Optional.of("Umea"));
            }
        } finally {
            done.set(true);
            threads.shutdownNow();
        }
    }

    private void touchOnce(Path path) {
        try {
            Files.setLastModifiedTime(path, FileTime.from(Instant.EPOCH));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private CityDatabases starting(byte[] content) throws IOException {
        geo.write(NAME, content);
        return databases();
    }

    private CityDatabases databases() {
        return new CityDatabases(List.of(geo.file(NAME)), clock);
    }

    private static Optional<String> city(CityDatabases databases) {
        return databases.locate(OSLO).map(Place::city);
    }

    private void nextCheck() {
        clock.advance(CityDatabases.CHECK_INTERVAL);
    }

    private static byte[] half(byte[] content) {
        return Arrays.copyOf(content, content.length / 2);
    }
}
