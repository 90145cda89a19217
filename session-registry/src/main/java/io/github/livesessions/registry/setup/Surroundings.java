package io.github.livesessions.registry.setup;

import io.github.livesessions.registry.Equipment;
import io.github.livesessions.registry.geo.GeoFile;
import io.github.livesessions.registry.store.NodeStore;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.common.enums.SslRequired;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What a realm's setup depends on and cannot change by itself. */
final class Surroundings {

    private static final String LISTENER = "live-sessions";
    private static final int TOKEN_LIFE_SECONDS = 300;
    private static final int MAX_PROVIDERS = 100;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Equipment equipment;
    private final Clock clock;

    Surroundings(Site site, Equipment equipment, Clock clock) {
        this.session = site.session();
        this.realm = site.realm();
        this.equipment = equipment;
        this.clock = clock;
    }

    /** Ways in that the gate decides as a required action, and that need nothing else. */
    Stream<Finding> flows() {
        String covered = "The gate decides these logins; the flow needs no step of its own.";
        Stream<Finding> brokers = session.identityProviders()
                .getAllStream(IdentityProviderQuery.userAuthentication(), 0, MAX_PROVIDERS)
                .map(IdentityProviderModel::getAlias)
                .map(alias -> Finding.ok(Part.POST_BROKER_FLOW, covered).of(alias));
        return Stream.concat(
                Stream.of(Finding.ok(Part.DIRECT_GRANT_FLOW, covered), Finding.ok(Part.FIRST_BROKER_FLOW, covered)),
                brokers);
    }

    Finding listener() {
        boolean there =
                session.getKeycloakSessionFactory().getProviderFactory(EventListenerProvider.class, LISTENER) != null;
        return there
                ? Finding.ok(Part.LISTENER, "It hears all realms.")
                : Finding.missing(Part.LISTENER, "The server's event listener is missing.");
    }

    Finding loginTheme() {
        return Finding.ok(Part.LOGIN_THEME, "Our pages come in any login theme.");
    }

    Finding tokenLife() {
        int seconds = realm.getAccessTokenLifespan();
        String name = "accessTokenLifespan";
        return seconds <= TOKEN_LIFE_SECONDS
                ? Finding.ok(Part.REALM_SETTINGS, seconds + " s").of(name)
                : Finding.warning(
                                Part.REALM_SETTINGS,
                                "An access token outlives its session by up to " + seconds + " s; " + TOKEN_LIFE_SECONDS
                                        + " or less are advised.")
                        .of(name);
    }

    Stream<Finding> server() {
        return Stream.of(auditKeys(), proxy(), https(), mail(), cluster());
    }

    List<Finding> geoFiles() {
        return equipment.geoFiles().isEmpty()
                ? List.of(Finding.missing(
                        Part.GEO_FILE,
                        "No city database: places are unknown. Name one in"
                                + " --spi-live-sessions--default--geo-files."))
                : equipment.geoFiles().stream().map(this::geoFile).toList();
    }

    private Finding geoFile(GeoFile file) {
        Instant built = file.built();
        String age = built == null
                ? ""
                : Math.max(0, Duration.between(built, clock.instant()).toDays()) + " days old";
        if (file.fault() == null) {
            return Finding.ok(Part.GEO_FILE, age).of(file.name());
        }
        String detail = age.isEmpty() ? file.fault() : age + "; " + file.fault();
        return (built == null ? Finding.missing(Part.GEO_FILE, detail) : Finding.warning(Part.GEO_FILE, detail))
                .of(file.name());
    }

    private Finding auditKeys() {
        return equipment.auditSigned()
                ? Finding.ok(Part.AUDIT_KEYS, "")
                : Finding.warning(
                        Part.AUDIT_KEYS,
                        "The audit chain is not signed. Name a key in --spi-live-sessions--default--audit-keys.");
    }

    private Finding proxy() {
        HttpHeaders headers = session.getContext().getHttpRequest().getHttpHeaders();
        boolean forwarded = Stream.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host")
                .anyMatch(name -> headers.getHeaderString(name) != null);
        Config.Scope options = Config.scope().root();
        return new ProxyLook(forwarded, options.get("proxy-headers"), options.get("proxy-trusted-addresses"))
                .fault()
                .map(fault -> Finding.warning(Part.PROXY, fault))
                .orElseGet(() -> Finding.ok(Part.PROXY, ""));
    }

    private Finding https() {
        if (realm.getSslRequired() == SslRequired.NONE) {
            return Finding.warning(
                    Part.HTTPS, "The realm lets people log in over http, where cookies and passwords can be read.");
        }
        boolean secure =
                "https".equals(session.getContext().getUri().getBaseUri().getScheme());
        return secure
                ? Finding.ok(Part.HTTPS, "")
                : Finding.warning(Part.HTTPS, "This request came over http. Browsers keep device keys on https alone.");
    }

    private Finding mail() {
        String host =
                realm.getSmtpConfig() == null ? null : realm.getSmtpConfig().get("host");
        return host == null || host.isBlank()
                ? Finding.missing(Part.MAIL, "The realm has no mail server: alerts and codes cannot be mailed.")
                : Finding.ok(Part.MAIL, "");
    }

    private Finding cluster() {
        long nodes = new NodeStore(
                        session.getProvider(JpaConnectionProvider.class).getEntityManager())
                .all().stream().filter(node -> !node.gone()).count();
        return nodes == 0
                ? new Finding(Part.CLUSTER, Status.UNKNOWN, "", "No node has given a sign of life yet.", false)
                : Finding.ok(Part.CLUSTER, nodes == 1 ? "1 node" : nodes + " nodes");
    }
}
