package io.github.livesessions.core.admission;

import static io.github.livesessions.core.admission.Story.ended;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every plan, every set of sessions and every newcomer. */
class AnyAdmissionTest {

    private static final int SEED = 20_261_122;
    private static final int STORIES = 20_000;

    @Test
    void neverLeavesMoreThanThePlanAllows() {
        assertThat(admitted()).allSatisfy(story -> {
            Set<String> ended = ended(story.decide()).keySet();
            long standing = story.live().stream()
                    .filter(session -> session.kind().counted() && !ended.contains(session.id()))
                    .count();
            assertThat(standing + 1).isLessThanOrEqualTo(story.room());
        });
    }

    @Test
    void neverEvictsMoreThanItHasTo() {
        assertThat(admitted()).allSatisfy(story -> {
            Set<String> firstToGo = new TreeSet<>(story.others().stream()
                    .limit(story.surplus())
                    .map(LiveSession::id)
                    .toList());
            assertThat(endedBy(EndCause.EVICTED, story)).isEqualTo(firstToGo);
        });
    }

    @Test
    void endsWhatWasChosenOrReplacedAndNothingElse() {
        assertThat(admitted()).allSatisfy(story -> {
            Set<String> ended = new HashSet<>(ended(story.decide()).keySet());
            ended.removeAll(endedBy(EndCause.EVICTED, story));
            assertThat(ended)
                    .containsExactlyInAnyOrderElementsOf(story.live().stream()
                            .filter(story::leavesAnyway)
                            .map(LiveSession::id)
                            .toList());
        });
    }

    @Test
    void whoEntersWhoeverIsThereIsAlwaysAdmitted() {
        assertThat(stories().filter(story -> AdmissionRule.admitsWhoeverIsThere(story.plan(), story.newcomer())))
                .isNotEmpty()
                .allSatisfy(story -> assertThat(story.decide()).isInstanceOf(Admission.Admitted.class));
    }

    @Test
    void asksAndRefusesOnlyAboutSessionsThatWouldStay() {
        assertThat(stories().filter(story -> !(story.decide() instanceof Admission.Admitted)))
                .isNotEmpty()
                .allSatisfy(story -> assertThat(othersOf(story.decide())).isEqualTo(story.others()));
    }

    @Test
    void asksForExactlyAsManyAsHaveToEnd() {
        assertThat(stories().filter(story -> story.decide() instanceof Admission.Asked))
                .isNotEmpty()
                .allSatisfy(story ->
                        assertThat(((Admission.Asked) story.decide()).surplus()).isEqualTo(story.surplus()));
    }

    @Test
    void refusesAndEvictsOnlyWhereThePlanIsFull() {
        assertThat(stories().filter(story -> story.surplus() == 0)).isNotEmpty().allSatisfy(story -> {
            assertThat(story.decide()).isNotInstanceOf(Admission.Refused.class);
            if (story.decide() instanceof Admission.Admitted) {
                assertThat(endedBy(EndCause.EVICTED, story)).isEmpty();
            }
        });
    }

    @Test
    void answersTheSameInWhateverOrderItReadsTheSessions() {
        Random random = new Random(SEED);
        assertThat(stories()).allSatisfy(story -> {
            List<LiveSession> shuffled = new ArrayList<>(story.live());
            Collections.shuffle(shuffled, random);
            AnyStory again = new AnyStory(story.plan(), shuffled, story.newcomer());
            assertThat(outcome(again)).isEqualTo(outcome(story));
        });
    }

    private static Stream<AnyStory> stories() {
        return AnyStory.stories(SEED, STORIES);
    }

    private static List<AnyStory> admitted() {
        List<AnyStory> admitted = stories()
                .filter(story -> story.decide() instanceof Admission.Admitted)
                .toList();
        assertThat(admitted).hasSizeGreaterThan(STORIES / 4);
        return admitted;
    }

    private static Set<String> endedBy(EndCause cause, AnyStory story) {
        Map<String, EndCause> ended = ended(story.decide());
        Set<String> ids = new TreeSet<>(ended.keySet());
        ids.removeIf(id -> ended.get(id) != cause);
        return ids;
    }

    private static List<LiveSession> othersOf(Admission admission) {
        return admission instanceof Admission.Asked asked ? asked.others() : ((Admission.Refused) admission).others();
    }

    /** The order in which sessions end is of no meaning. */
    private static Object outcome(AnyStory story) {
        Admission admission = story.decide();
        return admission instanceof Admission.Admitted ? ended(admission) : admission;
    }
}
