// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import java.util.Optional;

/**
 * What an intent is in one OCSF version. Immutable.
 *
 * @param target the class and how it is written
 * @param activityId the class's activity; 99 where the class has no name for the intent
 * @param activityName name of the activity; empty where it is the record's own caption
 */
record IntentBinding(ClassBinding target, int activityId, Optional<String> activityName) {}
