package io.github.livesessions.registry.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.registry.store.Watched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** One stream that fails keeps nothing from the others. */
class InTurnTest {

    private final List<String> told = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private final Database database = new Database();
    private final InTurn<Database> inTurn = new InTurn<>(this::transaction, Database::read);

    @Test
    void allGetTheirTurnInOneTransaction() {
        tell("ada", "bob", "cy");

        assertThat(told).containsExactly("ada", "bob", "cy");
        assertThat(database.transactions).isEqualTo(1);
    }

    @Test
    void whoFailsIsClosedAndTheOthersGetTheirTurn() {
        tell("ada", "broken", "bob", "broken", "cy");

        assertThat(told).containsExactly("ada", "bob", "cy");
        assertThat(closed).containsExactly("broken", "broken");
    }

    @Test
    void whoFailsAloneIsClosed() {
        tell("broken");

        assertThat(closed).containsExactly("broken");
    }

    @Test
    void nobodyIsClosedWhereTheDatabaseFails() {
        database.down = true;

        assertThatThrownBy(() -> tell("ada", "bob")).hasMessage("down");

        assertThat(closed).isEmpty();
    }

    @Test
    void nobodyIsClosedWhereNoTransactionCanBegin() {
        database.refusing = true;

        assertThatThrownBy(() -> tell("ada")).hasMessage("refused");

        assertThat(closed).isEmpty();
    }

    @Test
    void whatAllHaveHeardIsNotUndoneByTheEndOfTheTransaction() {
        database.failingAtItsEnd = true;

        tell("ada", "bob");

        assertThat(told).containsExactly("ada", "bob");
        assertThat(closed).isEmpty();
    }

    private void tell(String... names) {
        List<Watcher> watchers = new ArrayList<>();
        for (String name : names) {
            watchers.add(new Named(name));
        }
        inTurn.each(watchers, session -> watcher -> ((Named) watcher).take(session));
    }

    private void transaction(Consumer<Database> work) {
        if (database.refusing) {
            throw new IllegalStateException("refused");
        }
        database.transactions++;
        work.accept(database);
        if (database.failingAtItsEnd) {
            throw new IllegalStateException("rolled back");
        }
    }

    private static final class Database {

        private int transactions;
        private boolean down;
        private boolean refusing;
        private boolean failingAtItsEnd;

        void read() {
            if (down) {
                throw new IllegalStateException("down");
            }
        }
    }

    private final class Named implements Watcher {

        private final String name;

        Named(String name) {
            this.name = name;
        }

        void take(Database session) {
            session.read();
            if (name.equals("broken")) {
                throw new IllegalStateException("broken");
            }
            told.add(name);
        }

        @Override
        public Watched watched() {
            return Watched.realm("r");
        }

        @Override
        public Holder holder() {
            return new Holder("r", name, null, Instant.EPOCH);
        }

        @Override
        public void hear(Hearing hearing, SessionEvent event) {}

        @Override
        public void lookAgain(Hearing hearing) {}

        @Override
        public void breathe(Instant now) {}

        @Override
        public void close() {
            closed.add(name);
        }
    }
}
