package io.github.livesessions.registry.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrivateCopyTest {

    private static final Path ORIGINAL = GeoDirectory.committed("city-nested.mmdb");

    private final List<File> copies = new ArrayList<>();

    @Test
    void theCopyHoldsTheSameBytesUnderAnotherName() throws UnusableDatabaseException {
        PrivateCopy.with(ORIGINAL, copy -> {
            assertThat(copy).isNotEqualTo(ORIGINAL.toFile()).hasSameBinaryContentAs(ORIGINAL.toFile());
            return copy;
        });
    }

    @Test
    void theCopyHasNoNameAfterItsUse() throws UnusableDatabaseException {
        PrivateCopy.with(ORIGINAL, copies::add);

        assertThat(copies).singleElement().satisfies(copy -> assertThat(copy).doesNotExist());
    }

    @Test
    void aCopyThatIsOfNoUseIsNotLeftBehind() {
        assertThatExceptionOfType(UnusableDatabaseException.class)
                .isThrownBy(() -> PrivateCopy.with(ORIGINAL, copy -> {
                    copies.add(copy);
                    throw new UnusableDatabaseException(FileCondition.CORRUPT, "noise");
                }));

        assertThat(copies).singleElement().satisfies(copy -> assertThat(copy).doesNotExist());
    }
}
