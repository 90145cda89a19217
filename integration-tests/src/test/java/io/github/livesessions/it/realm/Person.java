package io.github.livesessions.it.realm;

/** Somebody with an account. */
public record Person(String id, String username, String password) {}
