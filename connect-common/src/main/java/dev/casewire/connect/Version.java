// SPDX-License-Identifier: Apache-2.0
package dev.casewire.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that the build wrote into this jar; what every connector answers in {@code version()}. */
public final class Version {
    private static final String RESOURCE = "version.properties";

    private Version() {}

    /** Version of Casewire, such as {@code 0.1.0-SNAPSHOT}. */
    public static String current() {
        try (InputStream resource = Version.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar of connect-common");
            }
            Properties properties = new Properties();
            properties.load(resource);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " of connect-common cannot be read", e);
        }
    }
}
