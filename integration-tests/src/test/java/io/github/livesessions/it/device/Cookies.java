package io.github.livesessions.it.device;

import java.net.HttpCookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The cookies of one browser for one host. Unlike Java's own store it sends Secure cookies to plain-http localhost,
 * as browsers do.
 */
final class Cookies {

    private final List<HttpCookie> held = new ArrayList<>();

    synchronized void take(List<String> setCookieHeaders) {
        for (String header : setCookieHeaders) {
            for (HttpCookie cookie : HttpCookie.parse(header)) {
                held.removeIf(old ->
                        old.getName().equals(cookie.getName()) && path(old).equals(path(cookie)));
                if (cookie.getMaxAge() != 0 && !cookie.hasExpired()) {
                    held.add(cookie);
                }
            }
        }
    }

    synchronized String headerFor(URI url) {
        return held.stream()
                .filter(cookie -> url.getPath().startsWith(path(cookie)))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    synchronized Optional<HttpCookie> named(String name) {
        return held.stream().filter(cookie -> cookie.getName().equals(name)).findFirst();
    }

    /** What a restart of the browser leaves: cookies with an age. */
    synchronized void dropSessionCookies() {
        held.removeIf(cookie -> cookie.getMaxAge() < 0);
    }

    synchronized void drop(String name) {
        held.removeIf(cookie -> cookie.getName().equals(name));
    }

    synchronized void dropAll() {
        held.clear();
    }

    /** Copies a cookie, as a thief does. */
    synchronized void plant(HttpCookie cookie) {
        held.add(cookie);
    }

    private static String path(HttpCookie cookie) {
        return cookie.getPath() == null ? "/" : cookie.getPath();
    }
}
