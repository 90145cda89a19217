package io.github.livesessions.rest;

import io.github.livesessions.registry.store.PersonalActs;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** What a person did to others, read in chunks while it is written: of an administrator it may be much. */
final class ActsOnOthers implements Iterable<Map<String, @Nullable Object>> {

    private static final int CHUNK = 1_000;

    private final KeycloakSessionFactory factory;
    private final String userId;

    ActsOnOthers(KeycloakSessionFactory factory, String userId) {
        this.factory = factory;
        this.userId = userId;
    }

    @Override
    public Iterator<Map<String, @Nullable Object>> iterator() {
        return new Chunks(read(PersonalActs::standing));
    }

    private List<Map<String, @Nullable Object>> read(Function<PersonalActs, List<Map<String, @Nullable Object>>> part) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> part.apply(new PersonalActs(
                        session.getProvider(JpaConnectionProvider.class).getEntityManager(), userId)));
    }

    /** One chunk after the other. */
    private final class Chunks implements Iterator<Map<String, @Nullable Object>> {

        private Iterator<Map<String, @Nullable Object>> chunk;
        private String last = "";
        private boolean more = true;

        Chunks(List<Map<String, @Nullable Object>> first) {
            chunk = first.iterator();
        }

        @Override
        public boolean hasNext() {
            if (!chunk.hasNext() && more) {
                List<Map<String, @Nullable Object>> next = read(acts -> acts.after(last, CHUNK));
                more = next.size() == CHUNK;
                if (more) {
                    last = String.valueOf(next.get(CHUNK - 1).get("id"));
                }
                chunk = next.iterator();
            }
            return chunk.hasNext();
        }

        @Override
        public Map<String, @Nullable Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return chunk.next();
        }
    }
}
