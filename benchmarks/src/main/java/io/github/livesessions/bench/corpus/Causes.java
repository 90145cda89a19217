package io.github.livesessions.bench.corpus;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Why a device is not taken for what it is: what has happened to it since it was last met in its usual window. */
final class Causes {

    /** Where several have happened, the first of these is to blame. */
    private static final List<Happening> BLAMED = List.of(
            Happening.STORAGE_CLEARED,
            Happening.KEY_LOST,
            Happening.COOKIES_CLEARED,
            Happening.COOKIE_STOLEN_BY_KEYED,
            Happening.PRIVATE_LOGIN,
            Happening.PRIVATE_LOGIN_DISGUISED);

    private final Map<Integer, Happening> made = new HashMap<>();

    /** A login in a private window is among them: the usual window may be new to the account after it. */
    private final Map<Integer, Set<Happening>> since = new HashMap<>();

    private final boolean keys;

    Causes(boolean keys) {
        this.keys = keys;
    }

    void take(Step step) {
        if (step.happening().makesAnother()) {
            made.put(step.device(), step.happening());
            note(step.origin(), step.happening());
        } else if (keys || step.happening() != Happening.KEY_LOST) {
            note(step.device(), step.happening());
        }
    }

    /** What made of this device one that may be taken for another. */
    Happening ofMerge(Step login) {
        return made.getOrDefault(login.device(), login.happening());
    }

    /** What made a device new that is not; {@link Happening#LOGIN} where nothing explains it. */
    Happening ofSplit(Step login) {
        Set<Happening> happened = since.getOrDefault(login.device(), Set.of());
        return login.happening() == Happening.LOGIN
                ? BLAMED.stream().filter(happened::contains).findFirst().orElse(Happening.LOGIN)
                : login.happening();
    }

    void met(Step login) {
        if (login.happening() == Happening.LOGIN) {
            since.remove(login.device());
        }
    }

    private void note(int device, Happening happening) {
        since.computeIfAbsent(device, key -> EnumSet.noneOf(Happening.class)).add(happening);
    }
}
