package io.github.livesessions.registry.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.admission.Newcomer;
import io.github.livesessions.core.device.AgentKind;
import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.visit.LoginNotes.Answer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VisitTest {

    private static final Answer END_THE_PHONE = new Answer(Map.of("phone", EndCause.CHOICE), false);
    private static final Answer KEEP_BOTH = new Answer(Map.of(), true);

    @Test
    void aBrowserThatWasNotAskedIsANewcomerWithoutAnAnswer() {
        assertThat(visit(false, Optional.empty()).newcomer("laptop")).isEqualTo(Newcomer.browser("laptop"));
        assertThat(visit(false, Optional.empty()).newcomer(null)).isEqualTo(Newcomer.browser(null));
    }

    @Test
    void anAnswerNamesTheSessionsToEnd() {
        assertThat(visit(false, Optional.of(END_THE_PHONE)).newcomer("laptop"))
                .isEqualTo(new Newcomer("laptop", true, true, Map.of("phone", EndCause.CHOICE), 0));
    }

    @Test
    void keepingBothAllowsOneMore() {
        assertThat(visit(false, Optional.of(KEEP_BOTH)).newcomer("laptop"))
                .isEqualTo(new Newcomer("laptop", true, true, Map.of(), 1));
    }

    @Test
    void aDirectGrantHasNoAnswerToGive() {
        assertThat(visit(true, Optional.of(END_THE_PHONE)).newcomer("curl")).isEqualTo(Newcomer.directGrant("curl"));
        assertThat(visit(true, Optional.of(KEEP_BOTH)).newcomer("curl")).isEqualTo(Newcomer.directGrant("curl"));
    }

    private static Visit visit(boolean directGrant, Optional<Answer> answer) {
        return new Visit(
                "key",
                directGrant,
                false,
                Showing.NOTHING,
                AgentKind.NONE,
                DeviceDescription.UNKNOWN,
                "192.0.2.1",
                answer);
    }
}
