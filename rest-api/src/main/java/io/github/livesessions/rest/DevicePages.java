package io.github.livesessions.rest;

import io.github.livesessions.registry.device.Devices;
import io.github.livesessions.registry.device.HeldDevice;
import io.github.livesessions.registry.store.ListedSession.Position;
import io.github.livesessions.registry.store.StandingBlock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Fills pages with the devices of one account. They are few, so a page is cut from all of them. */
final class DevicePages {

    /** Blocks of forgotten devices come last. */
    private static final Comparator<OwnedDevice> ORDER = Comparator.comparing(
                    (OwnedDevice device) -> position(device).startedAt())
            .thenComparing(device -> position(device).id())
            .reversed();

    private final Predicate<String> current;
    private final Function<StandingBlock, BlockView> blocks;

    /**
     * Pages for whoever asks.
     *
     * @param current whether the request comes from the device of that id
     * @param blocks how a block is shown
     */
    DevicePages(Predicate<String> current, Function<StandingBlock, BlockView> blocks) {
        this.current = current;
        this.blocks = blocks;
    }

    Page<OwnedDevice> page(Devices devices, SessionQuery query) {
        List<OwnedDevice> all = new ArrayList<>();
        devices.all().forEach(held -> all.add(view(held)));
        devices.blocksOfForgotten()
                .forEach(standing -> all.add(OwnedDevice.forgotten(standing, blocks.apply(standing))));
        all.sort(ORDER);
        List<OwnedDevice> rest =
                all.stream().filter(device -> isBehind(device, query.after())).toList();
        List<OwnedDevice> items = rest.stream().limit(query.max()).toList();
        boolean more = rest.size() > items.size();
        return new Page<>(items, more ? Cursor.write(position(items.get(items.size() - 1))) : null);
    }

    OwnedDevice view(HeldDevice held) {
        return OwnedDevice.of(
                held,
                current.test(held.device().id()),
                held.blocks().stream().map(blocks).toList());
    }

    private static boolean isBehind(OwnedDevice device, @Nullable Position after) {
        if (after == null) {
            return true;
        }
        Position at = position(device);
        int byTime = at.startedAt().compareTo(after.startedAt());
        return byTime < 0 || (byTime == 0 && at.id().compareTo(after.id()) < 0);
    }

    private static Position position(OwnedDevice device) {
        return new Position(
                Objects.requireNonNullElse(device.lastSeenAt(), Instant.EPOCH),
                Objects.requireNonNullElse(device.device().id(), ""));
    }
}
