package io.github.livesessions.core.device;

import java.util.HashMap;
import java.util.Map;

/** The hints of one request, as a browser sends them. */
final class Request {

    private final Map<String, String> headers = new HashMap<>();

    static Request from(String platform, String version) {
        return new Request()
                .with("Sec-CH-UA-Platform", '"' + platform + '"')
                .with("Sec-CH-UA-Platform-Version", '"' + version + '"');
    }

    Request with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    DeviceDescription sharpen(DeviceDescription agent) {
        return new ClientHints(headers::get).sharpen(agent);
    }
}
