package io.github.livesessions.registry.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.util.JsonSerialization;

/** The user attribute {@code plan} in the realm's user profile: people see it, and only administrators write it. */
final class PlanAttribute implements Fitting {

    private static final String NAME = "plan";
    /** The state of a realm that has a profile of its own without the attribute. */
    private static final String UNDECLARED = "undeclared";

    private static final String USER = "user";
    private static final String ADMIN = "admin";

    private final Site site;

    PlanAttribute(Site site) {
        this.site = site;
    }

    @Override
    public Part part() {
        return Part.USER_PROFILE_PLAN;
    }

    /** How it is found. */
    Finding look() {
        if (!isDue()) {
            return Finding.ok(part(), "");
        }
        String detail = declared().isPresent()
                ? "Users can write the attribute 'plan' themselves, and so it does not count."
                : "The user profile does not declare the attribute 'plan'.";
        return new Finding(part(), Status.MISSING, "", detail, true);
    }

    @Override
    public String state() {
        return declared().map(PlanAttribute::json).orElseGet(() -> hasProfile() ? UNDECLARED : "");
    }

    @Override
    public boolean isDue() {
        return declared().filter(PlanAttribute::isForAdminsToWrite).isEmpty();
    }

    @Override
    public String goal() {
        return shown(json(wanted()));
    }

    /** Who may write it. */
    @Override
    public String shown(String state) {
        return read(state)
                .map(UPAttribute::getPermissions)
                .map(permissions -> String.join(
                        ", ", permissions.getEdit().stream().sorted().toList()))
                .orElse("");
    }

    @Override
    public void fit() {
        put(wanted());
    }

    @Override
    public boolean canRestore(String before) {
        return before.isEmpty() || before.equals(UNDECLARED) || read(before).isPresent();
    }

    @Override
    public void restore(String before) {
        Optional<UPAttribute> attribute = read(before);
        if (attribute.isPresent()) {
            put(attribute.get());
            return;
        }
        UPConfig config = profile().getConfiguration();
        config.removeAttribute(NAME);
        if (before.isEmpty()) {
            profile().setConfiguration(null);
        }
        if (!before.isEmpty() || !profile().getConfiguration().equals(config)) {
            profile().setConfiguration(config);
        }
    }

    /** Without a profile of its own a realm has Keycloak's, of the version that runs. */
    private boolean hasProfile() {
        RealmModel realm = site.realm();
        return realm.getComponentsStream(realm.getId(), UserProfileProvider.class.getName())
                .findAny()
                .isPresent();
    }

    private void put(UPAttribute attribute) {
        UPConfig config = profile().getConfiguration();
        config.addOrReplaceAttribute(attribute);
        profile().setConfiguration(config);
    }

    private UPAttribute wanted() {
        Optional<UPAttribute> declared = declared();
        if (declared.isEmpty()) {
            UPAttribute attribute =
                    new UPAttribute(NAME, new UPAttributePermissions(Set.of(ADMIN, USER), Set.of(ADMIN)));
            attribute.setDisplayName("Plan");
            attribute.addValidation("length", Map.of("max", 64));
            return attribute;
        }
        UPAttribute attribute = declared.get();
        UPAttributePermissions before = attribute.getPermissions();
        attribute.setPermissions(new UPAttributePermissions(
                before == null || before.getView().isEmpty() ? Set.of(ADMIN, USER) : before.getView(), Set.of(ADMIN)));
        return attribute;
    }

    private Optional<UPAttribute> declared() {
        return Optional.ofNullable(profile().getConfiguration().getAttribute(NAME));
    }

    private UserProfileProvider profile() {
        return site.session().getProvider(UserProfileProvider.class);
    }

    private static boolean isForAdminsToWrite(UPAttribute attribute) {
        UPAttributePermissions permissions = attribute.getPermissions();
        return permissions != null && List.copyOf(permissions.getEdit()).equals(List.of(ADMIN));
    }

    /** In one order, so that equal attributes are equal texts. */
    private static String json(UPAttribute attribute) {
        UPAttributePermissions permissions = attribute.getPermissions();
        if (permissions != null) {
            attribute.setPermissions(new UPAttributePermissions(
                    new TreeSet<>(permissions.getView()), new TreeSet<>(permissions.getEdit())));
        }
        try {
            return JsonSerialization.writeValueAsString(attribute);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Optional<UPAttribute> read(String json) {
        try {
            return json.isEmpty() || json.equals(UNDECLARED)
                    ? Optional.empty()
                    : Optional.of(JsonSerialization.readValue(json, UPAttribute.class));
        } catch (IOException notAnAttribute) {
            return Optional.empty();
        }
    }
}
