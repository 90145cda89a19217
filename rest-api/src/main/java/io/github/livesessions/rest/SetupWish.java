package io.github.livesessions.rest;

import io.github.livesessions.core.policy.Mode;
import io.github.livesessions.core.text.PlainText;
import io.github.livesessions.core.text.Word;
import io.github.livesessions.registry.setup.Part;
import io.github.livesessions.registry.setup.Wish;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an administrator sends to have a realm set up.
 *
 * @param now whether people who are above their plans are held to them at once, and not by their next logins
 * @param masterIsMeant whether it is said twice that the master realm is meant
 */
record SetupWish(Wish wish, boolean now, boolean dryRun, boolean masterIsMeant) {

    static final String DPOP_CLIENTS = "dpopClients";
    static final int MAX_CLIENTS = 100;

    private static final String MODE = "mode";
    private static final String APPLY = "apply";
    private static final String DRY_RUN = "dryRun";
    private static final String LEAVE = "leave";
    private static final String CONTACT = "supportContact";
    private static final String MASTER = "master";
    private static final int MAX_CONTACT = 200;

    static SetupWish read(InputStream body) {
        Fields fields = Fields.read(body, MODE, APPLY, DRY_RUN, LEAVE, CONTACT, DPOP_CLIENTS, MASTER);
        Wish wish = new Wish(mode(fields), leave(fields), contact(fields), clients(fields));
        return new SetupWish(
                wish,
                now(fields),
                fields.flag(DRY_RUN).orElse(false),
                fields.text(MASTER).filter("master"::equals).isPresent());
    }

    private static Optional<Mode> mode(Fields fields) {
        return fields.text(MODE)
                .map(id -> Word.of(Mode.class, id)
                        .orElseThrow(() -> Problem.field(MODE, "use one of enforcing, report-only")));
    }

    private static boolean now(Fields fields) {
        String apply = fields.text(APPLY).orElse("new-logins");
        if (!List.of("now", "new-logins").contains(apply)) {
            throw Problem.field(APPLY, "use one of new-logins, now");
        }
        return apply.equals("now");
    }

    private static Set<Part> leave(Fields fields) {
        Set<Part> parts = new HashSet<>();
        for (String id : fields.texts(LEAVE)) {
            parts.add(Word.of(Part.class, id)
                    .orElseThrow(() -> Problem.field(
                            LEAVE,
                            "use any of "
                                    + Arrays.stream(Part.values()).map(Part::id).collect(Collectors.joining(", ")))));
        }
        return parts;
    }

    private static Optional<String> contact(Fields fields) {
        Optional<String> contact = fields.text(CONTACT).map(String::strip).filter(text -> !text.isEmpty());
        boolean plain = contact.filter(text -> !text.equals(PlainText.clip(text, MAX_CONTACT)))
                .isEmpty();
        if (!plain) {
            throw Problem.field(CONTACT, "give one line of at most " + MAX_CONTACT + " characters");
        }
        return contact;
    }

    private static List<String> clients(Fields fields) {
        List<String> clients = fields.texts(DPOP_CLIENTS).stream().distinct().toList();
        if (clients.size() > MAX_CLIENTS) {
            throw Problem.field(DPOP_CLIENTS, "name " + MAX_CLIENTS + " at most");
        }
        return clients;
    }
}
