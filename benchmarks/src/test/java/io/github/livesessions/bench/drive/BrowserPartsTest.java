package io.github.livesessions.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class BrowserPartsTest {

    @Test
    void theFormIsSentToThePathOfItsAction() {
        assertThat(Html.action("<a action=\"x\"><form id=f action=\"http://localhost:8080/realms/r/go?a=1&amp;b=2\">"))
                .contains("/realms/r/go?a=1&b=2");
        assertThat(Html.action("<p>no form</p>")).isEmpty();
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
