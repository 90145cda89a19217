package io.github.livesessions.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class WireTest {

    @Test
    void chunksArePutTogether() throws IOException {
        assertThat(Wire.chunks(bytes("5\r\nhello\r\n7;note=x\r\n, world\r\n0\r\n\r\n")))
                .asString()
                .isEqualTo("hello, world");
    }

    @Test
    void aBodyThatBreaksOffIsNoBody() {
        assertThatThrownBy(() -> Wire.chunks(bytes("5\r\nhel")))
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("body");
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
