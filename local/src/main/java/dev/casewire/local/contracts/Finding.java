// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.contracts;

import java.util.List;

/** What was found of one topic or subject. */
public sealed interface Finding {

    /** Topic or subject. */
    String name();

    /** It was not there, and is now (or would be, in a dry run). */
    record Missing(String name, String what) implements Finding {}

    /** It is there as it should be. */
    record Present(String name) implements Finding {}

    /** It is there and differs; left as it is. */
    record Different(String name, List<String> how) implements Finding {
        public Different {
            how = List.copyOf(how);
        }
    }
}
