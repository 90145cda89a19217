package io.github.livesessions.bench.bed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProcessesTest {

    @Test
    void timesAreReadBehindANameWithBlanksAndBrackets() {
        Processes.Stat stat =
                Processes.Stat.parse("4242 (postgres: (x) y) S 17 4242 4242 0 -1 4194560 5 6 7 8 100 20 3 4 20 0 1");

        assertThat(stat).isEqualTo(new Processes.Stat(17, 120, 7));
    }

    @Test
    void cpuIsWhatKeycloakAndItsDatabaseUsedForOneOperation() {
        Cpu used = new Cpu(300, 50, 20).minus(new Cpu(100, 10, 10)).per(10);

        assertThat(used).isEqualTo(new Cpu(20, 4, 1));
        assertThat(used.server()).isEqualTo(24);
    }
}
