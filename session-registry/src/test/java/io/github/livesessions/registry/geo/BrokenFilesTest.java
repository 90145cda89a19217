package io.github.livesessions.registry.geo;

import static io.github.livesessions.registry.geo.GeoDirectory.OSLO;
import static io.github.livesessions.registry.geo.GeoDirectory.committed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.livesessions.core.place.Coordinates;
import io.github.livesessions.core.place.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class BrokenFilesTest {

    private static final List<InetAddress> ADDRESSES = Stream.of(
                    "198.51.100.7", "198.51.100.70", "203.0.113.70", "203.0.113.200", "2001:db8:1::1", "2001:db8:2::1")
            .map(GeoDirectory::address)
            .toList();

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

    static Stream<String> committedNames() {
        return Stream.of("city-nested.mmdb", "city-flat-ipv4.mmdb", "city-flat-ipv6.mmdb");
    }

    @ParameterizedTest
    @MethodSource("committedNames")
    void aTruncatedFileMeansUnknownPlacesAndOneWarning(String name) throws IOException {
        byte[] whole = Files.readAllBytes(committed(name));
        for (int sixteenth = 0; sixteenth < 16; sixteenth++) {
            int length = whole.length * sixteenth / 16;
            Path file = geo.write(length + ".mmdb", Arrays.copyOf(whole, length));
            CityDatabases databases = databases(file);

            assertThat(ADDRESSES)
                    .allSatisfy(address -> assertThat(databases.locate(address)).isEmpty());
            assertThat(log.warnings())
                    .filteredOn(warning -> warning.contains(file.toString()))
                    .singleElement()
                    .asString()
                    .contains("is no intact database", "its addresses have no place", "fetch it again");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 5_000, 200_000})
    void randomBytesMeanUnknownPlacesAndOneWarning(int length) throws IOException {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        CityDatabases databases = databases(geo.write("noise.mmdb", noise));

        assertThat(ADDRESSES)
                .allSatisfy(address -> assertThat(databases.locate(address)).isEmpty());
        assertThat(log.warnings()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("committedNames")
    void noSpoiltByteMakesALookupThrow(String name) throws IOException {
        byte[] whole = Files.readAllBytes(committed(name));
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            byte[] spoilt = whole.clone();
            for (int fault = 0; fault <= round % 4; fault++) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
            }
            Path file = geo.write("spoilt.mmdb", spoilt);

            assertThatCode(() -> {
                        CityDatabases databases = databases(file);
                        ADDRESSES.forEach(databases::locate);
                    })
                    .doesNotThrowAnyException();
        }
        assertThat(log.everything()).doesNotContain("198.51.100.", "203.0.113.", "2001:db8:");
    }

    @ParameterizedTest
    @MethodSource("committedNames")
    void dataThatWereNotWrittenYetAreFoundBeforeALoginMeetsThem(String name) throws IOException {
        byte[] spoilt = Files.readAllBytes(committed(name));
        Arrays.fill(spoilt, 0, spoilt.length / 2, (byte) 0x5A);

        CityDatabases databases = databases(geo.write("spoilt.mmdb", spoilt));
        assertThat(databases.locate(OSLO)).isEmpty();
        assertThat(log.warnings()).singleElement().asString().contains("is no intact database");
    }

    @Test
    void aTreeThatLeadsPastTheEndOfTheFileIsNoDatabase() throws IOException {
        byte[] whole = Files.readAllBytes(committed("city-flat-ipv6.mmdb"));
        byte[] ends = new byte[300];
        ends[2] = 48; // the last of the 49 nodes of 7 bytes
        System.arraycopy(whole, whole.length - 250, ends, 50, 250);

        assertThat(databases(geo.write("ends.mmdb", ends)).locate(OSLO)).isEmpty();
        assertThat(log.warnings()).singleElement().asString().contains("is no intact database");
    }

    @Test
    void aBuildTimeBeyondTheCalendarIsNotBelieved() throws IOException {
        byte[] whole = Files.readAllBytes(committed("city-flat-ipv4.mmdb"));
        int epoch = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("build_epoch") + 13;
        Arrays.fill(whole, epoch, epoch + 8, (byte) 0x7F);

        assertThat(databases(geo.write("never.mmdb", whole)).locate(OSLO)).isEmpty();
        assertThat(log.warnings()).singleElement().asString().contains("is no intact database");
    }

    @Test
    void aBrokenRecordIsWarnedOfOnceWithoutItsAddressAndTheOthersAreFound() throws IOException {
        byte[] database = new MmdbWriter(6, "Test-City", PlaceDatabases.BUILT)
                .put("198.51.100.0/26", Map.of("location", Map.of("latitude", "north")))
                .put("203.0.113.0/26", Map.of("country", Map.of("iso_code", "FR")))
                .toBytes();
        CityDatabases databases = databases(geo.write("broken.mmdb", database));

        assertThat(databases.locate(OSLO)).isEmpty();
        assertThat(databases.locate(OSLO)).isEmpty();
        assertThat(databases.locate(GeoDirectory.address("203.0.113.7"))).contains(new Place(null, null, "FR", null));
        assertThat(log.warnings()).singleElement().asString().contains("records that cannot be read");
        assertThat(log.everything()).doesNotContain("198.51.100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"city ipv4", "Test-City"})
    void aRecordThatContainsItselfHasNoPlace(String type) throws IOException {
        byte[] endless = new MmdbWriter(4, type, PlaceDatabases.BUILT)
                .put("198.51.100.0/26", Map.of("city", Map.of("names", new MmdbWriter.Pointer(0))))
                .toBytes();

        assertThat(databases(geo.write("endless.mmdb", endless)).locate(OSLO)).isEmpty();
        assertThat(log.warnings()).hasSize(1);
    }

    @Test
    void aRecordThatIsNoMapHasNoPlace() throws IOException {
        byte[] text = new MmdbWriter(4, "city ipv4", PlaceDatabases.BUILT)
                .put("198.51.100.0/26", "Oslo")
                .toBytes();

        assertThat(databases(geo.write("text.mmdb", text)).locate(OSLO)).isEmpty();
        assertThat(log.warnings()).hasSize(1);
    }

    @Test
    void fieldsOfAnotherTypeAreLeftOutOfAFlatRecord() throws IOException {
        byte[] database = new MmdbWriter(4, "city ipv4", PlaceDatabases.BUILT)
                .put("198.51.100.0/26", Map.of("city", 7, "country_code", "NO", "latitude", 59.5, "longitude", 10))
                .put("203.0.113.0/26", Map.of("country_code", "FR", "latitude", "north", "longitude", 2f))
                .toBytes();
        CityDatabases databases = databases(geo.write("mixed.mmdb", database));

        assertThat(databases.locate(OSLO)).contains(new Place(null, null, "NO", new Coordinates(59.5, 10, null)));
        assertThat(databases.locate(GeoDirectory.address("203.0.113.7"))).contains(new Place(null, null, "FR", null));
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void aDatabaseOfAnotherKindIsNamedInTheWarning() throws IOException {
        byte[] countries = new MmdbWriter(6, "GeoLite2-Country", PlaceDatabases.BUILT)
                .put("198.51.100.0/26", Map.of("country", Map.of("iso_code", "NO")))
                .toBytes();

        assertThat(databases(geo.write("countries.mmdb", countries)).locate(OSLO))
                .isEmpty();
        assertThat(log.warnings()).singleElement().asString().contains("holds no cities", "GeoLite2-Country");
    }

    @Test
    void aDirectoryIsNoDatabase() throws IOException {
        Path file = Files.createDirectory(geo.file("v4.mmdb"));

        assertThat(databases(file).locate(OSLO)).isEmpty();
        assertThat(log.warnings()).singleElement().asString().contains("cannot be read", "not a regular file");
    }

    @Test
    void aFileThatCannotBeReachedIsNoDatabase() throws IOException {
        // also the superuser, whom no permission stops, cannot read a link that leads to itself
        Path file = Files.createSymbolicLink(geo.file("v4.mmdb"), geo.file("v4.mmdb"));

        assertThat(databases(file).locate(OSLO)).isEmpty();
        assertThat(log.warnings()).singleElement().asString().contains("cannot be read");
    }

    @Test
    void oneBrokenFileDoesNotHideAnother() throws IOException {
        CityDatabases databases = databases(geo.write("noise.mmdb", new byte[50]), committed("city-nested.mmdb"));

        assertThat(databases.locate(OSLO).map(Place::city)).contains("Oslo");
    }

    private static CityDatabases databases(Path... files) {
        return new CityDatabases(List.of(files), new SettableClock());
    }
}
