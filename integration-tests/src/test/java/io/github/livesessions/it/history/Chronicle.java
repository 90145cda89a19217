package io.github.livesessions.it.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.rest.AdminCaller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A person's history as an administrator reads it. */
public final class Chronicle {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final AdminCaller reader;
    private final Person person;

    public Chronicle(AdminCaller reader, Person person) {
        this.reader = reader;
        this.person = person;
    }

    /** All of it, the oldest first. */
    List<JsonNode> events() {
        List<JsonNode> events = new ArrayList<>();
        String next = "";
        do {
            var page = reader.get("events?max=100&user=" + person.id() + (next.isEmpty() ? "" : "&after=" + next));
            assertThat(page.status()).isEqualTo(200);
            events.addAll(page.items());
            next = page.body().path("next").asText("");
        } while (!next.isEmpty() && !next.equals("null"));
        Collections.reverse(events);
        return events;
    }

    /** Each event as its type and, after a blank, its cause; but for those that tell of the reading itself. */
    public List<String> story() {
        return events().stream()
                .filter(event -> !event.path("type").asText().equals("history-viewed"))
                .map(event -> (event.path("type").asText()
                                + ' '
                                + event.path("cause").asText(""))
                        .replace(" null", "")
                        .strip())
                .toList();
    }

    /** Waits until the history tells just that. */
    void shallTell(String... story) {
        await().atMost(SOON).untilAsserted(() -> assertThat(story()).containsExactly(story));
    }

    /** Waits for so many events of that type, and returns them. */
    public List<JsonNode> shallHave(int count, String type) {
        await().atMost(SOON).untilAsserted(() -> assertThat(of(type)).as(type).hasSize(count));
        return of(type);
    }

    private List<JsonNode> of(String type) {
        return events().stream()
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
    }
}
