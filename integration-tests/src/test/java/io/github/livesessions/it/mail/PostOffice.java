package io.github.livesessions.it.mail;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
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

/** A mail server on loopback that takes every letter and lets the tests read it. */
public final class PostOffice implements AutoCloseable {

    private static final Pattern LINK = Pattern.compile("https?://\\S+/login-actions/action-token\\S+");
    private static final Duration DELIVERED = Duration.ofSeconds(20);

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    /** A letter as it arrived: Keycloak sends the same words as text and as HTML. */
    public record Letter(String subject, String text, String html) {}

    private PostOffice() {}

    public static PostOffice open() {
        PostOffice office = new PostOffice();
        office.mail.start();
        return office;
    }

    /** What a realm has to know of it: its {@code smtpServer}. */
    public Map<String, String> address(KeycloakServer server) {
        URI inside = server.fromInside(
                URI.create("smtp://127.0.0.1:" + mail.getSmtp().getPort()));
        return Map.of(
                "host", inside.getHost(), "port", String.valueOf(inside.getPort()), "from", "keycloak@example.org");
    }

    /** The link to act on in the latest letter to {@code recipient}, once there is one. */
    public URI link(String recipient) {
        MimeMessage letter = await().atMost(DELIVERED)
                .until(() -> mail.getReceivedMessagesForDomain(recipient), letters -> letters.length > 0)[0];
        Matcher link = LINK.matcher(read(letter).text());
        if (!link.find()) {
            throw new AssertionError("The letter has no link");
        }
        return URI.create(link.group());
    }

    /** The letters to {@code recipient} so far, the first first. */
    public List<Letter> letters(String recipient) {
        return Stream.of(mail.getReceivedMessagesForDomain(recipient))
                .map(PostOffice::read)
                .toList();
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
