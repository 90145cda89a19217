package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.livesessions.core.policy.Mode;
import io.github.livesessions.registry.setup.Finding;
import io.github.livesessions.registry.setup.Setup;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;

/**
 * How a realm is set up.
 *
 * @param state {@code none}, {@code partial} or {@code installed}
 * @param mode of the realm's policy; null where there is none
 * @param undoable whether there is a setup to take back
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record SetupView(String state, @Nullable String mode, boolean undoable, List<Found> parts) {

    static SetupView of(Setup setup, Predicate<ClientModel> mayView) {
        List<Finding> found = setup.look(mayView);
        return new SetupView(
                Setup.state(found),
                setup.mode().map(Mode::id).orElse(null),
                setup.isUndoable(),
                found.stream().map(Found::of).toList());
    }

    /**
     * How one part is found.
     *
     * @param id of the part
     * @param subject which of several; null where there is one
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Found(
            String id,
            String status,
            @Nullable String subject,
            @Nullable String detail,
            boolean installable) {

        static Found of(Finding finding) {
            return new Found(
                    finding.part().id(),
                    finding.status().id(),
                    orNull(finding.subject()),
                    orNull(finding.detail()),
                    finding.installable());
        }
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
