package io.github.livesessions.registry.setup;

/** One thing of a realm that setup puts in place, and that can be put back as it was. */
interface Fitting {

    Part part();

    /** Which of several it is; empty where there is one. */
    default String subject() {
        return "";
    }

    /** What is there now, so that it can be put back; empty for nothing. */
    String state();

    /** By what it is told later whether anybody has changed it since. */
    default String mark() {
        return state();
    }

    /** Whether setup has anything to do. */
    boolean isDue();

    /** What will be there, as people are told. */
    String goal();

    /** The same of a state. */
    default String shown(String state) {
        return state;
    }

    void fit();

    /** Whether that state can still be put back. */
    default boolean canRestore(String before) {
        return true;
    }

    void restore(String before);
}
