package io.github.livesessions.it.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.rest.AdminCaller;
import io.github.livesessions.it.rest.AdminCaller.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.assertj.core.api.Assertions;

/** A realm in the hands of its administrator, who sets it up and takes that back. */
final class SetUpRealm {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROFILE = "kc.user.profile.config";

    private final Realm realm;
    private final AdminCaller admin;

    SetUpRealm(Realm realm) {
        this.realm = realm;
        this.admin = AdminCaller.with(realm, realm, "realm-admin");
    }

    JsonNode look() {
        return ok(admin.get("setup"));
    }

    /** How a part is found. */
    String status(String part) {
        return StreamSupport.stream(look().path("parts").spliterator(), false)
                .filter(found -> found.path("id").asText().equals(part))
                .map(found -> found.path("status").asText())
                .findFirst()
                .orElse("not there");
    }

    JsonNode wouldInstall(Map<String, Object> wish) {
        ObjectNode body = JSON.valueToTree(wish);
        return ok(admin.post("setup", body.put("dryRun", true).toString()));
    }

    JsonNode install(Map<String, Object> wish) {
        return ok(tryInstall(wish));
    }

    Answer tryInstall(Map<String, Object> wish) {
        return admin.post("setup", JSON.valueToTree(wish).toString());
    }

    JsonNode wouldUndo() {
        return ok(admin.delete("setup?dryRun=true"));
    }

    JsonNode undo() {
        return ok(admin.delete("setup"));
    }

    /** Each change as {@code part/subject: from -> to}. */
    static List<String> changes(JsonNode report) {
        return StreamSupport.stream(report.path("changes").spliterator(), false)
                .map(change -> change.path("part").asText()
                        + (change.path("subject").isTextual()
                                ? "/" + change.path("subject").asText()
                                : "")
                        + ": " + change.path("from").asText("") + " -> "
                        + change.get("to").asText())
                .toList();
    }

    /** The realm as Keycloak exports it, with clients, groups, roles and flows, lists in one order. */
    JsonNode export() {
        return inOrder(realm.server().admin().wholeExportOf(realm.name()));
    }

    private static JsonNode ok(Answer answer) {
        Assertions.assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode inOrder(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(field -> field.setValue(
                            field.getKey().equals(PROFILE)
                                    ? parsed(field.getValue().path(0))
                                    : inOrder(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            List<JsonNode> items = array.valueStream()
                    .map(SetUpRealm::inOrder)
                    .sorted(Comparator.comparing(JsonNode::toString))
                    .toList();
            array.removeAll().addAll(items);
        }
        return node;
    }

    private static JsonNode parsed(JsonNode text) {
        try {
            return inOrder(JSON.readTree(text.asText()));
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }
}
