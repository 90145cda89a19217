package io.github.livesessions.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.livesessions.registry.PlanPreview;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The document and the resources say the same. */
final class OpenApiTest {

    private static final String OWN = "/realms/{realm}/live-sessions";
    private static final String ADMIN = "/admin/realms/{realm}/live-sessions";

    /** What the document calls a record of ours. */
    private static final Map<String, Class<? extends Record>> SCHEMAS = Map.ofEntries(
            Map.entry("Session", SessionView.class),
            Map.entry("SessionDevice", DeviceView.class),
            Map.entry("Place", PlaceView.class),
            Map.entry("Block", BlockView.class),
            Map.entry("Undo", Undo.class),
            Map.entry("Beacon", MyBeaconResource.View.class),
            Map.entry("Live", BeaconResource.LiveView.class),
            Map.entry("Ended", BeaconResource.EndedView.class),
            Map.entry("Reason", ReasonView.class),
            Map.entry("Receipt", ReceiptView.class),
            Map.entry("ReceiptClient", ReceiptView.Client.class),
            Map.entry("Alert", AlertView.class),
            Map.entry("OwnAlert", OwnedAlert.class),
            Map.entry("AdminAlert", AdminAlertView.class),
            Map.entry("EndedSessions", NamedSessions.Report.class),
            Map.entry("Statistics", StatsView.class),
            Map.entry("User", AdminUserResource.View.class),
            Map.entry("Event", EventView.class),
            Map.entry("EventDevice", EventView.Device.class),
            Map.entry("Setup", SetupView.class),
            Map.entry("SetupPart", SetupView.Found.class),
            Map.entry("SetupReport", SetupReport.class),
            Map.entry("SetupChange", SetupReport.Changed.class),
            Map.entry("Policy", PolicyView.class),
            Map.entry("PolicyPlan", PolicyView.PlanView.class),
            Map.entry("PolicySetting", PolicyView.SettingView.class),
            Map.entry("PolicyFault", Problem.Fault.class),
            Map.entry("PolicyPreview", PolicyPreview.class),
            Map.entry("PolicyPreviewPlan", PlanPreview.OfPlan.class),
            Map.entry("PolicyPreviewUser", PlanPreview.OfUser.class),
            Map.entry("PolicyChange", PolicyPreview.Change.class),
            Map.entry("Problem", Problem.Body.class));

    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream file = OpenApiTest.class.getResourceAsStream("/live-sessions/openapi.json")) {
            document = new ObjectMapper().readTree(file);
        }
    }

    @Test
    void itTellsOfEveryCallAndOfNoOther() {
        Set<String> served = new TreeSet<>();
        calls(SelfResource.class, OWN).forEach(served::add);
        calls(AdminResource.class, ADMIN).forEach(served::add);

        assertThat(described()).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void itTellsOfEveryFieldAndOfNoOther() {
        SCHEMAS.forEach((name, type) -> assertThat(names(schema(name).path("properties")))
                .as(name)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList()));
    }

    @Test
    void everyCallTellsWhatItAnswersAndWhoMayAsk() {
        for (JsonNode path : document.path("paths")) {
            for (Map.Entry<String, JsonNode> call : path.properties()) {
                if (!call.getKey().equals("parameters")) {
                    assertThat(names(call.getValue())).contains("summary", "responses", "security", "operationId");
                }
            }
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    private static JsonNode schema(String name) {
        return document.at("/components/schemas/" + name);
    }

    private static Set<String> described() {
        return document.path("paths").properties().stream()
                .flatMap(path -> names(path.getValue()).stream()
                        .filter(name -> !name.equals("parameters"))
                        .map(method -> method.toUpperCase(Locale.ROOT) + ' ' + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> calls(Class<?> resource, String at) {
        return Arrays.stream(resource.getMethods()).flatMap(method -> calls(method, at));
    }

    private static Stream<String> calls(Method method, String at) {
        Path path = method.getAnnotation(Path.class);
        if (path == null) {
            return Stream.empty();
        }
        String here = path.value().isEmpty() ? at : at + '/' + path.value();
        Optional<String> verb = Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
        return verb.map(name -> Stream.of(name + ' ' + here)).orElseGet(() -> calls(method.getReturnType(), here));
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }
}
