package io.github.livesessions.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * How a stream was asked for.
 *
 * @param after where the reader has stopped; empty for a reader who begins
 * @param seconds after which the answer ends at the latest, as it ends with the first events; null for a stream
 */
record StreamRequest(Optional<Position> after, @Nullable Integer seconds) {

    private static final String AFTER = "after";
    private static final String WAIT = "wait";
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    static StreamRequest read(KeycloakSession session) {
        Map<String, List<String>> parameters =
                new TreeMap<>(session.getContext().getUri().getQueryParameters());
        Optional<String> after = one(parameters, AFTER);
        Optional<String> wait = one(parameters, WAIT);
        if (!parameters.isEmpty()) {
            throw Problem.unknownParameter(parameters.keySet().iterator().next(), AFTER + ", " + WAIT);
        }
        Optional<String> header = Optional.ofNullable(
                        session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(LAST_EVENT_ID))
                .filter(text -> !text.isBlank());
        return new StreamRequest(
                after.map(text -> Position.read(AFTER, text))
                        .or(() -> header.map(text -> Position.read(LAST_EVENT_ID, text))),
                wait.map(StreamRequest::number).orElse(null));
    }

    private static Optional<String> one(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.remove(name);
        if (values != null && values.size() > 1) {
            throw Problem.invalid(name, String.join(", ", values), "give it once");
        }
        return Optional.ofNullable(values).map(one -> one.get(0)).filter(text -> !text.isEmpty());
    }

    private static Integer number(String text) {
        if (!text.matches("[1-9]|1[0-9]|2[0-5]")) {
            throw Problem.invalid(WAIT, text, "use a whole number of seconds from 1 to 25");
        }
        return Integer.valueOf(text);
    }
}
