package io.github.livesessions.bench;

import io.github.livesessions.bench.bed.MeasuredServer;
import io.github.livesessions.bench.drive.Browser;
import io.github.livesessions.bench.drive.Load;
import io.github.livesessions.bench.drive.LoginPage;
import io.github.livesessions.bench.drive.Outcome;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;

/** Many browsers that log one person in at the same moment, spread over all nodes. */
final class Burst implements AutoCloseable {

    private final List<Browser> browsers;
    private final Load load;

    Burst(MeasuredServer server, Client app, int size, Load load) {
        this.load = load;
        this.browsers = IntStream.range(0, size)
                .mapToObj(i -> new Browser(app, server.baseUrl(i % server.nodes())))
                .toList();
    }

    /** Opens the login page in all browsers, as new devices; no session comes of it yet. */
    List<Ready> open() {
        return load.together(browsers, browser -> {
            browser.forget();
            return new Ready(browser, browser.page());
        });
    }

    /** Sends the password of {@code person} from all browsers at once, and goes on where the choice page asks. */
    Result strike(List<Ready> ready, Person person) {
        CyclicBarrier start = new CyclicBarrier(ready.size());
        long began = System.nanoTime();
        List<Outcome> outcomes = load.together(ready, one -> {
            await(start);
            try {
                Outcome outcome = one.browser().enter(one.page(), person);
                return outcome instanceof Outcome.Asked asked ? one.browser().continueHere(asked) : outcome;
            } catch (IOException e) {
                // a connection that the server has cut is one more login that did not go through
                return new Outcome.Refused(0);
            }
        });
        double millis = (System.nanoTime() - began) / 1e6;
        long admitted =
                outcomes.stream().filter(Outcome.Admitted.class::isInstance).count();
        long failed = outcomes.stream()
                .filter(outcome -> outcome instanceof Outcome.Refused refused
                        && (refused.status() == 0 || refused.status() >= 500))
                .count();
        return new Result(outcomes.size(), admitted, failed, millis);
    }

    @Override
    public void close() {
        browsers.forEach(Browser::close);
    }

    private static void await(CyclicBarrier start) throws InterruptedException {
        try {
            start.await();
        } catch (BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A browser at a login page. */
    record Ready(Browser browser, LoginPage page) {}

    /**
     * How a burst went.
     *
     * @param logins that were tried
     * @param admitted logins that went through; some sessions of them may have given way since
     * @param failed answers of the kind 5xx, or none at all
     * @param millis until the last answer
     */
    record Result(int logins, long admitted, long failed, double millis) {}
}
