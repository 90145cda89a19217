package io.github.livesessions.core.policy;

import static io.github.livesessions.core.policy.Readings.plan;
import static io.github.livesessions.core.policy.Readings.remedies;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanRolesTest {

    @Test
    void rolesMayBeMany() {
        assertThat(plan("gold limit=5 roles=customer,shop.vip,customer").roles())
                .containsExactlyInAnyOrder("customer", "shop.vip");
    }

    @Test
    void aRoleWithASpaceOrACommaStandsInQuotes() {
        assertThat(plan("gold limit=5 roles='shop owner',\"Smith, John's\",plain")
                        .roles())
                .containsExactlyInAnyOrder("shop owner", "Smith, John's", "plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "vip,", ",vip", "vip,,staff", "''", "vip,' '"})
    void aRoleWithoutANameIsRefused(String value) {
        assertThat(remedies("gold limit=5 roles=" + value))
                .containsExactly("roles is '" + value + "'; give names of roles with commas between them, in quotes"
                        + " where a name holds a space or a comma");
    }

    @Test
    void anEqualsSignBelongsToTheRole() {
        assertThat(plan("gold limit=5 roles=tier=gold").roles()).containsExactly("tier=gold");
    }
}
