// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.rule.RuleFiles;
import dev.casewire.normalizer.rule.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The rules and bindings that come with the normalizer. Stateless. */
public final class PackagedRules {
    private static final String ROOT = "/dev/casewire/normalizer/";

    private PackagedRules() {}

    /** The rules. */
    public static RuleSet rules() {
        return RuleFiles.read(file -> text("rules/" + file));
    }

    /**
     * The binding of an OCSF version, such as 1.8.0.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Binding binding(String version) {
        String file = "bindings/ocsf-" + version + ".yaml";
        return Binding.read(file, text(file));
    }

    private static String text(String path) {
        try (InputStream in = PackagedRules.class.getResourceAsStream(ROOT + path)) {
            if (in == null) {
                throw new IllegalArgumentException("the normalizer packs no '" + path + "'");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading '" + path + "' of the normalizer", e);
        }
    }
}
