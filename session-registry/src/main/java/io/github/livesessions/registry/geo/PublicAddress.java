package io.github.livesessions.registry.geo;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Tells addresses that can have a place on the globe from those that mean another place on every network. */
final class PublicAddress {

    private PublicAddress() {}

    /**
     * The address as databases know it: without scope, and as IPv4 where it is an IPv4-mapped IPv6 address. Empty for
     * unspecified, private, shared (carrier-grade NAT), loopback, link-local, multicast and reserved addresses.
     */
    static Optional<InetAddress> of(InetAddress address) {
        InetAddress plain = plain(address.getAddress());
        return isLocal(plain) ? Optional.empty() : Optional.of(plain);
    }

    private static InetAddress plain(byte[] octets) {
        try {
            // gives an Inet4Address for the sixteen octets of an IPv4-mapped address too
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has 4 or 16 octets, but this one has " + octets.length, e);
        }
    }

    private static boolean isLocal(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet4Address
                        ? isSharedOrReserved(address.getAddress())
                        : isUniqueLocal(address.getAddress()));
    }

    /** 0.0.0.0/8 (RFC 791), 100.64.0.0/10 (RFC 6598) and 240.0.0.0/4 (RFC 1112). */
    private static boolean isSharedOrReserved(byte[] octets) {
        int first = octets[0] & 0xFF;
        return first == 0 || first >= 240 || (first == 100 && (octets[1] & 0xC0) == 64);
    }

    /** fc00::/7 (RFC 4193). */
    private static boolean isUniqueLocal(byte[] octets) {
        return (octets[0] & 0xFE) == 0xFC;
    }
}
