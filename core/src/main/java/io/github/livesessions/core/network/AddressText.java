package io.github.livesessions.core.network;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and writes addresses. Strict where a lenient reading would let one address pass for another. */
final class AddressText {

    private static final int GROUPS = 8;
    private static final int MAX_LENGTH = 100;
    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    private AddressText() {}

    static Optional<IpAddress> read(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        return plain.indexOf(':') < 0 ? v4(plain).map(IpAddress::v4) : v6(plain);
    }

    /** No leading zeros: some programs would read them as octal numbers. */
    private static Optional<Long> v4(String text) {
        String[] octets = text.split("\\.", -1);
        long bits = 0;
        for (String octet : octets) {
            if (!OCTET.matcher(octet).matches() || Integer.parseInt(octet) > 255) {
                return Optional.empty();
            }
            bits = (bits << 8) | Integer.parseInt(octet);
        }
        return octets.length == 4 ? Optional.of(bits) : Optional.empty();
    }

    private static Optional<IpAddress> v6(String text) {
        int tail = text.lastIndexOf(':') + 1;
        if (text.indexOf('.', tail) >= 0) {
            return v4(text.substring(tail))
                    .flatMap(bits -> v6(text.substring(0, tail)
                            + Long.toHexString(bits >> 16)
                            + ':'
                            + Long.toHexString(bits & 0xFFFF)));
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(all -> all.length == GROUPS).map(AddressText::joined);
        }
        Optional<int[]> before = groups(text.substring(0, gap));
        Optional<int[]> after = groups(text.substring(gap + 2));
        if (before.isEmpty() || after.isEmpty() || before.get().length + after.get().length >= GROUPS) {
            return Optional.empty();
        }
        int[] all = Arrays.copyOf(before.get(), GROUPS);
        System.arraycopy(after.get(), 0, all, GROUPS - after.get().length, after.get().length);
        return Optional.of(joined(all));
    }

    private static Optional<int[]> groups(String text) {
        if (text.isEmpty()) {
            return Optional.of(new int[0]);
        }
        String[] groups = text.split(":", -1);
        boolean wellFormed = Arrays.stream(groups).allMatch(GROUP.asMatchPredicate());
        return wellFormed
                ? Optional.of(Arrays.stream(groups)
                        .mapToInt(group -> Integer.parseInt(group, 16))
                        .toArray())
                : Optional.empty();
    }

    private static IpAddress joined(int[] groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < GROUPS / 2; i++) {
            high = (high << 16) | groups[i];
            low = (low << 16) | groups[i + GROUPS / 2];
        }
        return new IpAddress(high, low);
    }

    static String write(IpAddress address) {
        if (address.isV4()) {
            return ((address.low() >> 24) & 0xFF) + "." + ((address.low() >> 16) & 0xFF) + "."
                    + ((address.low() >> 8) & 0xFF) + "." + (address.low() & 0xFF);
        }
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            long half = i < GROUPS / 2 ? address.high() : address.low();
            groups[i] = (int) (half >> (16 * (GROUPS / 2 - 1 - i % (GROUPS / 2)))) & 0xFFFF;
        }
        return compressed(groups);
    }

    /** The longest run of two or more groups of zeros, the first of equals, is written as two colons. */
    private static String compressed(int[] groups) {
        int start = 0;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        if (length < 2) {
            return hex(groups, 0, GROUPS);
        }
        return hex(groups, 0, start) + "::" + hex(groups, start + length, GROUPS);
    }

    private static String hex(int[] groups, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
