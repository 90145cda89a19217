package io.github.livesessions.registry.geo;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Addresses from all over the address space, the same at each start. A file of which a part was not written yet shows
 * it on some of them before a login meets it.
 */
final class Samples {

    /** 256 of IPv4, and 256 of the global unicast range 2000::/3 of IPv6. */
    static final List<InetAddress> ADDRESSES = Stream.concat(
                    IntStream.range(0, 256).mapToObj(Samples::ipv4),
                    IntStream.range(0, 256).mapToObj(Samples::ipv6))
            .toList();

    private Samples() {}

    private static InetAddress ipv4(int number) {
        return address(new byte[] {(byte) number, (byte) (number * 37), (byte) (number * 101), 1});
    }

    private static InetAddress ipv6(int number) {
        byte[] octets = new byte[16];
        octets[0] = (byte) (0x20 | (number >>> 4));
        octets[1] = (byte) (number * 37);
        octets[2] = (byte) (number * 101);
        octets[15] = 1;
        return address(octets);
    }

    private static InetAddress address(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has 4 or 16 octets", e);
        }
    }
}
