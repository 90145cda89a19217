package io.github.livesessions.registry.geo;

import com.maxmind.db.Reader;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The layout of the npm packages {@code @ip-location-db/*-city-mmdb}: one map of texts and 32-bit floats, unknown texts
 * empty, one file for IPv4 and one for IPv6. MaxMind's typed reader refuses it.
 */
final class FlatLayout implements Layout {

    private final Reader reader;

    FlatLayout(Reader reader) {
        this.reader = reader;
    }

    /** Whether this layout is behind a type; the known ones are {@code city ipv4} and {@code city ipv6}. */
    static boolean isOf(String databaseType) {
        return databaseType.startsWith("city ipv");
    }

    @Override
    public Optional<PlaceRow> read(InetAddress address) throws IOException {
        return Optional.ofNullable(reader.get(address, Map.class)).map(FlatLayout::row);
    }

    private static PlaceRow row(Map<?, ?> fields) {
        return new PlaceRow(
                text(fields, "city"),
                text(fields, "state1"),
                text(fields, "country_code"),
                number(fields, "latitude"),
                number(fields, "longitude"),
                null);
    }

    private static @Nullable String text(Map<?, ?> fields, String key) {
        return fields.get(key) instanceof String text ? text : null;
    }

    private static @Nullable Number number(Map<?, ?> fields, String key) {
        return fields.get(key) instanceof Number number ? number : null;
    }
}
