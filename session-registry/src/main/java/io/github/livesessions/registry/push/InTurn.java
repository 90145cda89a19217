package io.github.livesessions.registry.push;

import java.util.Collection;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does something for one watcher after the other, in as few transactions as it takes. Who fails is closed, so that its reader
 * comes again and goes on where it stopped; the others get their turn all the same.
 *
 * @param <S> what a transaction is done with
 */
final class InTurn<S> {

    private static final Logger LOG = Logger.getLogger(InTurn.class);

    private final Consumer<Consumer<S>> inTransaction;
    private final Consumer<S> probe;

    /**
     * Nobody yet.
     *
     * @param probe fails where the database does
     */
    InTurn(Consumer<Consumer<S>> inTransaction, Consumer<S> probe) {
        this.inTransaction = inTransaction;
        this.probe = probe;
    }

    /**
     * Does it for all of them.
     *
     * @param work begins a transaction, and tells what is done in it for each
     * @throws RuntimeException if it is nobody's fault: then it may be done for none or for some
     */
    void each(Collection<Watcher> watchers, Function<S, Consumer<Watcher>> work) {
        Iterator<Watcher> rest = watchers.iterator();
        while (rest.hasNext()) {
            AtomicReference<@Nullable Watcher> whose = new AtomicReference<>();
            try {
                inTransaction.accept(session -> {
                    Consumer<Watcher> turn = work.apply(session);
                    while (rest.hasNext()) {
                        Watcher next = rest.next();
                        whose.set(next);
                        turn.accept(next);
                        whose.set(null);
                    }
                });
            } catch (RuntimeException failure) {
                failed(whose.get(), rest.hasNext(), failure);
            }
        }
    }

    private void failed(@Nullable Watcher whose, boolean othersWait, RuntimeException failure) {
        if (whose != null) {
            inTransaction.accept(probe);
            LOG.debug("a stream cannot show what happened and is to begin anew", failure);
            whose.close();
        } else if (othersWait) {
            throw failure;
        } else { // all had their turn, and nothing was written
            LOG.debug("a transaction that had been read in could not be ended", failure);
        }
    }
}
