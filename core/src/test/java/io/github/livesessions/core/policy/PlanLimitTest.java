package io.github.livesessions.core.policy;

import static io.github.livesessions.core.policy.Readings.gold;
import static io.github.livesessions.core.policy.Readings.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanLimitTest {

    @ParameterizedTest
    @CsvSource({"1,1", "25,25", "1000,1000", "010,10"})
    void aLimitIsAWholeNumberUpToAThousand(String value, int limit) {
        assertThat(gold("plans.gold.limit", value).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1001",
                "-1",
                "+1",
                "1e3",
                "1.0",
                "0x10",
                " 2",
                "2 ",
                "two",
                "unlimited",
                "١٠",
                "１０",
                "12345678901234567890"
            })
    void anyOtherLimitIsRefused(String value) {
        assertThat(problems("plans.gold.limit", value))
                .containsExactly("'plans.gold.limit' is '" + value + "': give a whole number from 1 to 1000");
    }

    @ParameterizedTest
    @CsvSource({"when-full,ask", "notice,always", "roles,customer"})
    void aPlanWithoutALimitIsRefused(String setting, String value) {
        assertThat(problems("plans.gold." + setting, value))
                .containsExactly("'plans.gold.limit' is '': missing; give a whole number from 1 to 1000");
    }

    @Test
    void anEmptyLimitIsAMissingOne() {
        assertThat(problems("plans.gold.limit", "", "plans.silver.limit", "3"))
                .containsExactly("'plans.gold.limit' is '': missing; give a whole number from 1 to 1000");
    }
}
