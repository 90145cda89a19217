package io.github.livesessions.it.push;

import io.github.livesessions.it.realm.Realm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Short calls beside the streams. */
final class Calls {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Calls() {}

    static int delete(Realm realm, int node, String path, String token) {
        return call("DELETE", realm, node, path, token);
    }

    /** The status of the answer. */
    static int call(String method, Realm realm, int node, String path, String token) {
        URI outside = realm.server().baseUrl();
        HttpRequest request = HttpRequest.newBuilder(
                        realm.server().baseUrl(node).resolve(path))
                .header("X-Forwarded-Host", outside.getRawAuthority())
                .header("X-Forwarded-Port", String.valueOf(outside.getPort()))
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.noBody())
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
