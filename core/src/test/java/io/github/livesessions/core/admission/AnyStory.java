package io.github.livesessions.core.admission;

import io.github.livesessions.core.plan.Notice;
import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.plan.WhenFull;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.core.session.Sample;
import io.github.livesessions.core.session.SessionKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Some plan, some sessions and some newcomer; the same ones for the same seed. */
record AnyStory(Plan plan, List<LiveSession> live, Newcomer newcomer) {

    private static final List<String> DEVICES = List.of("laptop", "phone", "tablet", "curl");

    static Stream<AnyStory> stories(int seed, int count) {
        Random random = new Random(seed);
        return Stream.generate(() -> any(random)).limit(count);
    }

    private static AnyStory any(Random random) {
        Plan plan = Story.plan(1 + random.nextInt(4), one(random, WhenFull.values()), one(random, Notice.values()));
        List<LiveSession> live = new ArrayList<>();
        Map<String, EndCause> endings = new HashMap<>();
        int sessions = random.nextInt(8);
        for (int i = 0; i < sessions; i++) {
            LiveSession session = session(random, "s" + i);
            live.add(session);
            if (random.nextInt(4) == 0) {
                endings.put(session.id(), random.nextBoolean() ? EndCause.CHOICE : EndCause.NOT_ME);
            }
        }
        Newcomer newcomer = new Newcomer(
                device(random), random.nextInt(3) > 0, random.nextBoolean(), endings, random.nextInt(4) == 0 ? 1 : 0);
        return new AnyStory(plan, List.copyOf(live), newcomer);
    }

    private static LiveSession session(Random random, String id) {
        // few minutes, so that many sessions tie
        return new Sample(id, one(random, SessionKind.values()), device(random), random.nextInt(3), random.nextInt(3))
                .live();
    }

    private static @Nullable String device(Random random) {
        return random.nextInt(5) == 0 ? null : DEVICES.get(random.nextInt(DEVICES.size()));
    }

    private static <T> T one(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    Admission decide() {
        return AdmissionRule.decide(plan, live, newcomer);
    }

    /** How many may stand when the newcomer is in. */
    int room() {
        return plan.limit() + newcomer.extra();
    }

    /** Sessions that end whatever the limit: chosen ones, and those that the newcomer's device has already. */
    boolean leavesAnyway(LiveSession session) {
        return newcomer.endings().containsKey(session.id())
                || (newcomer.replaces() && session.kind().counted() && session.runsOn(newcomer.deviceId()));
    }

    /** The counted sessions that only the limit can end, the first to go first. */
    List<LiveSession> others() {
        return live.stream()
                .filter(session -> session.kind().counted())
                .filter(Predicate.not(this::leavesAnyway))
                .sorted(plan.whenFull().firstToGo())
                .toList();
    }

    /** How many of the others have to end for the newcomer, 0 where there is room. */
    int surplus() {
        return Math.max(0, others().size() + 1 - room());
    }
}
