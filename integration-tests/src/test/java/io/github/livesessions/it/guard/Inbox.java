package io.github.livesessions.it.guard;

import io.github.livesessions.it.mail.PostOffice;
import io.github.livesessions.it.mail.PostOffice.Letter;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.server.KeycloakServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Everybody's letters, and the codes in them. */
public final class Inbox implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("^([0-9]{8})\\s*$", Pattern.MULTILINE);
    private static final Duration DELIVERED = Duration.ofSeconds(20);

    private final PostOffice office = PostOffice.open();

    /** What a realm has to know of the mail server: its {@code smtpServer}. */
    public Map<String, String> address(KeycloakServer server) {
        return office.address(server);
    }

    /** The letters that {@code person} has got so far, the first first. */
    public List<Letter> of(Person person) {
        return office.letters(person.username() + "@example.org");
    }

    /** Those letters, once there are so many. */
    List<Letter> await(Person person, int count) {
        return Awaitility.await().atMost(DELIVERED).until(() -> of(person), letters -> letters.size() >= count);
    }

    /** The newest code among the letters to {@code person} from the {@code letters}th on, once it is there. */
    public String code(Person person, int letters) {
        return Awaitility.await()
                .atMost(DELIVERED)
                .until(
                        () -> of(person).stream()
                                .skip(letters - 1L)
                                .map(letter -> CODE.matcher(letter.text()))
                                .filter(Matcher::find)
                                .map(code -> code.group(1))
                                .reduce((earlier, later) -> later),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The letter of that subject to {@code person}, once it is there. */
    Letter titled(Person person, String subject) {
        return Awaitility.await()
                .atMost(DELIVERED)
                .until(
                        () -> of(person).stream()
                                .filter(letter -> letter.subject().equals(subject))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() {
        office.close();
    }
}
