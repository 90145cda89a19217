package io.github.livesessions.it.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.devices.OwnCaller.Reply;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People see what they should look at, and say whether it was them; what was not them is shut out. */
@Keycloak
final class MyAlertsIT {

    private final KeycloakServer server;
    private final Realm realm;

    MyAlertsIT(KeycloakServer server) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(20, "refuse"))
                .withDeviceStep()
                .create(server);
    }

    @Test
    void whoeverEndedASessionIsLoggedOutAndBlockedOnceItsOwnerSaysThatItWasNotThem() {
        Ousting ousting = new Ousting();
        OwnCaller owner = ousting.ownerIsBack();

        JsonNode alert = owner.get("me/alerts").items().get(0);
        assertThat(alert.path("rule").asText()).isEqualTo("ended-by-another");
        assertThat(alert.path("sessionId").asText()).isEqualTo(ousting.ended.sid());
        assertThat(alert.path("device").path("id").asText()).isEqualTo(ousting.phone);
        assertThat(alert.path("by").path("id").asText()).isEqualTo(ousting.laptop);
        assertThat(alert.path("here").asBoolean(true)).isFalse();
        Reply reply = owner.post("me/alerts/" + alert.path("id").asText(), "{\"verdict\":\"not-mine\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("undo").asText()).isNotEmpty();
        realm.shallHoldCount(ousting.ada.person(), 1);
        assertThat(ousting.thief.get("me/sessions").status()).isEqualTo(401);
        assertThat(Household.shown(owner, ousting.laptop).path("blocked").asBoolean())
                .isTrue();
        assertThat(ousting.ada.events("alert-answered")).containsExactly("not-mine");
        assertThat(owner.get("me/alerts").items().get(0).path("verdict").asText())
                .isEqualTo("not-mine");
    }

    @Test
    void whoWasLoggedOutContestsItByTheSessionThatWasEnded() {
        Ousting ousting = new Ousting();
        OwnCaller owner = ousting.ownerIsBack();

        assertThat(owner.post("me/contest", "{\"session\":\"another\"}").status())
                .isEqualTo(404);
        assertThat(owner.post("me/contest", "{}").problem()).isEqualTo("invalid-field");
        assertThat(owner.post("me/contest", "{\"session\":\"" + ousting.ended.sid() + "\"}")
                        .status())
                .isEqualTo(200);

        realm.shallHoldCount(ousting.ada.person(), 1);
        assertThat(Household.shown(owner, ousting.laptop).path("blocked").asBoolean())
                .isTrue();
        assertThat(owner.post("me/contest", "{\"session\":\"" + ousting.ended.sid() + "\"}")
                        .problem())
                .isEqualTo("alert-answered");
    }

    @Test
    void itWasMeChangesNothingAndStands() {
        Ousting ousting = new Ousting();
        OwnCaller owner = ousting.ownerIsBack();
        String alert = "me/alerts/" + owner.get("me/alerts").ids().get(0);

        assertThat(owner.post(alert, "{\"verdict\":\"mine\"}").status()).isEqualTo(204);
        assertThat(owner.post(alert, "{\"verdict\":\"not-mine\"}").problem()).isEqualTo("alert-answered");

        realm.shallHoldCount(ousting.ada.person(), 2);
        assertThat(ousting.ada.events("alert-answered")).containsExactly("mine");
    }

    @Test
    void aStolenPasswordAnswersNothing() {
        Ousting ousting = new Ousting();
        String alert = "me/alerts/" + ousting.thief.get("me/alerts").ids().get(0);

        assertThat(ousting.thief.post(alert, "{\"verdict\":\"mine\"}").problem())
                .isEqualTo("device-not-proven");
        assertThat(ousting.thief
                        .post("me/contest", "{\"session\":\"" + ousting.ended.sid() + "\"}")
                        .problem())
                .isEqualTo("device-not-proven");
        assertThat(ousting.thief.get("me/alerts").items().get(0).path("verdict").isNull())
                .isTrue();
    }

    @Test
    void whatWasDoneHereCannotBeDisownedHere() {
        Ousting ousting = new Ousting();
        ousting.ada.prove(ousting.laptop);
        JsonNode alert = ousting.thief.get("me/alerts").items().get(0);

        assertThat(alert.path("here").asBoolean()).isTrue();
        assertThat(ousting.thief
                        .post("me/alerts/" + alert.path("id").asText(), "{\"verdict\":\"not-mine\"}")
                        .problem())
                .isEqualTo("this-device");
    }

    @Test
    void anothersAlertsAreNotThere() {
        Ousting ousting = new Ousting();
        String alert = ousting.ownerIsBack().get("me/alerts").ids().get(0);
        OwnCaller eve = household().proven(device(Agent.CHROME_ON_WINDOWS));

        assertThat(eve.get("me/alerts").items()).isEmpty();
        assertThat(eve.post("me/alerts/" + alert, "{\"verdict\":\"mine\"}").status())
                .isEqualTo(404);
        assertThat(eve.post("me/contest", "{\"session\":\"" + ousting.ended.sid() + "\"}")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|invalid-field|verdict",
                "{\"verdict\":\"perhaps\"}|invalid-field|verdict",
                "{\"verdict\":true}|invalid-field|verdict",
                "{\"answer\":\"mine\"}|unknown-field|answer"
            })
    void anAnswerThatIsNotUnderstoodIsRefused(String body, String problem, String field) {
        Ousting ousting = new Ousting();
        OwnCaller owner = ousting.ownerIsBack();

        Reply reply = owner.post("me/alerts/" + owner.get("me/alerts").ids().get(0), body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.problem()).isEqualTo(problem);
        assertThat(reply.body().path("field").asText()).isEqualTo(field);
    }

    @Test
    void alertsComeInPages() {
        Ousting ousting = new Ousting();
        Tokens again = ousting.owners.signIn(Household.console(realm), ousting.ada.person());
        ousting.thief.delete("me/sessions/" + again.sid());
        realm.shallHoldCount(ousting.ada.person(), 1);
        OwnCaller owner = ousting.ownerIsBack();

        Reply first = owner.get("me/alerts?max=1");
        Reply second =
                owner.get("me/alerts?max=1&after=" + first.body().path("next").asText());

        assertThat(first.ids()).hasSize(1).doesNotContainAnyElementsOf(second.ids());
        assertThat(second.ids()).hasSize(1);
        assertThat(second.body().get("next").isNull()).isTrue();
    }

    /** Somebody with the right password ends the session of the owner's proven phone from a laptop. */
    private final class Ousting {

        private final Household ada = household();
        private final Device owners = device(Agent.SAFARI_ON_IPHONE);
        private final Tokens ended = owners.signIn(Household.console(realm), ada.person());
        private final String phone = ada.deviceOf(ended);
        private final Tokens stolen = device(Agent.CHROME_ON_WINDOWS).signIn(Household.console(realm), ada.person());
        private final String laptop = ada.deviceOf(stolen);
        private final OwnCaller thief = OwnCaller.with(realm, stolen.access());

        private Ousting() {
            ada.prove(phone);
            assertThat(thief.delete("me/sessions/" + ended.sid()).status()).isEqualTo(204);
            realm.shallHoldCount(ada.person(), 1);
        }

        OwnCaller ownerIsBack() {
            return OwnCaller.with(
                    realm, owners.signIn(Household.console(realm), ada.person()).access());
        }
    }

    private Household household() {
        return new Household(realm, realm.person());
    }

    private Device device(Agent agent) {
        return Device.of(server, agent, Origin.UNKNOWN);
    }
}
