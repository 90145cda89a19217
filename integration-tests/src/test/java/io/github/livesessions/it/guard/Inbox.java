package io.github.livesessions.it.guard;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.server.KeycloakServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A mail server on loopback, and everybody's letters on it. */
final class Inbox implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("^([0-9]{8})\\s*$", Pattern.MULTILINE);
    private static final Duration DELIVERED = Duration.ofSeconds(20);

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    /** A letter as it arrived, in both of its forms. */
    record Letter(String subject, String text, String html) {}

    private Inbox() {}

    static Inbox open() {
        Inbox inbox = new Inbox();
        inbox.mail.start();
        return inbox;
    }

    /** What a realm has to know of it: its {@code smtpServer}. */
    Map<String, String> address(KeycloakServer server) {
        URI inside = server.fromInside(
                URI.create("smtp://127.0.0.1:" + mail.getSmtp().getPort()));
        return Map.of(
                "host", inside.getHost(), "port", String.valueOf(inside.getPort()), "from", "keycloak@example.org");
    }

    /** The letters that {@code person} has got so far, the first first. */
    List<Letter> of(Person person) {
        return Stream.of(mail.getReceivedMessagesForDomain(person.username() + "@example.org"))
                .map(Inbox::read)
                .toList();
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
        mail.stop();
    }

    private static Letter read(MimeMessage letter) {
        try {
            MimeMultipart parts = (MimeMultipart) letter.getContent();
            return new Letter(
                    letter.getSubject(),
                    String.valueOf(parts.getBodyPart(0).getContent()),
                    String.valueOf(parts.getBodyPart(1).getContent()));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
