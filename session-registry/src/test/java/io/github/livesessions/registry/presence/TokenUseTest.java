package io.github.livesessions.registry.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TokenUseTest {

    private static final Duration STEP = Duration.ofMinutes(5);

    private final Watchmaker clock = new Watchmaker();
    private final TokenUse tokens = new TokenUse(clock);

    @Test
    void theFirstUseIsWrittenAtOnceTheNextAfterAWhileAndTheLastIsNotLost() {
        tokens.of("realm", "sid");
        Instant first = clock.instant();
        assertThat(due()).isEqualTo(Map.of("sid", first));
        tokens.wrote("sid", first);
        assertThat(due()).isEmpty();

        clock.pass(Duration.ofMinutes(4));
        tokens.of("realm", "sid");
        Instant second = clock.instant();
        assertThat(due()).isEmpty();

        clock.pass(Duration.ofMinutes(1));
        assertThat(due()).isEqualTo(Map.of("sid", second));
    }

    @Test
    void whatCouldNotBeWrittenIsStillDue() {
        tokens.of("realm", "sid");
        Instant first = clock.instant();
        due();
        clock.pass(Duration.ofSeconds(1));

        assertThat(due()).isEqualTo(Map.of("sid", first));
    }

    private Map<String, Instant> due() {
        return tokens.due(realm -> STEP);
    }
}
