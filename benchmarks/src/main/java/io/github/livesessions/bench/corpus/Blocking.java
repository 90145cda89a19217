package io.github.livesessions.bench.corpus;

import io.github.livesessions.bench.corpus.Verdicts.Who;
import io.github.livesessions.core.block.Block;
import io.github.livesessions.core.block.BlockScope;
import io.github.livesessions.core.block.BlockVerdict;
import io.github.livesessions.core.block.Evidence;
import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.device.Recognition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replays a corpus against {@link BlockVerdict}, devices being known by key and cookie. A suspect has to prove itself: who is
 * innocent does and is let in, a blocked device cannot.
 */
public final class Blocking {

    /** Account number of what concerns every account. */
    private static final int EVERYBODY = -1;

    private final Jars jars = new Jars();
    private final Map<Integer, Account> accounts = new HashMap<>();
    private final Map<Integer, Block> lastShown = new HashMap<>();
    private final Map<Integer, List<Block>> blocks = new HashMap<>();
    private final Map<Integer, Block> blocked = new HashMap<>();
    private final Verdicts verdicts = new Verdicts();
    private final BlockScope scope;
    private final int everyNth;

    private Blocking(BlockScope scope, int everyNth) {
        this.scope = scope;
        this.everyNth = everyNth;
    }

    /**
     * Judges the logins that a block might concern: those to its account, or of the whole realm.
     *
     * @param everyNth of the devices that the corpus blocks, those that are
     */
    public static Verdicts replay(List<Step> corpus, BlockScope scope, int everyNth) {
        Blocking blocking = new Blocking(scope, everyNth);
        corpus.forEach(blocking::take);
        return blocking.verdicts;
    }

    private void take(Step step) {
        if (step.happening() == Happening.BLOCKED) {
            Block last = lastShown.get(step.device());
            if (last != null && step.device() % everyNth == 0) {
                blocked.put(step.device(), last);
                blocks.computeIfAbsent(concerned(step), key -> new ArrayList<>())
                        .add(last);
            }
        }
        jars.take(step).ifPresent(jar -> login(step, jar));
    }

    private void login(Step step, Jar jar) {
        Account account = accounts.computeIfAbsent(step.account(), key -> new Account());
        String cookie = jar.cookie(jars.fresh());
        @Nullable String key = jar.key(jars.fresh());
        @Nullable String fingerprint = jar.fingerprint();
        Recognition recognition = account.recognize(cookie, key);
        Evidence shown = new Evidence(
                recognition.device().map(KnownDevice::id).orElse(null),
                cookie,
                key,
                fingerprint == null ? Set.of() : Set.of(fingerprint),
                true);
        List<Block> concerning = blocks.getOrDefault(concerned(step), List.of());
        BlockVerdict verdict = BlockVerdict.of(concerning, shown);
        Block own = blocked.get(step.device());
        if (!concerning.isEmpty()) {
            verdicts.add(step.device(), who(own, shown), verdict);
        }
        if (verdict == BlockVerdict.BLOCKED || (verdict == BlockVerdict.SUSPECT && own != null)) {
            return;
        }
        if (recognition.renewsCookie()) {
            jar.takes(jars.fresh());
        }
        String now = jar.cookie(cookie);
        String id = account.admit(step.device(), recognition, jars.fresh(), now, key);
        if (step.happening() == Happening.LOGIN) {
            lastShown.put(step.device(), new Block(id, scope, id, now, key, fingerprint));
        }
    }

    private int concerned(Step step) {
        return scope == BlockScope.REALM ? EVERYBODY : step.account();
    }

    private static Who who(@Nullable Block own, Evidence shown) {
        if (own == null) {
            return shown.deviceId() == null ? Who.NEW : Who.KNOWN;
        }
        if (Objects.equals(own.browserKey(), shown.browserKey())
                || (own.keyThumbprint() != null && own.keyThumbprint().equals(shown.keyThumbprint()))) {
            return Who.BLOCKED_WITH_TRACES;
        }
        return shown.fingerprints().isEmpty() ? Who.BLOCKED_SILENT : Who.BLOCKED_CLEARED;
    }
}
