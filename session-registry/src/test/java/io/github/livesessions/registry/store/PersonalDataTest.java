package io.github.livesessions.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Table;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A row in every table that names people, each column with a value of its own: all of it is in the person's export. */
class PersonalDataTest {

    private static final String REALM = "realm";
    private static final String ADA = "ada";
    private static final String BOB = "bob";

    /** The history, which is streamed behind all this, is compared on a real server. */
    private static final Set<String> STREAMED = Set.of("LS_EVENT");

    /** The export's head says both. */
    private static final Set<String> IN_THE_HEAD = Set.of("REALM_ID", "USER_ID");

    /** What servers note for themselves to know when to do what. */
    private static final Set<String> BOOKKEEPING = Set.of(
            "LS_SESSION.KEYCLOAK_START",
            "LS_SESSION.IP_KEY", // as the address, to be sought by range
            "LS_DEVICE.NAME_KEY", // as the name, to be sought by
            "LS_ENDING.ID",
            "LS_ENDING.KEYCLOAK_START",
            "LS_ENDING.BASE_URI",
            "LS_ENDING.NEXT_AT",
            "LS_ENDING.ATTEMPTS",
            "LS_ENDING.TOLD_AT",
            "LS_PACE.ID",
            "LS_CHECK.NODE_ID",
            "LS_LOGOUT.BASE_URI",
            "LS_LOGOUT.NEXT_AT",
            "LS_LOGOUT.ATTEMPTS");

    /** Copies of what stands on the list of live sessions, by which they are counted; they go with it. */
    private static final Set<String> COUNTED = Set.of("LS_TALLY");

    /** Whoever reads it could use it. */
    private static final Set<String> SECRET = Set.of("LS_BLOCK.UNDO_DIGEST");

    /** Shown as what they are to the person, and not by their ids. */
    private static final Set<String> WHO = Set.of("ACTOR_ID");

    private final TestDatabase database = new TestDatabase("personal" + UUID.randomUUID());
    private long next = 1_700_000_000_000L;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whateverATableHoldsOfSomebodyIsInTheirExport() {
        List<Kept> kept = new ArrayList<>();
        for (Class<?> entity : new Tables().getEntities()) {
            if (columns(entity).containsKey("USER_ID") && !STREAMED.contains(table(entity))) {
                kept.addAll(fill(entity, ADA, ADA));
            }
        }

        Set<String> exported =
                values(database.<Object>inTransaction(entities -> new PersonalData(entities, REALM, ADA).sections()));

        assertThat(kept).hasSizeGreaterThan(100);
        assertThat(kept).filteredOn(one -> !exported.contains(one.value())).isEmpty();
    }

    @Test
    void whatSomebodyDidToOthersIsInTheirExportWithoutTheOthers() {
        List<Kept> kept = new ArrayList<>();
        for (Class<?> entity : new Tables().getEntities()) {
            if (columns(entity).containsKey("ACTOR_ID")) {
                kept.addAll(fill(entity, BOB, ADA));
            }
        }
        database.inTransaction(entities -> entities.createQuery(
                        "update LiveSessionsEvent e set e.sessionId = (select s.id from LiveSessionsSession s)")
                .executeUpdate());

        Set<String> exported = values(database.<Object>inTransaction(entities -> {
            PersonalActs acts = new PersonalActs(entities, ADA);
            return List.of(acts.standing(), acts.after("", 10));
        }));

        assertThat(kept)
                .filteredOn(one -> one.column().endsWith(".ID"))
                .hasSize(4)
                .allMatch(one -> exported.contains(one.value()));
        assertThat(exported).doesNotContain(BOB);
        assertThat(kept)
                .filteredOn(one ->
                        one.column().endsWith(".DEVICE_ID") || one.column().matches("LS_(EVENT|OUTBOX).IP_ADDRESS"))
                .hasSizeGreaterThan(4)
                .noneMatch(one -> exported.contains(one.value()));
    }

