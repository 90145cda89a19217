package io.github.livesessions.registry.setup;

import org.keycloak.models.RealmModel;

/** Whether the realm keeps what administrators do, to sessions and to this setup among all else. */
final class AdminEvents implements Fitting {

    private final RealmModel realm;

    AdminEvents(Site site) {
        this.realm = site.realm();
    }

    @Override
    public Part part() {
        return Part.REALM_SETTINGS;
    }

    @Override
    public String subject() {
        return "adminEventsEnabled";
    }

    /** How it is found. */
    Finding look() {
        return isDue()
                ? new Finding(
                        part(),
                        Status.WARNING,
                        subject(),
                        "The realm does not keep what its administrators do to sessions.",
                        true)
                : Finding.ok(part(), "").of(subject());
    }

    @Override
    public String state() {
        return Boolean.toString(realm.isAdminEventsEnabled());
    }

    @Override
    public boolean isDue() {
        return !realm.isAdminEventsEnabled();
    }

    @Override
    public String goal() {
        return "true";
    }

    @Override
    public void fit() {
        realm.setAdminEventsEnabled(true);
    }

    @Override
    public void restore(String before) {
        realm.setAdminEventsEnabled(Boolean.parseBoolean(before));
    }
}
