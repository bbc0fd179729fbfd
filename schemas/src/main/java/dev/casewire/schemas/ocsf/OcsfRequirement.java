// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf;

/** How much OCSF wants an attribute. */
public enum OcsfRequirement {
    REQUIRED,
    RECOMMENDED,
    OPTIONAL
}
