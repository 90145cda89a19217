package io.github.livesessions.registry.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoFilesTest {

    @Test
    void pathsAreSeparatedByCommasAndKeepTheirOrder() {
        assertThat(GeoFiles.parse(" /b/v6.mmdb,/a dir/v4.mmdb "))
                .containsExactly(Path.of("/b/v6.mmdb"), Path.of("/a dir/v4.mmdb"));
    }

    @Test
    void aPathThatIsNamedTwiceIsAskedOnce() {
        assertThat(GeoFiles.parse("/a/v4.mmdb, /a/v4.mmdb")).containsExactly(Path.of("/a/v4.mmdb"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void noValueMeansNoDatabases(@Nullable String value) {
        assertThat(GeoFiles.parse(value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/v4.mmdb,", ",", "geo/v4.mmdb", "/a/\0.mmdb"})
    void aFaultyValueIsRefusedWithOptionValueAndRemedy(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GeoFiles.parse(value))
                .withMessageContaining("geo-files")
                .withMessageContaining("\"" + value + "\"")
                .withMessageContaining("give absolute paths");
    }
}
