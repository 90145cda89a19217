package io.github.livesessions.it.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the tests of a class against a Keycloak with the provider jar; they take it as a parameter of type
 * {@link KeycloakServer}. Classes that ask for the same server share one, and {@link SameServerTogether} lets them
 * run one after the other: one server is up at a time. One instance of the class runs all its tests, so that its
 * constructor makes the realm.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(KeycloakExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public @interface Keycloak {

    /** How many nodes share the database and the caches; more than one needs PostgreSQL. */
    int nodes() default 1;

    Database database() default Database.H2;

    /**
     * Start options, at first the one that places the addresses of the tests. {@code {files}} stands for the directory
     * that {@link KeycloakServer#files()} names.
     */
    String[] options() default {CITIES};

    /** Reads the small city database of the registry's own tests. */
    String CITIES = "--spi-live-sessions--default--geo-files={files}/city-nested.mmdb";
}
