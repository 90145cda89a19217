package io.github.livesessions.core.policy;

import static io.github.livesessions.core.policy.Readings.plan;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenPlanTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "free limit=2",
                "'Gold Plus' limit=7 when-full=refuse notice=new-device roles=vip,'shop owner'",
                "odd limit=1 when-full=ask roles=\"it's, me\",app.admin",
                "short limit=3 idle-minutes=15 max-minutes=600",
                "long limit=1000 when-full=evict-oldest notice=always idle-minutes=43200"
            })
    void whatIsWrittenIsReadAsTheSamePlan(String line) {
        assertThat(plan(WrittenPlan.line(plan(line)))).isEqualTo(plan(line));
    }

    @Test
    void theStandardIsSpelledOutAndSilenceLeftOut() {
        assertThat(WrittenPlan.values(plan("free limit=2")))
                .containsOnlyKeys("limit", "when-full", "notice")
                .containsEntry("when-full", "evict-least-active");
    }

    @Test
    void everySettingOfAPlanIsWritten() {
        assertThat(WrittenPlan.values(plan("full limit=2 roles=vip idle-minutes=5 max-minutes=6")))
                .containsOnlyKeys(Settings.ofPlan().stream().map(Setting::key).toArray(String[]::new));
    }
}
