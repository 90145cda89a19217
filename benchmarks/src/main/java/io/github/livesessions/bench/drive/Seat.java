package io.github.livesessions.bench.drive;

import io.github.livesessions.it.realm.Person;
import java.io.IOException;

/** A person in front of a browser, who logs in and out all day. */
public record Seat(Person person, Browser browser) implements AutoCloseable {

    /** Page, password, tokens and logout; returns how long it took to be logged in, in milliseconds. */
    public double cycle() throws IOException {
        long began = System.nanoTime();
        String refreshToken = browser.signIn(person);
        double millis = (System.nanoTime() - began) / 1e6;
        browser.logout(refreshToken);
        return millis;
    }

    /** Logs in from so many other browsers, and stays signed in there. */
    public void leaveSessions(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            browser.forget();
            browser.signIn(person);
        }
        browser.forget();
    }

    @Override
    public void close() {
        browser.close();
    }
}
