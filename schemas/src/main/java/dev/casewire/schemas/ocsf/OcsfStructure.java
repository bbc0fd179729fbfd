// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has attributes: a class of events or an object within them. Immutable. */
public sealed interface OcsfStructure permits OcsfClass, OcsfObject {

    /** Name as OCSF writes it, such as {@code group_management}. */
    String name();

    /** Name for people. */
    String caption();

    /** Rules over the presence of attributes. */
    List<OcsfConstraint> constraints();

    /** Attributes by name, sorted by name. */
    Map<String, OcsfAttribute> attributes();

    /** The attribute of this name, if there is one. */
    default Optional<OcsfAttribute> attribute(String attributeName) {
        return Optional.ofNullable(attributes().get(attributeName));
    }
}
