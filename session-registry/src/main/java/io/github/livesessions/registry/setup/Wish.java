package io.github.livesessions.registry.setup;

import io.github.livesessions.core.policy.Mode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an administrator wants of the setup.
 *
 * @param mode the mode that the policy is to have; empty for what it has, or the usual for a new one
 * @param leave what is not to be touched
 * @param supportContact whom refused people may ask; empty to leave it
 * @param dpopClients {@code client_id} of each client whose tokens are to be bound to a key
 */
public record Wish(Optional<Mode> mode, Set<Part> leave, Optional<String> supportContact, List<String> dpopClients) {

    public Wish {
        leave = Set.copyOf(leave);
        dpopClients = List.copyOf(dpopClients);
    }
}
