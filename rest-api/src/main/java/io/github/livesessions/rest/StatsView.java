package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.livesessions.registry.store.Counter.Dimension;
import io.github.livesessions.registry.store.Counters;
import io.github.livesessions.registry.store.Counters.Counted;
import io.github.livesessions.registry.store.Happenings;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of a realm as they are published; hours and days are those of UTC, the earliest first.
 *
 * @param at when they stood so
 * @param sessions that are live
 * @param online of these, those whose page is there
 * @param users who have one or more
 * @param byPlace places whose coordinates are known, those with the most sessions
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record StatsView(
        @JsonSerialize(using = ToStringSerializer.class) Instant at,
        long sessions,
        long online,
        long users,
        List<OfPlan> byPlan,
        List<OfCountry> byCountry,
        List<OfType> byDeviceType,
        List<OfPlace> byPlace,
        List<OfHour> byHour,
        List<OfDay> byDay) {

    private static final int MAX_PLACES = 500;

    /** Sessions of users on one plan; null where the realm had none. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record OfPlan(@Nullable String plan, long sessions) {}

    /** Sessions from one country; null where it is not known. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record OfCountry(@Nullable String countryCode, long sessions) {}

    /** Sessions on one type of devices. */
    record OfType(@Nullable String type, long sessions) {}

    /** Sessions from one place. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record OfPlace(
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String city,
            @Nullable String countryCode,
            long sessions) {}

    /** What one hour brought. */
    record OfHour(String at, long started, long ended) {}

    /**
     * What one day brought.
     *
     * @param refused logins that a limit, a rule or a block refused
     * @param blocked devices that were blocked
     */
    record OfDay(String day, long started, long ended, long refused, long blocked) {}

    static StatsView of(Counters counters, String realmId, Instant now) {
        List<Counted> all = counters.of(realmId, EnumSet.complementOf(EnumSet.of(Dimension.PLACE)));
        Numbers numbers = new Numbers(all);
        return new StatsView(
                now,
                numbers.of(Dimension.SESSIONS, null),
                numbers.of(Dimension.ONLINE, null),
                numbers.of(Dimension.USERS, null),
                values(all, Dimension.PLAN)
                        .map(one -> new OfPlan(one.counter().label(), one.number()))
                        .toList(),
                values(all, Dimension.COUNTRY)
                        .map(one -> new OfCountry(one.counter().label(), one.number()))
                        .toList(),
                values(all, Dimension.DEVICE_TYPE)
                        .map(one -> new OfType(one.counter().label(), one.number()))
                        .toList(),
                counters.places(realmId, MAX_PLACES).stream()
                        .map(StatsView::place)
                        .toList(),
                numbers.hours(now),
                numbers.days(now));
    }

    private static Stream<Counted> values(List<Counted> all, Dimension dimension) {
        return all.stream().filter(one -> one.counter().dimension() == dimension);
    }

    private static OfPlace place(Counted one) {
        return new OfPlace(
                one.counter().latitude(),
                one.counter().longitude(),
                one.counter().label(),
                one.counter().countryCode(),
                one.number());
    }

    /** Counters by what they count. */
    private static final class Numbers {

        private final Map<String, Long> numbers = new HashMap<>();

        Numbers(List<Counted> all) {
            all.forEach(one ->
                    numbers.put(key(one.counter().dimension(), one.counter().label()), one.number()));
        }

        long of(Dimension dimension, @Nullable String label) {
            return numbers.getOrDefault(key(dimension, label), 0L);
        }

        List<OfHour> hours(Instant now) {
            return back(Happenings.HOURS, Duration.ofHours(1), now)
                    .map(Happenings::hour)
                    .map(hour -> new OfHour(
                            hour + ":00:00Z", of(Dimension.STARTED_HOUR, hour), of(Dimension.ENDED_HOUR, hour)))
                    .toList();
        }

        List<OfDay> days(Instant now) {
            return back(Happenings.DAYS, Duration.ofDays(1), now)
                    .map(Happenings::day)
                    .map(day -> new OfDay(
                            day,
                            of(Dimension.STARTED_DAY, day),
                            of(Dimension.ENDED_DAY, day),
                            of(Dimension.REFUSED_DAY, day),
                            of(Dimension.BLOCKED_DAY, day)))
                    .toList();
        }

        private static Stream<Instant> back(int count, Duration step, Instant now) {
            return Stream.iterate(now.minus(step.multipliedBy(count - 1L)), at -> at.plus(step))
                    .limit(count);
        }

        private static String key(Dimension dimension, @Nullable String label) {
            return dimension.id() + ' ' + label;
        }
    }
}
