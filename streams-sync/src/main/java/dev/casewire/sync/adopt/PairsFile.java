// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.adopt;

import dev.casewire.sync.config.SyncConfig;
import java.util.Arrays;
import java.util.List;

/**
 * Pairs as a person lists them: lines of {@code case,site,issue} below a line that says so. A case is named by its ARN, an issue
 * by its id or key; the site may be empty where only one is configured. Empty lines and lines that begin with # say nothing.
 */
public final class PairsFile {
    private static final List<String> HEADER = List.of("case", "site", "issue");

    private PairsFile() {}

    /**
     * Reads a list.
     *
     * @param label name of the list for messages
     * @throws IllegalArgumentException with a line for each complaint, naming list, line, rule and value
     */
    public static Adoptions read(String label, String csv, SyncConfig config, IssueIds ids) {
        PairList pairs = new PairList(label, config, ids);
        List<String> lines = csv.lines().toList();
        boolean isHeaderRead = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            List<String> cells =
                    Arrays.stream(line.split(",", -1)).map(PairsFile::plain).toList();
            if (!isHeaderRead && !cells.equals(HEADER)) {
                pairs.problem(i + 1, "the first line must be case,site,issue, is '" + line + "'");
                return pairs.done();
            } else if (isHeaderRead && cells.size() != HEADER.size()) {
                pairs.problem(i + 1, "a line must have 3 cells, has " + cells.size() + ": '" + line + "'");
            } else if (isHeaderRead) {
                pairs.add(i + 1, cells.get(0), cells.get(1), cells.get(2));
            }
            isHeaderRead = true;
        }
        return pairs.done();
    }

    /** Neither ARNs nor hosts nor keys hold commas or quotes, so quotes only enclose. */
    private static String plain(String cell) {
        String text = cell.strip();
        boolean isQuoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }
}
