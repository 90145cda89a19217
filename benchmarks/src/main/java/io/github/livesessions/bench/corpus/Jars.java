package io.github.livesessions.bench.corpus;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The browsers of a corpus, each as it is at the present step. */
final class Jars {

    private final Map<Integer, Jar> jars = new HashMap<>();
    private int fresh;

    /** Takes a step; the jar of the window in which somebody logs in, if somebody does. */
    Optional<Jar> take(Step step) {
        Happening happening = step.happening();
        switch (happening) {
            case BOUGHT, BOUGHT_KEYLESS -> {
                boolean scripts = happening == Happening.BOUGHT;
                jars.put(step.device(), Jar.bought(scripts, step.origin()));
            }
            case COOKIE_STOLEN, COOKIE_STOLEN_BY_KEYED -> {
                boolean keyed = happening == Happening.COOKIE_STOLEN_BY_KEYED;
                jars.put(step.device(), of(step.origin()).stolen(keyed, step.device()));
            }
            case PROFILE_COPIED -> jars.put(step.device(), of(step.origin()).copied(step.device()));
            case LOGIN -> {
                return Optional.of(of(step.device()));
            }
            case PRIVATE_LOGIN, PRIVATE_LOGIN_DISGUISED -> {
                return Optional.of(of(step.device()).privately(happening == Happening.PRIVATE_LOGIN_DISGUISED));
            }
            default -> of(step.device()).live(happening);
        }
        return Optional.empty();
    }

    /** A text that no other browser of the corpus has. */
    String fresh() {
        return "fresh " + ++fresh;
    }

    private Jar of(int device) {
        return Objects.requireNonNull(jars.get(device), "a device comes into being before anything happens to it");
    }
}
