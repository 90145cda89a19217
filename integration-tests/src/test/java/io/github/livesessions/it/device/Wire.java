package io.github.livesessions.it.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How a device reaches the server: its cookies, agent and address go with every request. */
final class Wire {

    private final Agent agent;
    private final String address;
    private final Cookies cookies = new Cookies();
    private Transport transport;

    Wire(Agent agent, String address, Transport transport) {
        this.agent = agent;
        this.address = address;
        this.transport = transport;
    }

    Cookies cookies() {
        return cookies;
    }

    void through(Transport other) {
        transport = other;
    }

    Reply get(URI url) {
        return get(url, Map.of());
    }

    Reply get(URI url, Map<String, String> headers) {
        return send(new Request(url, headers(url, headers), null));
    }

    Reply send(URI url, Optional<Form> form) {
        return send(
                new Request(url, headers(url, Map.of()), form.map(Form::encoded).orElse(null)));
    }

    Reply send(URI url, Form form, Map<String, String> headers) {
        return send(new Request(url, headers(url, headers), form.encoded()));
    }

    private Reply send(Request request) {
        try {
            Reply reply = transport.send(request);
            cookies.take(reply.all("Set-Cookie"));
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    request.method() + " " + request.url().getPath(), e);
        }
    }

    private Map<String, String> headers(URI url, Map<String, String> more) {
        Map<String, String> headers = new TreeMap<>(agent.headers());
        headers.put("Accept", "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8");
        headers.put("Accept-Language", "en");
        headers.put("X-Forwarded-For", address);
        headers.putAll(more);
        String held = cookies.headerFor(url);
        if (!held.isEmpty()) {
            headers.put("Cookie", held);
        }
        return headers;
    }
}
