package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.livesessions.core.policy.PolicyProblem;
import io.github.livesessions.core.text.PlainText;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request that is not answered as asked, told as RFC 9457 has it; {@link Answers#to} turns it into the answer. */
final class Problem extends RuntimeException {

    static final String MEDIA_TYPE = "application/problem+json";

    /** Clients tell problems apart by these names; they never change. */
    private static final String TYPES = "urn:live-sessions:problem:";

    /** The required action that lets a device be proven. */
    private static final String GUARD = "live-sessions-guard";

    private static final int MAX_VALUE = 60;

    private final Body body;
    private final @Nullable String challenge;

    private Problem(String name, String title, Response.Status status, String detail, @Nullable String field) {
        this(new Body(TYPES + name, title, status.getStatusCode(), detail, field, null, null), null);
    }

    private Problem(Body body, @Nullable String challenge) {
        super(body.detail(), null, false, false); // an answer, not a failure: nobody looks at its stack
        this.body = body;
        this.challenge = challenge;
    }

    /** A policy that is none, with all that is wrong. */
    static Problem invalidPolicy(List<PolicyProblem> problems) {
        PolicyProblem first = problems.get(0);
        return new Problem(
                new Body(
                        TYPES + "invalid-policy",
                        "Invalid policy",
                        Response.Status.BAD_REQUEST.getStatusCode(),
                        problems.stream().map(PolicyProblem::toString).collect(Collectors.joining("; ")),
                        first.key(),
                        null,
                        problems.stream()
                                .map(one -> new Fault(one.key(), one.value(), one.remedy()))
                                .toList()),
                null);
    }

    /** A change that does not say of what. */
    static Problem versionRequired() {
        return new Problem(
                body(
                        "version-required",
                        "Version required",
                        Response.Status.PRECONDITION_REQUIRED,
                        "Send the header If-Match with the version that you have read."),
                null);
    }

    /** A change of what has changed since. */
    static Problem versionStale() {
        return new Problem(
                body(
                        "version-stale",
                        "Changed meanwhile",
                        Response.Status.PRECONDITION_FAILED,
                        "It has been changed since you have read it: read it again."),
                null);
    }

    /** Who asks would be the next to be refused. */
    static Problem wouldLockOut() {
        return conflict(
                "would-lock-you-out",
                "You would be locked out",
                "By these rules you would not get in any more yourself: end other sessions of yours first, or allow"
                        + " more.");
    }

    /** Nothing is carried out in a realm that only reports. */
    static Problem reportOnly() {
        return conflict(
                "report-only",
                "Report-only",
                "The realm's policy is not carried out: set its mode to enforcing first.");
    }

    /** The request carries no token that is good for it. */
    static Problem unauthorized() {
        Body body = body(
                "unauthorized",
                "Unauthorized",
                Response.Status.UNAUTHORIZED,
                "Send an access token of this realm with the audience 'account'.");
        return new Problem(body, "Bearer error=\"invalid_token\"");
    }

    /** The request carries no token of the realm. */
    static Problem unauthorizedApp() {
        Body body = body(
                "unauthorized", "Unauthorized", Response.Status.UNAUTHORIZED, "Send an access token of this realm.");
        return new Problem(body, "Bearer error=\"invalid_token\"");
    }

    /** A check with something that is no beacon at all. */
    static Problem noBeacon() {
        return new Problem(
                body(
                        "not-a-beacon",
                        "Not a beacon",
                        Response.Status.BAD_REQUEST,
                        "Send a beacon as plain text, and ' active' behind it if the person did something."),
                null);
    }

    /** A check with a beacon of the past, or of elsewhere. */
    static Problem staleBeacon() {
        Body body = body(
                "beacon-expired",
                "Beacon expired",
                Response.Status.UNAUTHORIZED,
                "Ask for another beacon with an access token.");
        return new Problem(body, "Bearer");
    }

    /** The session, the account or the server has as many streams open as it may. */
    static Problem tooManyStreams() {
        return new Problem(
                body(
                        "too-many-streams",
                        "Too many streams",
                        Response.Status.TOO_MANY_REQUESTS,
                        "Close other streams first; one for each browser and session is enough."),
                null);
    }

    /** The person has to log in again first, as RFC 9470 has it. */
    static Problem stale(Duration maxAge) {
        Body body = body(
                "stale-login",
                "Log in again",
                Response.Status.UNAUTHORIZED,
                "The last login is older than " + maxAge.toMinutes()
                        + " minutes: send the person through a login with max_age=" + maxAge.toSeconds() + ".");
        return new Problem(
                body,
                "Bearer error=\"insufficient_user_authentication\","
                        + " error_description=\"A more recent login is required\", max_age=\""
                        + maxAge.toSeconds() + "\"");
    }

    /** The guard: what a stolen password alone must not do. */
    static Problem unproven() {
        return new Problem(
                new Body(
                        TYPES + "device-not-proven",
                        "This device is not proven",
                        Response.Status.FORBIDDEN.getStatusCode(),
                        "Send the person through a login with kc_action=" + GUARD
                                + ": it asks for a second factor or a mailed code.",
                        null,
                        GUARD,
                        null),
                null);
    }

    /** A body with a field that is missing, or of another type. */
    static Problem field(String field, String remedy) {
        return new Problem(
                "invalid-field",
                "Invalid field",
                Response.Status.BAD_REQUEST,
                "'" + field + "': " + remedy + ".",
                field);
    }

    /** A body with a field that there is not. */
    static Problem unknownField(String field, String known) {
        String shown = PlainText.clip(field, MAX_VALUE);
        return new Problem(
                "unknown-field",
                "Unknown field",
                Response.Status.BAD_REQUEST,
                "There is no field '" + (shown == null ? "" : shown) + "' here; known are " + known + ".",
                shown);
    }

    /** A body that is no JSON object. */
    static Problem unreadable() {
        return new Problem(
                body("invalid-body", "Invalid body", Response.Status.BAD_REQUEST, "Send one JSON object."), null);
    }

    static Problem tooLarge(int max) {
        return new Problem(
                body(
                        "body-too-large",
                        "Body too large",
                        Response.Status.REQUEST_ENTITY_TOO_LARGE,
                        "Send " + max + " bytes at most."),
                null);
    }

    /** As things stand it cannot be done, whoever asks. */
    static Problem conflict(String name, String title, String detail) {
        return new Problem(body(name, title, Response.Status.CONFLICT, detail), null);
    }

    /** It may be done, but not by the owner. */
    static Problem administrators() {
        return new Problem(
                body(
                        "blocked-by-administrator",
                        "Blocked by an administrator",
                        Response.Status.FORBIDDEN,
                        "An administrator has blocked this device; only an administrator can lift that."),
                null);
    }

    /** The realm's policy was written past its checks and cannot be read: nothing is let through by mistake. */
    static Problem brokenPolicy() {
        return new Problem(
                body(
                        "policy-unreadable",
                        "Policy unreadable",
                        Response.Status.SERVICE_UNAVAILABLE,
                        "The realm's policy cannot be read; an administrator has to correct it."),
                null);
    }

    /** A parameter has a value that it cannot have. */
    static Problem invalid(String field, String value, String remedy) {
        String shown = PlainText.clip(value, MAX_VALUE);
        return new Problem(
                "invalid-parameter",
                "Invalid parameter",
                Response.Status.BAD_REQUEST,
                "'" + field + "' is '" + (shown == null ? "" : shown) + "': " + remedy + ".",
                field);
    }

    /** A parameter that there is not. */
    static Problem unknownParameter(String field, String known) {
        String shown = PlainText.clip(field, MAX_VALUE);
        return new Problem(
                "unknown-parameter",
                "Unknown parameter",
                Response.Status.BAD_REQUEST,
                "There is no parameter '" + (shown == null ? "" : shown) + "' here; known are " + known + ".",
                shown);
    }

    /** As many exports run as the server bears, or one of the same person does. */
    static Problem busy() {
        return new Problem(
                body(
                        "too-many-exports",
                        "Too many exports",
                        Response.Status.TOO_MANY_REQUESTS,
                        "Other exports are running; try again when they are through."),
                null);
    }

    static Problem forbidden() {
        return new Problem(
                "forbidden",
                "Forbidden",
                Response.Status.FORBIDDEN,
                "Your roles and permissions do not allow it.",
                null);
    }

    /** The realm has no such {@code thing}, named by one lower-case word. */
    static Problem notFound(String thing) {
        String title = thing.substring(0, 1).toUpperCase(Locale.ROOT) + thing.substring(1) + " not found";
        return new Problem(
                thing + "-not-found", title, Response.Status.NOT_FOUND, "This realm has no such " + thing + ".", null);
    }

    /** The gates are held open for repair, so that no policy is enforced. */
    static Problem heldOpen() {
        return new Problem(
                "gate-held-open",
                "Gate held open",
                Response.Status.CONFLICT,
                "A start option of the server holds the gates open; start it without the option first.",
                null);
    }

    /** What is sent. */
    Body body() {
        return body;
    }

    /** What the header {@code WWW-Authenticate} says, if it comes. */
    Optional<String> challenge() {
        return Optional.ofNullable(challenge);
    }

    private static Body body(String name, String title, Response.Status status, String detail) {
        return new Body(TYPES + name, title, status.getStatusCode(), detail, null, null, null);
    }

    /**
     * The problem as it is sent.
     *
     * @param type a stable name of the kind of problem
     * @param title the same for people
     * @param detail what is wrong with this request, and what to send instead
     * @param field the parameter that is wrong, if it is one
     * @param action the application-initiated action that lifts the problem, if there is one
     * @param problems all that is wrong, where it may be more than one thing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Body(
            String type,
            String title,
            int status,
            String detail,
            @Nullable String field,
            @Nullable String action,
            @Nullable List<Fault> problems) {}

    /** One thing that is wrong: the field, its value, and what to write instead. */
    record Fault(String field, String value, String remedy) {}
}
