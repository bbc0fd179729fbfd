// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.normalizer;

import dev.casewire.normalizer.mapping.PackagedRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rules of a user's own for kinds that do not come, so that there are many times as many as the packaged ones. */
final class GeneratedRules {
    private GeneratedRules() {}

    /**
     * Writes an overlay folder.
     *
     * @param times how many times as many rules there are with them; with 1 the folder stays empty
     */
    static Path write(Path folder, int times) throws IOException {
        int packaged = PackagedRules.rules().rules().size();
        StringBuilder yaml = new StringBuilder("rules:\n");
        for (int i = 0; i < packaged * (times - 1); i++) {
            yaml.append("  - id: generated.").append(i).append('\n');
            yaml.append("    keys: [jira.auditing.generated.").append(i).append("]\n");
            yaml.append("    captions: [user management / Generated act ")
                    .append(i)
                    .append("]\n");
            yaml.append("    events:\n      - intent: user.update\n        severity: 1\n");
            yaml.append("        raise: [{to: 3, if: [\"object(USER).name has admin\"]}]\n");
            yaml.append("        use: {user: user-object}\n");
        }
        Files.createDirectories(folder);
        if (times > 1) {
            Files.writeString(folder.resolve("generated.yaml"), yaml);
        }
        return folder;
    }
}
