// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.rule.RuleFiles;
import dev.casewire.normalizer.rule.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rules and bindings that come with the normalizer. Stateless. */
public final class PackagedRules {
    private static final String ROOT = "/dev/casewire/normalizer/";

    private PackagedRules() {}

    /** OCSF versions that rules are bound to, the oldest first. */
    public static final List<String> VERSIONS = List.of("1.1.0", "1.8.0");

    /** The version that rules are written against, and that is written unless settings say otherwise. */
    public static final String NEWEST = "1.8.0";

    /** The rules. */
    public static RuleSet rules() {
        return RuleFiles.read(file -> text("rules/" + file));
    }

    /**
     * The rules with those of a folder over them.
     *
     * @throws IllegalArgumentException naming file, line, rule and problem
     */
    public static RuleSet rulesWith(RuleFolder overlay) {
        return RuleFiles.read(file -> text("rules/" + file), overlay.texts());
    }

    /**
     * The binding of an OCSF version, such as 1.8.0.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Binding binding(String version) {
        String file = "bindings/ocsf-" + version + ".yaml";
        return Binding.read(file, text(file), PackagedRules::binding);
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
