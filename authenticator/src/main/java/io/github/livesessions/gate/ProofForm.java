package io.github.livesessions.gate;

import io.github.livesessions.core.device.DeviceKey;
import io.github.livesessions.core.policy.FingerprintLevel;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.registry.device.FingerprintMac;
import io.github.livesessions.registry.visit.Agents;
import io.github.livesessions.registry.visit.LoginNotes;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;

/**
 * The step in which a browser shows its key: a page that sends itself. The browser signs a challenge that is good for
 * this login, once, and for a short while. Whatever is wrong with an answer makes an unknown device, and never an error.
 */
final class ProofForm {

    /** The field that tells this form from the others. */
    static final String FIELD = "live-sessions-proof";

    private static final Duration EXPIRES = Duration.ofMinutes(5);
    private static final String MESSAGE = "live-sessions device proof ";
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{32}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RequiredActionContext context;
    private final Policy policy;
    private final Clock clock;
    private final LoginNotes notes;

    ProofForm(RequiredActionContext context, Policy policy, Clock clock) {
        this.context = context;
        this.policy = policy;
        this.clock = clock;
        this.notes = new LoginNotes(context.getAuthenticationSession());
    }

    /** Whether the current request answers this form. */
    static boolean isIn(RequiredActionContext context) {
        return context.getHttpRequest().getDecodedFormParameters().containsKey(FIELD);
    }

    /**
     * Asks the browser of a login for its key.
     *
     * @return what it is to sign, within five minutes
     */
    static String ask(LoginNotes notes, Clock clock) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        notes.challenge(challenge, clock.instant());
        return MESSAGE + challenge;
    }

    Response page() {
        return context.form()
                .setAttribute(
                        "proof",
                        Map.of(
                                "challenge",
                                ask(notes, clock),
                                "fingerprint",
                                policy.fingerprint() == FingerprintLevel.FULL,
                                "script",
                                Assets.PROOF_SCRIPT,
                                "style",
                                Assets.STYLE))
                .createForm("live-sessions-proof.ftl");
    }

    /** Takes the answer that the current request brings, whatever it is worth. */
    void take() {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        Optional<DeviceKey> key = provenKey(form);
        String sent = form.getFirst("key");
        if (sent != null && !sent.isEmpty()) {
            context.getEvent().detail("live_sessions_proof", key.isPresent() ? "valid" : "invalid");
        }
        shown(key, form);
    }

    /**
     * Takes an answer that came along with another form, such as name and password. One that is too late, or wrong, is
     * passed over: the browser is then asked by the page.
     */
    void takeAlong() {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        provenKey(form).ifPresent(key -> shown(Optional.of(key), form));
    }

    private Optional<DeviceKey> provenKey(MultivaluedMap<String, String> form) {
        Optional<String> challenge = notes.takeChallenge(clock.instant().minus(EXPIRES));
        return challenge.flatMap(asked -> DeviceKey.parse(form.getFirst("key"))
                .filter(key -> key.signed(MESSAGE + asked, form.getFirst("signature"), SignatureCheck.begin())));
    }

    private void shown(Optional<DeviceKey> key, MultivaluedMap<String, String> form) {
        notes.shown(
                key.map(DeviceKey::thumbprint).orElse(null),
                fingerprints(form.getFirst("fingerprint")),
                clock.instant());
    }

    private List<String> fingerprints(@Nullable String sent) {
        FingerprintMac mac = new FingerprintMac(context.getSession(), context.getRealm());
        return switch (policy.fingerprint()) {
            case OFF -> List.of();
            case HEADERS -> mac.of(new Agents(context.getSession()).headers());
            case FULL -> sent == null || !FINGERPRINT.matcher(sent).matches() ? List.of() : mac.of(sent);
        };
    }
}
