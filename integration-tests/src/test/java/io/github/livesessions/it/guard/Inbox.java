package io.github.livesessions.it.guard;

import io.github.livesessions.it.mail.PostOffice;
import io.github.livesessions.it.mail.PostOffice.Letter;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Everybody's letters, and the codes in them. */
final class Inbox implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("^([0-9]{8})\\s*$", Pattern.MULTILINE);
    private static final Duration DELIVERED = Duration.ofSeconds(20);

    private final PostOffice office = PostOffice.open();

    /** What a realm has to know of the mail server: its {@code smtpServer}. */
    Map<String, String> address(KeycloakServer server) {
        return office.address(server);
    }

    /** The letters that {@code person} has got so far, the first first. */
    List<Letter> of(Person person) {
        return office.letters(person.username() + "@example.org");
    }

    /** Those letters, once there are so many. */
    List<Letter> await(Person person, int count) {
        return Awaitility.await().atMost(DELIVERED).until(() -> of(person), letters -> letters.size() >= count);
    }

    /** The code in the newest of so many letters to {@code person}, once they are there. */
    String code(Person person, int letters) {
        List<Letter> arrived = await(person, letters);
        Matcher code = CODE.matcher(arrived.get(arrived.size() - 1).text());
        if (!code.find()) {
            throw new AssertionError("The letter has no code: " + arrived);
        }
        return code.group(1);
    }

    @Override
    public void close() {
        office.close();
    }
}
