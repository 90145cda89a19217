package io.github.livesessions.core.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NewcomerTest {

    @Test
    void aBrowserReplacesItsOwnAndHasAnsweredNothing() {
        assertThat(Newcomer.browser("laptop")).isEqualTo(new Newcomer("laptop", true, false, Map.of(), 0));
    }

    @Test
    void aDirectGrantReplacesNothingAndCannotBeAsked() {
        assertThat(Newcomer.directGrant("curl")).isEqualTo(new Newcomer("curl", false, true, Map.of(), 0));
    }
}
