package io.github.livesessions.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.device.DeviceKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class BrowserPartsTest {

    @Test
    void theFormIsSentToThePathOfItsAction() {
        assertThat(Html.action("<a action=\"x\"><form id=f action=\"http://localhost:8080/realms/r/go?a=1&amp;b=2\">"))
                .contains("/realms/r/go?a=1&b=2");
        assertThat(Html.action("<p>no form</p>")).isEmpty();
    }

    @Test
    void whatTheDeviceStepAsksToSignIsRead() {
        assertThat(
                        Html.challenge(
                                "<script src=\"/a.js\"></script><script src=\"http://localhost/resources/x/login/l"
                                        + "/live-sessions/step-Ab1.js?challenge=live-sessions+device%20proof+Zz_-1&amp;fingerprint=false\">"))
                .contains("live-sessions device proof Zz_-1");
        assertThat(Html.challenge("<form action=\"?challenge=1\">")).isEmpty();
    }

    @Test
    void aKeyShowsItselfByASignature() {
        BrowserKey key = BrowserKey.fresh();
        Map<String, String> fields = Arrays.stream(key.fields("sign me").split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));

        assertThat(DeviceKey.parse(fields.get("key")))
                .hasValueSatisfying(shown -> assertThat(shown.signed("sign me", fields.get("signature")))
                        .isTrue());
    }

    @Test
    void hiddenFieldsAndTicksAreSent() {
        assertThat(Html.prefilled("""
                                <input type="hidden" name="seen" value="a b">
                                <input type="checkbox" name="session" value="1" checked>
                                <input type="checkbox" name="session" value="2">
                                <input type="password" name="password">""")).isEqualTo("seen=a+b&session=1");
    }

    @Test
    void cookiesAreKeptUntilTheServerTakesThemBack() {
        Cookies cookies = new Cookies();
        cookies.take(List.of("B=2;Path=/realms/r/;HttpOnly", "A=1; Path=/", "C=3"));
        cookies.take(List.of("A=; Max-Age=0; Path=/", "C=gone;Max-Age=0"));

        assertThat(cookies.header()).isEqualTo("B=2");
    }
}
