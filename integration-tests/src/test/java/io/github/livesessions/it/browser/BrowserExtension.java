package io.github.livesessions.it.browser;

import io.github.livesessions.it.failure.Failure;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Opens Chromium once for all tests; keeps what a failed test had on its screens. */
final class BrowserExtension implements ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create("browser");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browsers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Chromium chromium = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Chromium.class, key -> Chromium.launch(), Chromium.class);
        return context.getStore(NAMESPACE)
                .computeIfAbsent(Browsers.class, key -> new Browsers(chromium), Browsers.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Browsers browsers = context.getStore(NAMESPACE).get(Browsers.class, Browsers.class);
        if (browsers == null) {
            return;
        }
        List<BrowserDevice> devices = browsers.all();
        if (context.getExecutionException().isPresent()) {
            Failure failure = Failure.of(context);
            for (int i = 0; i < devices.size(); i++) {
                failure.keep("browser" + i + ".png", devices.get(i).page().screenshot());
                failure.keep("browser" + i + ".html", devices.get(i).page().content());
            }
        }
        devices.forEach(BrowserDevice::close);
    }
}
