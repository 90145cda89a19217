package io.github.livesessions.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each kind of administrator may ask, of every call that there is: one line for each, and one column for each. */
@Keycloak
final class AdminRightsIT {

    /**
     * Who asks: somebody with just that role of Keycloak's; with a fine-grained permission on one group, about a member
     * and about a stranger; with every role, of another realm.
     *
     * <p>What comes of it: {@code yes}; {@code none}, where all that it would show or change is left out; {@code no}.
     *
     * <p>A new call takes a line here: the test of the whole document fails without. In a call, {@code {user}},
     * {@code {session}}, {@code {device}}, {@code {alert}} and {@code {receipt}} stand for those of somebody; a body
     * follows after a space.
     */
    private static final String TABLE = """
            call                                                          |nobody|query-users|view-users|manage-users|view-events|view-realm|manage-realm|member|stranger|elsewhere
            GET sessions                                                  | no   | none      | yes      | yes        | no        | no       | no         | yes  | none   | no
            GET sessions?q={username}                                     | no   | none      | yes      | yes        | no        | no       | no         | yes  | none   | no
            GET sessions?user={user}                                      | no   | no        | yes      | yes        | no        | no       | no         | yes  | no     | no
            GET sessions?device={device}                                  | no   | no        | yes      | yes        | no        | no       | no         | yes  | no     | no
            DELETE sessions?state=offline                                 | no   | none      | none     | yes        | no        | no       | no         | yes  | none   | no
            POST sessions/end {"ids":["{session}"]}                       | no   | none      | none     | yes        | no        | no       | no         | yes  | none   | no
            DELETE sessions/{session}                                     | no   | no        | no       | yes        | no        | no       | no         | yes  | no     | no
            GET receipts/{receipt}                                        | no   | no        | yes      | yes        | no        | no       | no         | yes  | no     | no
            GET devices?user={user}                                       | no   | no        | yes      | yes        | no        | no       | no         | yes  | no     | no
            GET devices?blocked=true                                      | no   | none      | yes      | yes        | no        | no       | no         | yes  | none   | no
            GET devices/{device}/block?user={user}                        | no   | no        | yes      | yes        | no        | no       | no         | yes  | no     | no
            PUT devices/{device}/block?user={user} {"scope":"account"}    | no   | no        | no       | yes        | no        | no       | no         | yes  | no     | no
            PUT devices/{device}/block?user={user} {"scope":"realm"}      | no   | no        | no       | no         | no        | no       | no         | no   | no     | no
            DELETE devices/{device}/block?user={user} {"scope":"account"} | no   | no        | no       | yes        | no        | no       | no         | yes  | no     | no
            DELETE devices/{device}/block?user={user} {"scope":"realm"}   | no   | no        | no       | no         | no        | no       | no         | no   | no     | no
            GET alerts                                                    | no   | none      | yes      | yes        | no        | no       | no         | yes  | none   | no
            GET alerts?user={user}                                        | no   | no        | yes      | yes        | no        | no       | no         | yes  | no     | no
            POST alerts/{alert} {"verdict":"mine"}                        | no   | no        | no       | yes        | no        | no       | no         | yes  | no     | no
            GET users/{user}                                              | no   | no        | yes      | yes        | no        | no       | no         | yes  | no     | no
            POST users/{user}/logout-everywhere                           | no   | no        | no       | yes        | no        | no       | no         | yes  | no     | no
            POST users/{user}/apply-plan                                  | no   | no        | no       | yes        | no        | no       | no         | yes  | no     | no
            DELETE users/{user}/events                                    | no   | no        | no       | yes        | no        | no       | no         | yes  | no     | no
            GET erasures                                                  | no   | none      | yes      | yes        | no        | no       | no         | yes  | none   | no
            GET stats                                                     | no   | no        | yes      | yes        | no        | yes      | yes        | no   | no     | no
            GET stream                                                    | no   | yes       | yes      | yes        | no        | no       | no         | yes  | yes    | no
            GET events                                                    | no   | no        | no       | no         | yes       | no       | no         | no   | no     | no
            GET export                                                    | no   | no        | no       | no         | yes       | no       | no         | no   | no     | no
            GET audit/verify                                              | no   | no        | no       | no         | yes       | no       | no         | no   | no     | no
            POST policy/apply                                             | no   | no        | no       | no         | no        | no       | yes        | no   | no     | no
            GET policy                                                    | no   | no        | no       | no         | no        | yes      | yes        | no   | no     | no
            PUT policy {"values":{}}                                      | no   | no        | no       | no         | no        | no       | yes        | no   | no     | no
            POST policy/preview {"values":{}}                             | no   | no        | no       | no         | no        | yes      | yes        | no   | no     | no
            GET setup                                                     | no   | no        | no       | no         | no        | yes      | yes        | no   | no     | no
            POST setup {"dryRun":true}                                    | no   | no        | no       | no         | no        | no       | yes        | no   | no     | no
            DELETE setup?dryRun=true                                      | no   | no        | no       | no         | no        | no       | yes        | no   | no     | no
            """;

