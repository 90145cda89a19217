package io.github.livesessions.rest;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.livesessions.registry.store.AccountStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/** Who has asked for the own history to be erased. */
public final class AdminErasuresResource {

    private static final int MAX = 100;

    private final Admin admin;

    AdminErasuresResource(Admin admin) {
        this.admin = admin;
    }

    /** Those whom the administrator may see, who wait longest first. */
    @GET
    @Path("")
    public Response list() {
        return Answers.to(() -> {
            admin.mustQuery();
            List<Waiting> waiting = new AccountStore(
                            admin.entities(), admin.realm().getId())
                    .erasuresAsked(MAX).stream().flatMap(this::waiting).toList();
            return Answers.json(new Page<>(waiting, null));
        });
    }

    private Stream<Waiting> waiting(AccountStore.ErasureRequest request) {
        UserModel user = admin.user(request.userId());
        return user == null || !admin.users().canView(user)
                ? Stream.empty()
                : Stream.of(new Waiting(user.getId(), user.getUsername(), request.askedAt()));
    }

    /** Somebody who waits. */
    record Waiting(
            String userId,
            String username,
            @JsonSerialize(using = ToStringSerializer.class) Instant askedAt) {}
}
