package io.github.livesessions.registry.setup;

/**
 * What has to be known to take one change back.
 *
 * @param part the part's id
 * @param before the state before
 * @param mark of what setup has put there; of another mark it is somebody else's
 */
record Entry(String part, String subject, String before, String mark) {

    boolean isOf(Fitting fitting) {
        return part.equals(fitting.part().id()) && subject.equals(fitting.subject());
    }
}
