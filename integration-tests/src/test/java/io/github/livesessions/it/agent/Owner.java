package io.github.livesessions.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Realm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The account's owner in the account console of another device. */
final class Owner {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Realm realm;
    private final String token;

    private Owner(Realm realm, String token) {
        this.realm = realm;
        this.token = token;
    }

    static Owner at(Device device, Realm realm, Person person) {
        Client console = new Client(realm.url(), "account-console", URI.create(realm.url() + "/account/"), null);
        return new Owner(realm, device.signIn(console, person).access());
    }

    void end(String sid) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm.url() + "/live-sessions/me/sessions/" + sid))
                .header("Authorization", "Bearer " + token)
                .DELETE()
                .build();
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
    }
}
