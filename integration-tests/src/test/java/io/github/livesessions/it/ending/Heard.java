package io.github.livesessions.it.ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.app.LogoutToken;
import java.time.Duration;
import java.util.List;

/** What applications have heard of ended sessions. */
final class Heard {

    /** What is promised. */
    static final Duration SOON = Duration.ofSeconds(2);

    private final Apps apps;

    Heard(Apps apps) {
        this.apps = apps;
    }

    /** All attempts to tell {@code client} of that session. */
    List<LogoutToken> of(String client, String sid) {
        return apps.logouts().stream()
                .filter(one -> one.client().equals(client) && one.sid().equals(sid))
                .toList();
    }

    /** Those that it took. */
    List<LogoutToken> taken(String client, String sid) {
        return of(client, sid).stream().filter(one -> one.status() == 200).toList();
    }

    /** Asserts that {@code client} hears of each of the sessions as soon as is promised. */
    void soon(String client, String... sids) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
            for (String sid : sids) {
                assertThat(taken(client, sid)).as("heard of").hasSize(1);
            }
        });
    }

    /** Asserts that nobody has taken the end of one session twice. */
    void nothingTwice() {
        assertThat(apps.logouts().stream()
                        .filter(one -> one.status() == 200 && !one.sid().isEmpty())
                        .map(one -> one.client() + " " + one.sid()))
                .doesNotHaveDuplicates();
    }
}