    @Test
    void whatSomebodyElseDidIsNotTheirs() {
        for (Class<?> entity : new Tables().getEntities()) {
            if (columns(entity).containsKey("USER_ID")) {
                fill(entity, BOB, BOB);
            }
        }

        assertThat(values(
                        database.<Object>inTransaction(entities -> new PersonalData(entities, REALM, ADA).sections())))
                .isEmpty();
    }

    /** A table that only the changelog knows would be passed over by the tests above. */
    @Test
    void everyTableHasAnEntity() {
        List<?> tables = database.<List<?>>inTransaction(entities -> entities.createNativeQuery(
                        "select TABLE_NAME from INFORMATION_SCHEMA.TABLES where TABLE_NAME like 'LS\\_%'")
                .getResultList());

        assertThat(new Tables().getEntities().stream().map(PersonalDataTest::table))
                .containsExactlyInAnyOrderElementsOf(
                        tables.stream().map(String::valueOf).toList());
    }

    /** People are named by these columns and no others, in tables that the tests above look at. */
    @Test
    void noTableNamesPeopleOtherwise() {
        for (Class<?> entity : new Tables().getEntities()) {
            Set<String> columns = columns(entity).keySet();
            if (COUNTED.contains(table(entity))) {
                continue;
            }
            if (columns.contains("SESSION_ID") || columns.contains("DEVICE_ID") || columns.contains("IP_ADDRESS")) {
                assertThat(columns).as(table(entity)).contains("USER_ID");
            }
        }
    }

    /** Keeps a row in which no column is empty, and tells what must be found again. */
    private List<Kept> fill(Class<?> entity, String userId, String actorId) {
        List<Kept> kept = new ArrayList<>();
        database.inTransaction(entities -> {
            Object row = make(entity);
            columns(entity).forEach((column, field) -> {
                String name = table(entity) + '.' + column;
                Object value = column.equals("REALM_ID")
                        ? REALM
                        : column.equals("USER_ID") ? userId : column.equals("ACTOR_ID") ? actorId : value(field);
                set(row, field, value);
                if (!IN_THE_HEAD.contains(column)
                        && !WHO.contains(column)
                        && !BOOKKEEPING.contains(name)
                        && !SECRET.contains(name)
                        && !(value instanceof Boolean)) {
                    boolean time = value instanceof Long;
                    kept.add(new Kept(
                            name, time ? Instant.ofEpochMilli((Long) value).toString() : value.toString()));
                }
            });
            entities.persist(row);
            return row;
        });
        return kept;
    }

    private Object value(Field field) {
        next += 1_001;
        Class<?> type = field.getType();
        if (type == String.class) {
            int length = field.getAnnotation(Column.class).length();
            String text = Long.toString(next, Character.MAX_RADIX).toUpperCase(Locale.ROOT);
            return text.substring(Math.max(0, text.length() - length));
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == int.class || type == Integer.class) {
            return (int) (next % 1_000_000_007);
        }
        return type == Double.class ? (Object) (next / 1e12) : (Object) next;
    }

    private static Set<String> values(Object shown) {
        Set<String> values = new HashSet<>();
        if (shown instanceof Map<?, ?> map) {
            map.values().stream().filter(value -> value != null).forEach(value -> values.addAll(values(value)));
        } else if (shown instanceof Collection<?> some) {
            some.forEach(value -> values.addAll(values(value)));
        } else {
            values.add(shown.toString());
        }
        return values;
    }

    private static String table(Class<?> entity) {
        return entity.getAnnotation(Table.class).name();
    }

    private static Map<String, Field> columns(Class<?> entity) {
        Map<String, Field> columns = new java.util.LinkedHashMap<>();
        for (@Nullable Class<?> type = entity; type != null; type = type.getSuperclass()) {
            Stream<Field> fields = Arrays.stream(type.getDeclaredFields());
            fields.filter(field -> field.isAnnotationPresent(Column.class))
                    .forEach(field ->
                            columns.put(field.getAnnotation(Column.class).name(), field));
        }
        return columns;
    }

    private static Object make(Class<?> entity) {
        try {
            var constructor = entity.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void set(Object row, Field field, Object value) {
        try {
            field.setAccessible(true);
            field.set(row, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Kept(String column, String value) {}
}
