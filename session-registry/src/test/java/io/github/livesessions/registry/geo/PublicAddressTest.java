package io.github.livesessions.registry.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "169.254.1.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fdff::1",
                "ff02::1"
            })
    void anAddressOfEveryNetworkHasNoPlace(String address) {
        assertThat(PublicAddress.of(GeoDirectory.address(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.1.1",
                "198.51.100.7",
                "223.255.255.255",
                "2001:db8::1",
                "fbff::1"
            })
    void anyOtherAddressMayHaveOne(String address) {
        InetAddress asked = GeoDirectory.address(address);

        assertThat(PublicAddress.of(asked)).contains(asked);
    }

    @Test
    void anIpv4MappedAddressMeansTheIpv4Address() throws UnknownHostException {
        assertThat(PublicAddress.of(mapped(198, 51, 100, 7))).contains(GeoDirectory.address("198.51.100.7"));
    }

    @Test
    void aPrivateAddressStaysPrivateWhenItIsMapped() throws UnknownHostException {
        assertThat(PublicAddress.of(mapped(100, 64, 0, 1))).isEmpty();
    }

    /** The JDK makes such an object only if it is asked for the IPv6 class and a scope. */
    static InetAddress mapped(int... octets) throws UnknownHostException {
        byte[] all = new byte[16];
        all[10] = (byte) 0xFF;
        all[11] = (byte) 0xFF;
        for (int i = 0; i < 4; i++) {
            all[12 + i] = (byte) octets[i];
        }
        return Inet6Address.getByAddress(null, all, 1);
    }
}
