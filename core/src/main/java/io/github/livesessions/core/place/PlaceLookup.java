package io.github.livesessions.core.place;

import java.net.InetAddress;
import java.util.Optional;

/** Finds the place of an address. Never throws: an address that cannot be placed has no place. */
@FunctionalInterface
public interface PlaceLookup {

    /** Knows no place at all. */
    PlaceLookup NOWHERE = address -> Optional.empty();

    /** The place of {@code address}; empty where it is private, unknown, or no database can be read. */
    Optional<Place> locate(InetAddress address);
}
