package io.github.livesessions.registry.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceDatabasesTest {

    @ParameterizedTest
    @ValueSource(strings = {"city-nested.mmdb", "city-flat-ipv4.mmdb", "city-flat-ipv6.mmdb"})
    void theCommittedDatabaseIsWhatTheWriterMakesOfItsSource(String name) throws IOException {
        byte[] made = PlaceDatabases.from(Path.of("src/test/geo/places.csv")).get(name);

        assertThat(Files.readAllBytes(GeoDirectory.committed(name))).isEqualTo(made);
    }
}
