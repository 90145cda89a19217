package io.github.livesessions.registry.push;

/** How well an account knows the device of a session that has ended, and so how much its page may be told of the other one. */
public enum Acquaintance {
    /** There is no evidence that the device was known before that session. */
    NONE,
    /** It had been logged in to the account before. */
    MET_BEFORE,
    /** It has passed a second factor or a mailed code. */
    PROVEN
}
