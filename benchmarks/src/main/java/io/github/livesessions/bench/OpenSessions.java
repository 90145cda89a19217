package io.github.livesessions.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.livesessions.bench.bed.MeasuredServer;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Realm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Sessions without a browser, by the password grant, and what their pages check with. */
final class OpenSessions {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final MeasuredServer server;
    private final Client app;
    private final URI beacon;

    OpenSessions(MeasuredServer server, Realm realm, Client app) {
        this.server = server;
        this.app = app;
        this.beacon = URI.create(server.baseUrl() + "/realms/" + realm.name() + "/live-sessions/me/beacon");
    }

    /** One more session of that person, from a device of its own. */
    Tokens of(Person person) {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO)
                .tokens(app)
                .grant(person)
                .tokens();
    }

    /** What the page checks with whose session this is. */
    String beacon(Tokens tokens) throws IOException, InterruptedException {
        HttpRequest hello = HttpRequest.newBuilder(beacon)
                .header("Authorization", "Bearer " + tokens.access())
                .build();
        HttpResponse<String> answer = HTTP.send(hello, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("No beacon, but " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body()).path("beacon").asText();
    }
}
