package io.github.livesessions.core.policy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All the settings of a realm's policy. They are read, declared to Keycloak and named in remedies from here: a new one is
 * a constant, its place in the list, and a component of {@link Policy}.
 */
public final class Settings {

    public static final Setting<String> PLANS = Setting.lines(
            "plans",
            "One plan a line, its name first: gold limit=5 when-full=ask notice=never roles=vip,'shop owner'."
                    + " None at all: free 2, pro 10, enterprise 25.");

    public static final Setting<String> DEFAULT_PLAN = Setting.text(
            "default-plan",
            100,
            "The plan of those who are on no other; else free, or the one with the smallest limit.");

    public static final Setting<Duration> KEEP_BOTH = Setting.number(
            "keep-both-minutes",
            0,
            1_440,
            "0",
            Duration::ofMinutes,
            "How long one session above the limit may be kept by choice, in minutes; 0 does not offer it.");

    public static final Setting<Reveal> REVEAL =
            Setting.word("reveal", Reveal.FULL, "What the choice page shows of other sessions to an unproven device.");

    public static final Setting<String> SUPPORT_CONTACT =
            Setting.text("support-contact", 200, "An address, number or link, shown where somebody is refused.");

    public static final Setting<Lock> LOCK =
            Setting.word("lock", Lock.STANDARD, "How firmly a session is held to its device.");

    public static final Setting<Duration> PROOF_MAX_AGE = Setting.number(
            "proof-max-age",
            10,
            3_600,
            "60",
            Duration::ofSeconds,
            "How old the last proof of a device may be before it has to prove again, in seconds.");

    public static final Setting<FingerprintLevel> FINGERPRINT = Setting.word(
            "fingerprint", FingerprintLevel.FULL, "By what a blocked device is known again that cleared its storage.");

    public static final Setting<OnLockViolation> ON_LOCK_VIOLATION = Setting.word(
            "on-lock-violation", OnLockViolation.REFUSE, "What a use of a session away from its device leads to.");

    public static final Setting<EndSessions> END_SESSIONS = Setting.word(
            "end-sessions", EndSessions.FREE, "What an unproven device needs before it may end other sessions.");

    public static final Setting<Duration> REAUTH = Setting.number(
            "reauth-minutes",
            1,
            1_440,
            "15",
            Duration::ofMinutes,
            "How long after a login the person may end sessions and block devices without a fresh one, in minutes.");

    public static final Setting<String> MANAGEMENT_CLIENTS = Setting.lines(
            "management-clients",
            "The client_id of each client that may manage its users' own sessions and devices."
                    + " None at all: account-console.");

    public static final Setting<Duration> RETENTION = Setting.number(
            "retention-days",
            1,
            3_650,
            "90",
            Duration::ofDays,
            "How long events, alerts and devices that are not used any more are kept, in days.");

    public static final Setting<ErasureRule> ERASURE = Setting.word(
            "erasure", ErasureRule.IMMEDIATE, "Whether people erase their own history, or ask an administrator to.");

    public static final Setting<Pseudonyms> PSEUDONYMIZE = Setting.word(
            "pseudonymize",
            Pseudonyms.OFF,
            "Whether the history keeps keyed MACs in place of IP addresses and device ids.");

    public static final Setting<Mode> MODE = Setting.word(
            "mode",
            Mode.ENFORCING,
            "Whether the policy is carried out, or what it would do is only written into the history.");

    private static final List<Setting<?>> ALL = List.of(
            PLANS,
            DEFAULT_PLAN,
            KEEP_BOTH,
            REVEAL,
            SUPPORT_CONTACT,
            LOCK,
            PROOF_MAX_AGE,
            FINGERPRINT,
            ON_LOCK_VIOLATION,
            END_SESSIONS,
            REAUTH,
            MANAGEMENT_CLIENTS,
            RETENTION,
            ERASURE,
            PSEUDONYMIZE,
            MODE);

    private Settings() {}

    /** All of them, in the order in which an admin reads them. */
    public static List<Setting<?>> all() {
        return ALL;
    }

    /** Those of one plan, as its line has them behind the name. */
    public static List<Setting<?>> ofPlan() {
        return PlanLine.settings();
    }

    static String keys() {
        return ALL.stream().map(Setting::key).collect(Collectors.joining(", "));
    }
}
