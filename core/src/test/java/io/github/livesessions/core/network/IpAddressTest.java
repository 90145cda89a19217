package io.github.livesessions.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::, ::",
        "::1, ::1",
        "0:0:0:0:0:0:0:1, ::1",
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "1::, 1::",
        "::ffff:192.0.2.7, 192.0.2.7",
        "::ffff:c000:207, 192.0.2.7",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "fe80::1%eth0, fe80::1"
    })
    void anAddressIsReadAndWrittenInOneWay(String text, String written) {
        assertThat(IpAddress.parse(text).map(IpAddress::text)).hasValue(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "example.org",
                "192.0.2",
                "192.0.2.7.1",
                "192.0.2.256",
                "192.0.2.07",
                "0x7f.0.0.1",
                "2130706433",
                "-1.0.0.1",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8:9",
                "12345::",
                "::g",
                "::1.2.3",
                "1:2:3:4:5:6:7:",
                ":1:2:3:4:5:6:7",
                "192.0.2.7 ",
                "p:abc"
            })
    void whatIsNoAddressIsNotOne(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @Test
    void noTextIsTooLong() {
        assertThat(IpAddress.parse("1".repeat(1_000_000))).isEmpty();
        assertThat(IpAddress.parse(":".repeat(1_000_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.0/24",
        "::ffff:192.0.2.7, 192.0.2.0/24",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1::/48",
        "::1, ::/48"
    })
    void theNeighbourhoodIsAllThatIsKeptOfIt(String address, String coarse) {
        assertThat(IpAddress.parse(address).map(one -> one.coarse().text())).hasValue(coarse);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "0.0.0.0/0, 203.0.113.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 2001:db8::1, true",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "2001:db8::/64, 2001:db8::ffff:ffff:ffff:ffff, true",
        "2001:db8::/65, 2001:db8::8000:0:0:0, false",
        "2001:db8::1/128, 2001:db8::1, true"
    })
    void aRangeHoldsItsAddresses(String range, String address, boolean inside) {
        AddressRange parsed = AddressRange.parse(range).orElseThrow();
        IpAddress one = IpAddress.parse(address).orElseThrow();

        assertThat(parsed.contains(one)).isEqualTo(inside);
        // the order of the keys, by which a database compares, says the same
        boolean between = parsed.first().key().compareTo(one.key()) <= 0
                && one.key().compareTo(parsed.last().key()) <= 0;
        assertThat(between).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"192.0.2.0/33", "192.0.2.0/-1", "192.0.2.0/", "/24", "2001:db8::/129", "192.0.2.0/024", "a/8"})
    void whatIsNoRangeIsNotOne(String text) {
        assertThat(AddressRange.parse(text)).isEmpty();
    }
}