    /** Calls that answer with a list, out of which those are left who may not be seen. */
    private static final Set<String> LISTS = Set.of(
            "GET sessions", "GET sessions?q={username}", "GET devices?blocked=true", "GET alerts", "GET erasures");

    private static final int AN_HOUR = 3_600;
    private static final int VERSION_MISSING = 428;

    private final Realm realm;
    private final Apps apps;
    private final DelegatedGroup group;
    private final Map<String, AdminCaller> admins = new LinkedHashMap<>();

    AdminRightsIT(KeycloakServer server, Apps apps) {
        this.apps = apps;
        realm = draft(apps).with("adminPermissionsEnabled", true).create(server);
        group = new DelegatedGroup(realm);
        Realm other = draft(apps).create(server);
        admins.put("nobody", AdminCaller.with(realm, realm));
        for (String role :
                List.of("query-users", "view-users", "manage-users", "view-events", "view-realm", "manage-realm")) {
            admins.put(role, AdminCaller.with(realm, realm, role));
        }
        admins.put("member", group.delegate());
        admins.put("stranger", group.delegate());
        admins.put("elsewhere", AdminCaller.with(other, realm, "realm-admin"));
    }

    private static RealmDraft draft(Apps apps) {
        return RealmDraft.draft()
                .gated(Policy.limit(50, "refuse"))
                .withDeviceStep()
                .client("app", apps)
                .with("accessTokenLifespan", AN_HOUR);
    }

    static Stream<Line> lines() {
        List<String> rows = TABLE.lines().toList();
        List<String> columns = cells(rows.get(0));
        return rows.stream().skip(1).map(AdminRightsIT::cells).map(cells -> {
            Map<String, String> expected = new LinkedHashMap<>();
            IntStream.range(1, columns.size()).forEach(i -> expected.put(columns.get(i), cells.get(i)));
            return new Line(cells.get(0), expected);
        });
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyAdministratorMayDoJustThis(Line line) {
        Map<String, String> found = new LinkedHashMap<>();
        Subject stranger = Subject.in(realm, apps);
        Subject member = member();
        for (String admin : line.expected().keySet()) {
            Subject subject = admin.equals("stranger") ? stranger : member;
            String outcome = outcome(line.call(), Objects.requireNonNull(admins.get(admin), admin), subject);
            found.put(admin, outcome);
            boolean theirs = admin.equals("member") || admin.equals("stranger");
            if (outcome.equals("yes") && !line.call().startsWith("GET") && !theirs) {
                member = member(); // what can be done once was done
            }
        }

        assertThat(found).as(line.call()).isEqualTo(line.expected());
    }

    @Test
    void everyCallHasALine() throws IOException, InterruptedException {
        URI document = URI.create(realm.url() + "/live-sessions/openapi.json");
        JsonNode paths = new ObjectMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(document).build(), BodyHandlers.ofString())
                        .body())
                .path("paths");
        Set<String> calls = new TreeSet<>();
        paths.properties().stream()
                .filter(path -> path.getKey().startsWith("/admin/"))
                .forEach(path -> path.getValue().properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(method -> !method.equals("parameters"))
                        .forEach(method -> calls.add(method.toUpperCase(Locale.ROOT)
                                + ' '
                                + path.getKey()
                                        .replace("/admin/realms/{realm}/live-sessions/", "")
                                        .replaceAll("\\{[a-zA-Z]+}", "{}"))));

        Set<String> lines = lines().map(Line::call)
                .map(call -> call.split("[?]|(?<=[a-z}]) (?=\\{\")", 2)[0])
                .map(call -> call.replaceAll("\\{[a-zA-Z]+}", "{}"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(lines).isEqualTo(calls);
    }

    private Subject member() {
        Subject member = Subject.in(realm, apps);
        group.join(member.person());
        return member;
    }

    private static String outcome(String call, AdminCaller admin, Subject subject) {
        String[] parts = subject.fill(call).split(" ", 3);
        String body = parts.length > 2 ? parts[2] : "";
        if (parts[1].equals("stream")) {
            return admin.status(parts[0], parts[1], body) == 200 ? "yes" : "no";
        }
        AdminCaller.Answer answer = admin.call(parts[0], parts[1], body);
        if (answer.status() == 401 || answer.status() == 403) {
            return "no";
        }
        if (answer.status() == VERSION_MISSING) {
            return "yes"; // what may be changed has to be read first
        }
        if (answer.status() / 100 != 2) {
            return answer.status() + " " + answer.body();
        }
        boolean empty = LISTS.contains(call)
                ? !answer.body().toString().contains(subject.person().id())
                : answer.body().path("ended").asInt(1) == 0 && !parts[1].endsWith("apply-plan");
        return empty && !parts[1].equals("policy/apply") ? "none" : "yes";
    }

    private static List<String> cells(String row) {
        return Stream.of(row.split("[|]", -1)).map(String::strip).toList();
    }

    /** A call, and what comes of it for whom. */
    record Line(String call, Map<String, String> expected) {

        @Override
        public String toString() {
            return call;
        }
    }
}
