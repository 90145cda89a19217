package io.github.livesessions.rest;

import io.github.livesessions.core.network.AddressRange;
import io.github.livesessions.core.record.EventFilter;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.registry.HistoryAccess;
import io.github.livesessions.registry.store.ListedSession.Position;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/**
 * What was asked of the history.
 *
 * @param after where the page before ended; null for the first page
 * @param max events on the page at most
 */
record EventQuery(EventFilter filter, @Nullable Position after, int max) {

    static final String USER = "user";

    private static final List<String> FILTERS = List.of("type", "from", "to", "device", "country", "ip", "client");

    /** Reads a request's parameters, strictly: what is not understood is a problem that names it. */
    static EventQuery readOwn(Parameters parameters, RealmModel realm) {
        parameters.mustBe(and(FILTERS, Parameters.PAGE));
        return new EventQuery(filter(parameters, realm), parameters.after(), parameters.max());
    }

    /** As an administrator asks, who may ask for one user. */
    static EventQuery readAll(Parameters parameters, RealmModel realm) {
        parameters.mustBe(and(List.of(USER), and(FILTERS, Parameters.PAGE)));
        return new EventQuery(filter(parameters, realm), parameters.after(), parameters.max());
    }

    /** As {@link #readAll}, of whoever takes all of it at once. */
    static EventFilter readExport(Parameters parameters, RealmModel realm) {
        parameters.mustBe(and(List.of(USER, ExportFormat.PARAMETER), FILTERS));
        return filter(parameters, realm);
    }

    private static EventFilter filter(Parameters parameters, RealmModel realm) {
        return new EventFilter(
                parameters.value(USER, Parameters::text, "give a user's id").orElse(null),
                parameters
                        .value("type", EventQuery::types, "give names of events, separated by commas: " + names())
                        .orElse(Set.of()),
                parameters.value("from", EventQuery::instant, WHEN).orElse(null),
                parameters.value("to", EventQuery::instant, WHEN).orElse(null),
                parameters
                        .value("device", Parameters::text, "give a device's id")
                        .orElse(null),
                parameters
                        .value("country", Parameters::country, "give an ISO 3166-1 code such as NO")
                        .orElse(null),
                parameters
                        .value("ip", AddressRange::parse, "give an address, or a range such as 192.0.2.0/24")
                        .orElse(null),
                parameters
                        .value("client", client(realm), "give the client_id of one of the realm's clients")
                        .orElse(null),
                Set.of());
    }

    /** The same, by the names too under which the history may keep what was asked for. */
    static EventFilter anyName(EventFilter filter, HistoryAccess access) {
        Set<String> names = new HashSet<>();
        if (filter.deviceId() != null) {
            names.addAll(access.pseudonyms(filter.deviceId()));
        }
        if (filter.network() != null && filter.network().isSingle()) {
            names.addAll(access.pseudonyms(filter.network().text()));
        }
        return filter.under(names);
    }

    private static final String WHEN = "give a moment such as 2026-11-22T12:00:00Z";

    private static Function<String, Optional<String>> client(RealmModel realm) {
        return text -> Optional.ofNullable(realm.getClientByClientId(text)).map(ClientModel::getId);
    }

    private static Optional<Set<SessionEventType>> types(String text) {
        Set<SessionEventType> types = EnumSet.noneOf(SessionEventType.class);
        for (String name : text.split(",", -1)) {
            Optional<SessionEventType> type = SessionEventType.of(name.strip());
            if (type.isEmpty()) {
                return Optional.empty();
            }
            types.add(type.get());
        }
        return Optional.of(types);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text))
                    .filter(at -> at.isAfter(Instant.EPOCH) && at.isBefore(Instant.parse("9999-01-01T00:00:00Z")));
        } catch (DateTimeParseException noMoment) {
            return Optional.empty();
        }
    }

    private static String names() {
        return Stream.of(SessionEventType.values()).map(SessionEventType::id).collect(Collectors.joining(", "));
    }

    private static List<String> and(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    /** For the query of a request. */
    static Parameters parameters(Map<String, List<String>> query) {
        return new Parameters(query);
    }
}
