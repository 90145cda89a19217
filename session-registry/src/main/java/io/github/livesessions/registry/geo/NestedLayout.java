package io.github.livesessions.registry.geo;

import com.maxmind.geoip2.DatabaseReader;
import com.maxmind.geoip2.exception.GeoIp2Exception;
import com.maxmind.geoip2.model.CityResponse;
import com.maxmind.geoip2.record.Location;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** MaxMind's layout: names in several languages, regions in order of size, a radius of accuracy. */
final class NestedLayout implements Layout {

    private final DatabaseReader reader;

    NestedLayout(File file) throws IOException {
        reader = new DatabaseReader.Builder(file).locales(List.of("en")).build();
    }

    /** Whether this layout is behind a type such as {@code GeoLite2-City} or {@code DBIP-City-Lite}. */
    static boolean isOf(String databaseType) {
        return databaseType.contains("City") || databaseType.contains("Enterprise");
    }

    @Override
    public Optional<PlaceRow> read(InetAddress address) throws IOException, GeoIp2Exception {
        return reader.tryCity(address).map(NestedLayout::row);
    }

    private static PlaceRow row(CityResponse response) {
        Location location = response.location();
        return new PlaceRow(
                response.city().name(),
                response.leastSpecificSubdivision().name(),
                response.country().isoCode(),
                location.latitude(),
                location.longitude(),
                location.accuracyRadius());
    }
}
