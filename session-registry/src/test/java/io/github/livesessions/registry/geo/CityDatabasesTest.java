package io.github.livesessions.registry.geo;

import static io.github.livesessions.registry.geo.GeoDirectory.OSLO;
import static io.github.livesessions.registry.geo.GeoDirectory.UNKNOWN;
import static io.github.livesessions.registry.geo.GeoDirectory.address;
import static io.github.livesessions.registry.geo.GeoDirectory.committed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.place.Coordinates;
import io.github.livesessions.core.place.Place;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CityDatabasesTest {

    private static final Path NESTED = committed("city-nested.mmdb");
    private static final Path FLAT_IPV4 = committed("city-flat-ipv4.mmdb");
    private static final Path FLAT_IPV6 = committed("city-flat-ipv6.mmdb");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void aNestedDatabaseTellsTheEnglishCityAndHowExactlyItIsKnown() {
        assertThat(of(NESTED).locate(OSLO))
                .contains(new Place("Oslo", "Oslo", "NO", new Coordinates(59.9139, 10.7522, 20)));
    }

    @Test
    void aFlatDatabaseTellsTheCityWithoutARadius() {
        assertThat(of(FLAT_IPV4).locate(OSLO))
                .contains(new Place("Oslo", "Oslo", "NO", new Coordinates(59.9139, 10.7522, null)));
    }

    static Stream<List<Path>> bothLayouts() {
        return Stream.of(List.of(NESTED), List.of(FLAT_IPV4, FLAT_IPV6));
    }

    @ParameterizedTest
    @MethodSource("bothLayouts")
    void addressesOfBothVersionsAreFound(List<Path> files) {
        CityDatabases databases = new CityDatabases(files, Clock.systemUTC());

        assertThat(databases.locate(address("198.51.100.70")).map(Place::city)).contains("Osaka");
        assertThat(databases.locate(address("2001:db8:2::9")).map(Place::city)).contains("Osaka");
    }

    @ParameterizedTest
    @MethodSource("bothLayouts")
    void namesKeepTheirLetters(List<Path> files) {
        assertThat(new CityDatabases(files, Clock.systemUTC()).locate(address("203.0.113.130")))
                .map(Place::city)
                .contains("São Paulo");
    }

    @ParameterizedTest
    @MethodSource("bothLayouts")
    void aPlaceMayBeKnownByItsCountryAlone(List<Path> files) {
        assertThat(new CityDatabases(files, Clock.systemUTC()).locate(address("203.0.113.70")))
                .contains(new Place(null, null, "BR", null));
    }

    @ParameterizedTest
    @MethodSource("bothLayouts")
    void anAddressThatIsNotInADatabaseHasNoPlace(List<Path> files) {
        CityDatabases databases = new CityDatabases(files, Clock.systemUTC());

        assertThat(databases.locate(UNKNOWN)).isEmpty();
        assertThat(databases.locate(address("2001:db8:9::1"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bothLayouts")
    void anIpv4MappedAddressIsLookedUpAsIpv4(List<Path> files) throws UnknownHostException {
        assertThat(new CityDatabases(files, Clock.systemUTC()).locate(PublicAddressTest.mapped(198, 51, 100, 7)))
                .map(Place::city)
                .contains("Oslo");
    }

    @Test
    void anIpv6AddressIsNotTakenForTheIpv4AddressThatItBeginsWith() {
        assertThat(of(FLAT_IPV4).locate(address("c633:6407::1"))).isEmpty();
    }

    @Test
    void aPrivateAddressHasNoPlaceWhateverADatabaseSays() throws IOException {
        byte[] nonsense = new MmdbWriter(4, "city ipv4", PlaceDatabases.BUILT)
                .put("192.168.0.0/16", Map.of("city", "Home"))
                .toBytes();

        assertThat(of(new GeoDirectory(directory).write("v4.mmdb", nonsense)).locate(address("192.168.1.1")))
                .isEmpty();
    }

    @Test
    void theFirstDatabaseThatKnowsAnAddressAnswers() throws IOException {
        GeoDirectory geo = new GeoDirectory(directory);
        CityDatabases databases = of(geo.write("own.mmdb", GeoDirectory.naming("Tromsø")), NESTED);

        assertThat(databases.locate(OSLO).map(Place::city)).contains("Tromsø");
        assertThat(databases.locate(address("203.0.113.7")).map(Place::city)).contains("Paris");
    }

    @Test
    void withoutDatabasesNothingHasAPlace() {
        assertThat(of().locate(OSLO)).isEmpty();
    }

    @Test
    void aClosedOneFindsNothing() {
        CityDatabases databases = of(NESTED);
        databases.close();

        assertThat(databases.locate(OSLO)).isEmpty();
    }

    @Test
    void dataOfDbIpIsAttributed() throws IOException {
        byte[] lite = new MmdbWriter(6, "DBIP-City-Lite", PlaceDatabases.BUILT).toBytes();

        assertThat(of(FLAT_IPV4).attribution()).contains("IP Geolocation by DB-IP");
        assertThat(of(NESTED, new GeoDirectory(directory).write("lite.mmdb", lite))
                        .attribution())
                .contains("IP Geolocation by DB-IP");
    }

    @Test
    void otherDataIsNotAttributedToDbIp() {
        assertThat(of(NESTED, committed("absent.mmdb")).attribution()).isEmpty();
    }

    private static CityDatabases of(Path... files) {
        return new CityDatabases(List.of(files), Clock.systemUTC());
    }
}
