// SPDX-License-Identifier: Apache-2.0
package dev.casewire.connect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells a task which of its connector's it is; Connect keeps the number to itself. */
public final class TaskNumber {
    static final String KEY = "casewire.task.number";

    private TaskNumber() {}

    /** The same settings for each task, numbered from 0 as Connect does. */
    public static List<Map<String, String>> numbered(Map<String, String> settings, int tasks) {
        List<Map<String, String>> numbered = new ArrayList<>(tasks);
        for (int number = 0; number < tasks; number++) {
            Map<String, String> own = new HashMap<>(settings);
            own.put(KEY, Integer.toString(number));
            numbered.add(own);
        }
        return numbered;
    }

    /** The task's number; 0 where its settings do not tell. */
    public static String of(Map<String, String> settings) {
        return settings.getOrDefault(KEY, "0");
    }
}
