package io.github.livesessions.registry.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LedgerTest {

    private static final Entry ENTRY = new Entry("account-theme", "", "", "live-sessions");

    @Test
    void isReadAsItWasWritten() {
        Ledger ledger = new Ledger(List.of(ENTRY, new Entry("dpop", "\"app\"", "false", "true")));

        assertThat(Ledger.read(ledger.text())).contains(ledger);
        assertThat(Ledger.read(Ledger.EMPTY.text())).contains(Ledger.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[null]",
                "[{\"part\":\"account-theme\"}]",
                "[{\"part\":\"a\",\"subject\":\"\",\"before\":\"\",\"mark\":\"\",\"more\":\"\"}]",
                "[1"
            })
    void whatIsNoLedgerIsNone(String text) {
        assertThat(Ledger.read(text)).isEmpty();
        assertThat(Ledger.read(null)).isEmpty();
    }

    @Test
    void moreThanASetupWritesIsNone() {
        Ledger tooMany = new Ledger(Collections.nCopies(Ledger.MAX_ENTRIES + 1, ENTRY));

        assertThat(Ledger.read(tooMany.text())).isEmpty();
        assertThat(Ledger.read(" ".repeat(200_001) + "[]")).isEmpty();
    }

    @Test
    void ofTwoChangesOfOneThingTheLaterIsKeptAndComesLast() {
        Fitting theme = new Thing(Part.ACCOUNT_THEME, "");
        Fitting app = new Thing(Part.DPOP, "app");

        Ledger ledger = Ledger.EMPTY.and(theme, "a", "b").and(app, "", "true").and(theme, "c", "b");

        assertThat(ledger.entries())
                .containsExactly(new Entry("dpop", "app", "", "true"), new Entry("account-theme", "", "c", "b"));
    }

    /** Something that is never touched here. */
    private record Thing(Part part, String subject) implements Fitting {

        @Override
        public String state() {
            return "";
        }

        @Override
        public boolean isDue() {
            return false;
        }

        @Override
        public String goal() {
            return "";
        }

        @Override
        public void fit() {}

        @Override
        public void restore(String before) {}
    }
}
