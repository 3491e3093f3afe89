package org.policyrelay.engine.door;

import java.util.Optional;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** What a model says of one of its elements beside BPMN: a {@code camunda:property}. */
public final class ModelProperty {

  private ModelProperty() {}

  /** The value of the element's property of that name; empty where it has none. */
  public static Optional<String> of(Element element, String name) {
    var extensions = element.element("extensionElements");
    if (extensions == null) {
      return Optional.empty();
    }
    var properties = extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
    return properties == null
        ? Optional.empty()
        : properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property").stream()
            .filter(property -> name.equals(property.attribute("name")))
            .map(property -> property.attribute("value"))
            .findFirst();
  }
}
