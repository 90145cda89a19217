package io.github.livesessions.it.device;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Carries a request to the server, following no redirect. */
interface Transport {

    Reply send(Request request) throws IOException;

    /** Java's own client, which takes well-formed headers only. */
    static Transport wellFormed() {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        return request -> {
            HttpRequest.Builder outgoing = HttpRequest.newBuilder(request.url()).timeout(Duration.ofSeconds(60));
            request.headers().forEach(outgoing::header);
            String form = request.form();
            if (form != null) {
                outgoing.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form));
            }
            try {
                HttpResponse<String> response = http.send(outgoing.build(), BodyHandlers.ofString());
                return new Reply(
                        response.statusCode(),
                        response.headers().map().entrySet().stream()
                                .collect(Collectors.toMap(
                                        entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue)),
                        response.body());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        };
    }

    /** Reaches {@code node} with requests that were meant for {@code outside}, as a reverse proxy does. */
    static Transport proxied(Transport transport, URI outside, URI node) {
        return request -> {
            if (!request.url().getRawAuthority().equals(outside.getRawAuthority())) {
                return transport.send(request);
            }
            URI url = node.resolve(request.url().getRawPath()
                    + (request.url().getRawQuery() == null
                            ? ""
                            : "?" + request.url().getRawQuery()));
            Map<String, String> headers = new TreeMap<>(request.headers());
            headers.put("X-Forwarded-Host", outside.getRawAuthority());
            headers.put("X-Forwarded-Port", String.valueOf(outside.getPort()));
            return transport.send(new Request(url, headers, request.form()));
        };
    }

    /** Writes headers as they are: control characters, and no User-Agent where none is given. */
    static Transport verbatim() {
        return request -> {
            StringBuilder head =
                    new StringBuilder(request.method() + " " + request.url().getRawPath());
            if (request.url().getRawQuery() != null) {
                head.append('?').append(request.url().getRawQuery());
            }
            // HTTP/1.0: the answer is neither chunked nor kept open
            head.append(" HTTP/1.0\r\nHost: ")
                    .append(request.url().getRawAuthority())
                    .append("\r\n");
            request.headers()
                    .forEach((name, value) ->
                            head.append(name).append(": ").append(value).append("\r\n"));
            byte[] body = request.form() == null ? new byte[0] : request.form().getBytes(StandardCharsets.UTF_8);
            if (request.form() != null) {
                head.append("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ")
                        .append(body.length)
                        .append("\r\n");
            }
            return PlainSocket.exchange(
                    request.url(), head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1), body);
        };
    }
}
