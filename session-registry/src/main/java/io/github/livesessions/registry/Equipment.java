package io.github.livesessions.registry;

import io.github.livesessions.registry.geo.GeoFile;
import java.util.List;

/**
 * What the start options have given a server.
 *
 * @param auditSigned whether it has a key that signs the audit chain
 */
public record Equipment(List<GeoFile> geoFiles, boolean auditSigned) {

    public Equipment {
        geoFiles = List.copyOf(geoFiles);
    }
}
