package io.github.livesessions.rest;

import io.github.livesessions.registry.store.Counters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;

/** How many sessions a realm has, of what kind and where: read off counters, however many there are. */
public final class AdminStatsResource {

    private final Admin admin;

    AdminStatsResource(Admin admin) {
        this.admin = admin;
    }

    /** As they stand now. */
    @GET
    @Path("")
    @Produces(MediaType.APPLICATION_JSON)
    public Response show() {
        return Answers.to(() -> {
            admin.mustViewWhole();
            new Parameters(admin.session().getContext().getUri().getQueryParameters()).mustBe(List.of());
            return Answers.json(StatsView.of(
                    new Counters(admin.entities()),
                    admin.realm().getId(),
                    Clock.systemUTC().instant()));
        });
    }
}
