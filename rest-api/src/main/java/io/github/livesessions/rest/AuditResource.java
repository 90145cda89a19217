package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.audit.Verdict;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The audit chain of a realm, for its administrators. */
public final class AuditResource {

    private final Admin admin;

    AuditResource(Admin admin) {
        this.admin = admin;
    }

    /** Checks all of it, one check at a time for each administrator, and tells the first thing that is wrong. */
    @GET
    @Path("verify")
    public Response verify() {
        return Answers.to(() -> {
            admin.mustViewEvents();
            ExportTurns.Turn turn = ExportTurns.SERVER.take("audit " + admin.userId());
            try {
                return Answers.json(View.of(admin.session()
                        .getProvider(SessionRegistry.class)
                        .historyAccess(admin.realm())
                        .verify()));
            } finally {
                turn.close();
            }
        });
    }

    /**
     * What was found.
     *
     * @param cut how many records retention had cut off before
     * @param last number of the last record
     * @param signed whether there is a key; without one, nobody would notice a chain that was made up anew
     * @param signedUpTo the last record that a signed checkpoint vouches for
     * @param waiting events on their way into the history
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record View(
            boolean intact,
            long records,
            long cut,
            long last,
            boolean signed,
            long signedUpTo,
            long waiting,
            @JsonSerialize(using = ToStringSerializer.class) Instant checkedAt,
            @Nullable String note,
            Verdict.@Nullable Fault fault) {

        private static final String UNSIGNED = "The chain is not signed: a chain that was made up anew by somebody who"
                + " can write to the database would pass.";

        static View of(Verdict verdict) {
            return new View(
                    verdict.intact(),
                    verdict.records(),
                    verdict.cut(),
                    verdict.last(),
                    verdict.signed(),
                    verdict.signedUpTo(),
                    verdict.waiting(),
                    verdict.checkedAt(),
                    verdict.signed() ? null : UNSIGNED,
                    verdict.fault());
        }
    }
}
