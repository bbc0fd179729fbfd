// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that the build wrote into this jar. */
final class ConverterVersion {
    private static final String RESOURCE = "version.properties";

    private ConverterVersion() {}

    static String current() {
        try (InputStream resource = ConverterVersion.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar of registry-serde");
            }
            Properties properties = new Properties();
            properties.load(resource);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " of registry-serde cannot be read", e);
        }
    }
}
