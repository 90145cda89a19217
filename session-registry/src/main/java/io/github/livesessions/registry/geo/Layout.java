package io.github.livesessions.registry.geo;

import com.maxmind.geoip2.exception.GeoIp2Exception;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;

/** The way in which a database arranges what it knows about an address. */
sealed interface Layout permits NestedLayout, FlatLayout {

    /**
     * What is stored for {@code address}, which must be of a version that the database holds. Besides the declared
     * exceptions, broken data makes the readers throw most of what a buffer, a cast or a recursion can throw.
     */
    Optional<PlaceRow> read(InetAddress address) throws IOException, GeoIp2Exception;
}
