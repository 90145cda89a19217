package io.github.livesessions.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.livesessions.core.network.AddressRange;
import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.core.session.SessionKind;
import io.github.livesessions.registry.store.ListedSession.Position;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SessionQueryTest {

    @Test
    void nothingAskedIsTheFirstFiftyOfAll() {
        assertThat(SessionQuery.read(Map.of()))
                .isEqualTo(new SessionQuery(null, null, null, null, null, null, null, null, null, null, 50));
    }

    @Test
    void everyFilterIsRead() {
        Position position = new Position(Instant.ofEpochMilli(1_700_000_000_123L), "d9yzDHLL8ItMgMbi7G5gOKad");

        SessionQuery query = SessionQuery.read(Map.ofEntries(
                Map.entry("user", List.of("u-1")),
                Map.entry("country", List.of("NO")),
                Map.entry("client", List.of("app")),
                Map.entry("kind", List.of("offline-token")),
                Map.entry("state", List.of("offline")),
                Map.entry("q", List.of(" ada ")),
                Map.entry("ip", List.of("192.0.2.0/24")),
                Map.entry("plan", List.of("pro")),
                Map.entry("device", List.of("d-1")),
                Map.entry("sort", List.of("started")),
                Map.entry("after", List.of(Cursor.write(position))),
                Map.entry("max", List.of("100"))));

        assertThat(query)
                .isEqualTo(new SessionQuery(
                        "u-1",
                        "NO",
                        "app",
                        SessionKind.OFFLINE_TOKEN,
                        Presence.OFFLINE,
                        "ada",
                        AddressRange.parse("192.0.2.0/24").orElseThrow(),
                        "pro",
                        "d-1",
                        position,
                        100));
    }

    @ParameterizedTest
    @CsvSource({
        "max, 0, from 1 to 100",
        "max, 101, from 1 to 100",
        "max, -1, from 1 to 100",
        "max, +5, from 1 to 100",
        "max, '', from 1 to 100",
        "max, 99999999999, from 1 to 100",
        "country, no, such as NO",
        "country, NOR, such as NO",
        "kind, Session, 'session, offline-token, service, impersonation'",
        "state, away, 'online, offline, unchecked'",
        "after, 'bm9uc2Vuc2U', 'next'",
        "after, '!', 'next'",
        "q, ' ', give 1 to 60",
        "ip, example.org, such as 192.0.2.0/24",
        "ip, 192.0.2.0/33, such as 192.0.2.0/24",
        "plan, '', name",
        "device, '', id",
        "sort, username, use started",
        "user, ' ', user",
        "client, '', client"
    })
    void aWrongValueIsNamedWithItsRemedy(String field, String value, String remedy) {
        assertThatThrownBy(() -> SessionQuery.read(Map.of(field, List.of(value))))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.body().status()).isEqualTo(400);
                    assertThat(problem.body().type()).isEqualTo("urn:live-sessions:problem:invalid-parameter");
                    assertThat(problem.body().field()).isEqualTo(field);
                    assertThat(problem.body().detail())
                            .startsWith("'" + field + "' is '")
                            .contains(remedy);
                });
    }

    @Test
    void aFilterThatIsNotThereIsNotIgnored() {
        assertThatThrownBy(() -> SessionQuery.read(Map.of("contry", List.of("NO"))))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.body().type()).isEqualTo("urn:live-sessions:problem:unknown-parameter");
                    assertThat(problem.body().field()).isEqualTo("contry");
                    assertThat(problem.body().detail()).contains("country");
                });
    }

    @Test
    void oneParameterHasOneValue() {
        assertThatThrownBy(() -> SessionQuery.read(Map.of("max", List.of("1", "2"))))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.body().field()).isEqualTo("max"));
    }
}
