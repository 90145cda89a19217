package io.github.livesessions.core.network;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All addresses that begin alike, as CIDR writes them.
 *
 * @param first the lowest of them
 * @param bits how many of their 128 bits are alike
 */
public record AddressRange(IpAddress first, int bits) {

    private static final int ALL = 128;
    private static final int BEFORE_V4 = 96;
    private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");

    /** The range of that text, such as {@code 192.0.2.0/24}; an address alone is a range of one. */
    public static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return IpAddress.parse(text).map(address -> new AddressRange(address, ALL));
        }
        String length = text.substring(slash + 1);
        if (!LENGTH.matcher(length).matches()) {
            return Optional.empty();
        }
        int given = Integer.parseInt(length);
        return IpAddress.parse(text.substring(0, slash))
                .filter(address -> given <= (address.isV4() ? ALL - BEFORE_V4 : ALL))
                .map(address -> around(address, given));
    }

    /**
     * The range in which that address lies.
     *
     * @param length of what is alike, in bits as CIDR counts them for that version
     */
    static AddressRange around(IpAddress address, int length) {
        int bits = address.isV4() ? length + BEFORE_V4 : length;
        return new AddressRange(
                new IpAddress(address.high() & mask(bits), address.low() & mask(bits - Long.SIZE)), bits);
    }

    /** Whether the address lies in it. */
    public boolean contains(IpAddress address) {
        return (address.high() & mask(bits)) == first.high() && (address.low() & mask(bits - Long.SIZE)) == first.low();
    }

    /** The highest of its addresses. */
    public IpAddress last() {
        return new IpAddress(first.high() | ~mask(bits), first.low() | ~mask(bits - Long.SIZE));
    }

    /** Whether it is one address. */
    public boolean isSingle() {
        return bits == ALL;
    }

    /** As CIDR writes it; one address alone without its length. */
    public String text() {
        if (isSingle()) {
            return first.text();
        }
        return first.text() + '/' + (first.isV4() && bits >= BEFORE_V4 ? bits - BEFORE_V4 : bits);
    }

    /** That many leading ones of 64 bits; none where it is negative. */
    private static long mask(int ones) {
        return ones <= 0 ? 0 : ones >= Long.SIZE ? -1L : -1L << (Long.SIZE - ones);
    }
}
