package io.github.livesessions.core.network;

import java.util.Locale;
import java.util.Optional;

/**
 * One address, of either version, as its 128 bits: an IPv4 address is kept as the IPv6 address that maps it, so that all
 * addresses have one order.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record IpAddress(long high, long low) {

    private static final long MAPPED = 0xFFFF_0000_0000L;
    private static final long UPPER_HALF = 0xFFFF_FFFF_0000_0000L;
    private static final int COARSE_V4 = 24;
    private static final int COARSE_V6 = 48;

    /** The address that the text writes, with or without a zone; empty for whatever is none, such as a host's name. */
    public static Optional<IpAddress> parse(String text) {
        return AddressText.read(text);
    }

    static IpAddress v4(long bits) {
        return new IpAddress(0, MAPPED | bits);
    }

    /** Whether it is an IPv4 address. */
    public boolean isV4() {
        return high == 0 && (low & UPPER_HALF) == MAPPED;
    }

    /** The neighbourhood that may be kept of somebody who does not want to be located: /24, or /48 of IPv6. */
    public AddressRange coarse() {
        return AddressRange.around(this, isV4() ? COARSE_V4 : COARSE_V6);
    }

    /** 32 hexadecimal digits, in whose order addresses are compared. */
    public String key() {
        return String.format(Locale.ROOT, "%016x%016x", high, low);
    }

    /** As people write it: dotted, or by RFC 5952. */
    public String text() {
        return AddressText.write(this);
    }
}
