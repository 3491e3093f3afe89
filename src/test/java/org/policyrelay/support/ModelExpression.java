package org.policyrelay.support;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * An expression of a model: what stands between <code>${</code> and <code>}</code>, wherever that
 * is.
 *
 * @param place the attribute or element that holds it, such as {@code dueDate}
 * @param text the expression without its brackets
 */
public record ModelExpression(String place, String text) {

  private static final Pattern MARK = Pattern.compile("[$#]\\{([^}]*)}");

  /** Every expression of a model, read from the XML so that no place can be forgotten. */
  public static List<ModelExpression> in(Path model) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      var found = new ArrayList<ModelExpression>();
      collect(factory.newDocumentBuilder().parse(model.toFile()).getDocumentElement(), found);
      return found;
    } catch (ParserConfigurationException | SAXException | IOException broken) {
      throw new IllegalStateException(model + " cannot be read", broken);
    }
  }

  private static void collect(Element element, List<ModelExpression> found) {
    var attributes = element.getAttributes();
    for (var index = 0; index < attributes.getLength(); index++) {
      var attribute = attributes.item(index);
      add(attribute.getLocalName(), attribute.getNodeValue(), found);
    }
    for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        collect(inner, found);
      } else if (child.getNodeType() == Node.TEXT_NODE
          || child.getNodeType() == Node.CDATA_SECTION_NODE) {
        add(element.getLocalName(), child.getNodeValue(), found);
      }
    }
  }

  private static void add(String place, String text, List<ModelExpression> found) {
    var marks = MARK.matcher(text);
    while (marks.find()) {
      found.add(new ModelExpression(place, marks.group(1)));
    }
  }
}
