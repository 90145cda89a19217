package io.github.livesessions.it.server;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.failure.Failure;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands test classes their server and the applications beside it, and keeps the server's log of a failed test. */
final class KeycloakExtension implements BeforeAllCallback, AfterTestExecutionCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create("keycloak");

    @Override
    public void beforeAll(ExtensionContext context) {
        server(context);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        KeycloakServer server = running(context).current();
        if (server != null && context.getExecutionException().isPresent()) {
            for (int node = 0; node < server.nodes(); node++) {
                Failure.of(context).keep("node" + node + ".log", server.log(node));
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == KeycloakServer.class || type == Apps.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Apps.class ? apps(context) : server(context);
    }

    private static KeycloakServer server(ExtensionContext context) {
        Keycloak wish = context.getRequiredTestClass().getAnnotation(Keycloak.class);
        if (wish == null) {
            throw new IllegalStateException(context.getRequiredTestClass() + " lacks @Keycloak");
        }
        return running(context).as(Blueprint.of(wish));
    }

    private static RunningServer running(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(RunningServer.class, key -> firstServer(), RunningServer.class);
    }

    private static RunningServer firstServer() {
        // what failed in an earlier run would be taken for a failure of this one
        Workspace.fresh("failures");
        return new RunningServer();
    }

    private static Apps apps(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Apps.class, key -> Apps.open(), Apps.class);
    }
}
