package io.github.livesessions.gate;

import io.github.livesessions.core.admission.Admission;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.policy.Reveal;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.registry.SessionRegistry;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.authentication.RequiredActionContext;

/** Draws the page on which a person chooses what happens to the other sessions. */
final class ChoicePage {

    private final RequiredActionContext context;
    private final Policy policy;
    private final Admission.Asked asked;
    private final boolean proven;
    private final Reveal reveal;

    ChoicePage(RequiredActionContext context, Policy policy, Admission.Asked asked, boolean proven) {
        this.context = context;
        this.policy = policy;
        this.asked = asked;
        this.proven = proven;
        this.reveal = proven ? Reveal.FULL : policy.reveal();
    }

    /** The page as it is first shown. */
    Response fresh() {
        return draw(false, false);
    }

    /** The page again, since other sessions stand now than the person saw. */
    Response changed() {
        return draw(true, false);
    }

    /** The page again, since too few sessions were ticked. */
    Response nothingTicked() {
        return draw(false, true);
    }

    /** What the form carries to tell which sessions the person saw. */
    static String handle(LiveSession session) {
        return session.id();
    }

    private Response draw(boolean changed, boolean nothingTicked) {
        boolean several = asked.others().size() > 1;
        Map<String, Object> choice = new HashMap<>();
        choice.put("sessions", sessions(!nothingTicked));
        choice.put("several", several);
        choice.put("surplus", asked.surplus());
        choice.put("full", asked.surplus() > 0);
        choice.put("keepBoth", !policy.keepBoth().isZero() && asked.surplus() == 1);
        choice.put("keepBothMinutes", policy.keepBoth().toMinutes());
        choice.put("changed", changed);
        choice.put("nothingTicked", nothingTicked);
        choice.put("seen", asked.others().stream().map(ChoicePage::handle).collect(Collectors.joining(" ")));
        choice.put("showMap", asked.others().stream().anyMatch(ShownSession.placed(reveal)));
        choice.put("limit", limit());
        choice.put("geoAttribution", attribution());
        choice.put("guardText", !proven);
        choice.put("supportContact", policy.supportContact());
        choice.put("script", Assets.SCRIPT);
        choice.put("style", Assets.STYLE);
        choice.put("map", Assets.MAP);
        return context.form().setAttribute("choice", choice).createForm("live-sessions-choice.ftl");
    }

    /** How many sessions the plan allows, told from who stays and how many have to go. */
    private int limit() {
        return asked.others().size() + 1 - asked.surplus();
    }

    private String attribution() {
        return asked.others().stream().anyMatch(other -> other.place().isPresent())
                ? context.getSession()
                        .getProvider(SessionRegistry.class)
                        .placeAttribution()
                        .orElse("")
                : "";
    }

    private List<Map<String, Object>> sessions(boolean tick) {
        Locale locale = context.getSession().getContext().resolveLocale(context.getUser());
        Instant now = Instant.now();
        List<Map<String, Object>> shown = new ArrayList<>();
        for (LiveSession other : asked.others()) {
            // the first to give way are ticked at first, as many as have to go
            boolean ticked = tick && shown.size() < asked.surplus();
            shown.add(new ShownSession(other, reveal, locale).attributes(ticked, now));
        }
        return shown;
    }
}
