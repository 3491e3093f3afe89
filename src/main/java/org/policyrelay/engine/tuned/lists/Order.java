package org.policyrelay.engine.tuned.lists;

import java.io.Serializable;
import java.util.List;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;

/**
 * What matters of the order that a query asks for.
 *
 * @param byRelation whether it asks another table, such as that of the variables
 * @param plain whether each of its columns has a name of its own, so that a statement can be put
 *     around it
 */
record Order(boolean byRelation, boolean plain) implements Serializable {

  static final Order NONE = new Order(false, true);

  static Order of(List<QueryOrderingProperty> properties) {
    return new Order(
        properties.stream().anyMatch(property -> property.getRelation() != null),
        properties.stream().filter(property -> !property.isContainedProperty()).count() < 2);
  }
}
