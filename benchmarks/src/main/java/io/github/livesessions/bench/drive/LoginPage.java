package io.github.livesessions.bench.drive;

import java.util.Optional;

/**
 * The page that asks for name and password.
 *
 * @param action where its form is sent to
 * @param challenge what its script signs with the browser's key; empty where it has none of ours
 */
public record LoginPage(String action, Optional<String> challenge) {}
