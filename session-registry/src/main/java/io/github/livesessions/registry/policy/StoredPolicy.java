package io.github.livesessions.registry.policy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.RealmEntity;

/**
 * A realm's policy as it is written down.
 *
 * @param there whether the realm has one
 * @param values what is set, by key, each with its values in order; a key without a value is left out
 */
public record StoredPolicy(boolean there, Map<String, List<String>> values) {

    private static final String NAME = "live-sessions";

    /** Keeps only what says something. Keycloak keeps the values of a key in no order. */
    public StoredPolicy {
        Map<String, List<String>> kept = new TreeMap<>();
        values.forEach((key, given) -> {
            List<String> said = given == null
                    ? List.of()
                    : given.stream()
                            .filter(value -> value != null && !value.isEmpty())
                            .sorted()
                            .toList();
            if (!said.isEmpty()) {
                kept.put(key, said);
            }
        });
        values = kept;
    }

    /** The realm's. */
    public static StoredPolicy of(RealmModel realm) {
        Optional<ComponentModel> component = PolicyComponent.of(realm);
        return new StoredPolicy(
                component.isPresent(), component.map(ComponentModel::getConfig).orElseGet(MultivaluedHashMap::new));
    }

    /**
     * The realm's, past all caches, as it stays until the current transaction is over: whoever else asks for it by this
     * method waits.
     */
    public static StoredPolicy locked(KeycloakSession session, RealmModel realm) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        entities.find(RealmEntity.class, realm.getId(), LockModeType.PESSIMISTIC_WRITE);
        boolean there = !entities.createQuery(
                        "select c.id from ComponentEntity c where c.realm.id = :realm and c.providerType = :type",
                        String.class)
                .setParameter("realm", realm.getId())
                .setParameter("type", PolicyProvider.class.getName())
                .getResultList()
                .isEmpty();
        Map<String, List<String>> values = new TreeMap<>();
        entities.createQuery(
                        "select v.name, v.value from ComponentConfigEntity v"
                                + " where v.component.realm.id = :realm and v.component.providerType = :type",
                        Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("type", PolicyProvider.class.getName())
                .getResultList()
                .forEach(row -> add(values, (String) row[0], (String) row[1]));
        return new StoredPolicy(there, values);
    }

    private static void add(Map<String, List<String>> values, String key, @Nullable String value) {
        if (value != null) {
            values.computeIfAbsent(key, first -> new ArrayList<>()).add(value);
        }
    }

    /**
     * Makes it the realm's, through Keycloak's own checks; the realm is set up by it if it was not.
     *
     * @throws org.keycloak.services.ErrorResponseException if it is none
     */
    public void writeTo(RealmModel realm) {
        MultivaluedHashMap<String, String> config = new MultivaluedHashMap<>();
        values.forEach((key, given) -> config.put(key, new ArrayList<>(given)));
        Optional<ComponentModel> standing = PolicyComponent.of(realm);
        ComponentModel model = standing.orElseGet(StoredPolicy::component);
        model.setConfig(config);
        if (standing.isPresent()) {
            realm.updateComponent(model);
        } else {
            model.setParentId(realm.getId());
            realm.addComponentModel(model);
        }
    }

    private static ComponentModel component() {
        ComponentModel model = new ComponentModel();
        model.setName(NAME);
        model.setProviderId(PolicyComponent.ID);
        model.setProviderType(PolicyProvider.class.getName());
        return model;
    }

    /** What is another for another policy: a digest. */
    public String version() {
        StringBuilder text = new StringBuilder(there ? "policy" : "none");
        values.forEach((key, given) -> {
            text.append('\n').append(key);
            given.forEach(value ->
                    text.append('\n').append(value.length()).append(' ').append(value));
        });
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
