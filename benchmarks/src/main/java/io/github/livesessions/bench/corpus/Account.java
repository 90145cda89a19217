package io.github.livesessions.bench.corpus;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.device.Recognition;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The devices that an account has on record, kept as the registry keeps them; and whose each of them really is. */
final class Account {

    /** Times do not matter to recognition. */
    private static final Instant SOME_TIME = Instant.EPOCH;

    private final Map<String, KnownDevice> known = new TreeMap<>();
    private final Map<String, Integer> owners = new TreeMap<>();
    private final Set<Integer> met = new HashSet<>();

    Recognition recognize(String cookie, @Nullable String key) {
        List<KnownDevice> candidates = known.values().stream()
                .filter(one -> one.browserKey().equals(cookie) || (key != null && key.equals(one.keyThumbprint())))
                .toList();
        return Recognition.of(candidates, cookie, key, true);
    }

    /**
     * Lets {@code device} in and puts on record what it showed.
     *
     * @param id of the device on record, should this one be new
     * @param cookie that it has now
     * @return the id of the device on record that it is taken for
     */
    String admit(int device, Recognition recognition, String id, String cookie, @Nullable String key) {
        met.add(device);
        if (recognition.device().isEmpty()) {
            known.put(id, row(id, cookie, key));
            owners.put(id, device);
            return id;
        }
        String before = recognition.device().get().id();
        if (recognition.rebinds()) {
            known.put(before, row(before, cookie, key));
        }
        return before;
    }

    /** Whether {@code device} is taken for another. */
    boolean merges(int device, Recognition recognition) {
        return recognition.device().isPresent()
                && !Integer.valueOf(device)
                        .equals(owners.get(recognition.device().get().id()));
    }

    /** Whether {@code device} is taken for one that was never here, though it was. */
    boolean splits(int device, Recognition recognition) {
        return recognition.device().isEmpty() && met.contains(device);
    }

    private static KnownDevice row(String id, String cookie, @Nullable String key) {
        return new KnownDevice(id, cookie, key, null, DeviceDescription.UNKNOWN, SOME_TIME, SOME_TIME, null, false);
    }
}
