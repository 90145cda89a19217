package io.github.livesessions.it.server;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/** Runs the classes that share a server one after the other, so that each server boots once. */
public final class SameServerTogether implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.comparing(SameServerTogether::server)
                        .thenComparing(descriptor -> descriptor.getTestClass().getName()));
    }

    private static String server(ClassDescriptor descriptor) {
        return descriptor
                .findAnnotation(Keycloak.class)
                .map(Blueprint::of)
                .map(Blueprint::toString)
                .orElse("");
    }
}
