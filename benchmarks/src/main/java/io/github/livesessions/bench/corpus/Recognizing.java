package io.github.livesessions.bench.corpus;

import io.github.livesessions.core.device.Recognition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Replays a corpus against {@link Recognition}, with or without keys, and everybody is let in. */
public final class Recognizing {

    private final Jars jars = new Jars();
    private final Causes causes;
    private final Map<Integer, Account> accounts = new HashMap<>();
    private final Confusions confusions = new Confusions();
    private final boolean keys;

    private Recognizing(boolean keys) {
        this.keys = keys;
        causes = new Causes(keys);
    }

    /** By key and cookie, as browsers with scripts are known; or by the cookie alone. */
    public static Confusions replay(List<Step> corpus, boolean keys) {
        Recognizing recognizing = new Recognizing(keys);
        corpus.stream().filter(step -> step.happening() != Happening.EVASION).forEach(recognizing::take);
        return recognizing.confusions;
    }

    private void take(Step step) {
        causes.take(step);
        jars.take(step).ifPresent(jar -> login(step, jar));
    }

    private void login(Step step, Jar jar) {
        Account account = accounts.computeIfAbsent(step.account(), key -> new Account());
        String cookie = jar.cookie(jars.fresh());
        @Nullable String key = keys ? jar.key(jars.fresh()) : null;
        Recognition recognition = account.recognize(cookie, key);
        confusions.login();
        if (account.merges(step.device(), recognition)) {
            confusions.merge(causes.ofMerge(step));
        }
        if (account.splits(step.device(), recognition)) {
            confusions.split(causes.ofSplit(step));
        }
        if (recognition.renewsCookie()) {
            jar.takes(jars.fresh());
        }
        account.admit(step.device(), recognition, jars.fresh(), jar.cookie(cookie), key);
        causes.met(step);
    }
}
