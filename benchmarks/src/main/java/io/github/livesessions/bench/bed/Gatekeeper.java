package io.github.livesessions.bench.bed;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;

/** Who keeps the number of sessions in a realm. All realms are alike but for that, down to the steps of the login. */
public enum Gatekeeper {
    NOBODY("vanilla", Build.VANILLA) {
        @Override
        LoginFlow arrange(RealmDraft draft, Limit limit) {
            return LoginFlow.plain();
        }
    },
    /** Keycloak's "User session count limiter". */
    KEYCLOAKS_LIMITER("Keycloak's limiter", Build.VANILLA) {
        @Override
        LoginFlow arrange(RealmDraft draft, Limit limit) {
            return LoginFlow.limited(limit);
        }
    },
    /** Everything that the provider has: the gate, and the device step before the login. */
    OURS("ours", Build.OURS) {
        @Override
        LoginFlow arrange(RealmDraft draft, Limit limit) {
            draft.gated(Policy.limit(limit.sessions(), limit.whenFull()));
            return LoginFlow.withDeviceStep();
        }
    };

    private final String label;
    private final Build build;

    Gatekeeper(String label, Build build) {
        this.label = label;
        this.build = build;
    }

    /** How reports call it. */
    public String label() {
        return label;
    }

    /** The build that a server needs to have this one. */
    public Build build() {
        return build;
    }

    abstract LoginFlow arrange(RealmDraft draft, Limit limit);

    /** Makes a realm with cheap passwords, which hide nothing, and without Keycloak's own record of events. */
    public Realm realm(MeasuredServer server, Apps apps, Limit limit) {
        RealmDraft draft = RealmDraft.draft()
                .with("eventsEnabled", false)
                .with("adminEventsEnabled", false)
                // no session expires while it is measured
                .with("ssoSessionIdleTimeout", 86_400)
                .with("ssoSessionMaxLifespan", 86_400)
                .client("app", apps);
        LoginFlow flow = arrange(draft, limit);
        Realm realm = draft.create(server);
        flow.bind(server.admin(), realm.name());
        return realm;
    }
}
