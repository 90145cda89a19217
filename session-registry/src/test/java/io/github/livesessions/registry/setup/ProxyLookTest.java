package io.github.livesessions.registry.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProxyLookTest {

    @Test
    void withoutAProxyNothingIsWrong() {
        assertThat(new ProxyLook(false, null, null).fault()).isEmpty();
    }

    @Test
    void aProxyWhoseHeadersAreNotTakenHidesEveryAddress() {
        assertThat(new ProxyLook(true, null, null).fault()).get().asString().contains("--proxy-headers");
        assertThat(new ProxyLook(true, " ", "10.0.0.1").fault()).isPresent();
    }

    @Test
    void whoBelievesAnySenderCanBeToldAnyAddress() {
        assertThat(new ProxyLook(false, "xforwarded", null).fault())
                .get()
                .asString()
                .contains("--proxy-trusted-addresses");
    }

    @Test
    void aProxyThatIsKnownByItsAddressIsFine() {
        assertThat(new ProxyLook(true, "xforwarded", "10.0.0.1").fault()).isEmpty();
    }
}
