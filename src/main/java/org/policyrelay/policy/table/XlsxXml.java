package org.policyrelay.policy.table;

import java.io.ByteArrayInputStream;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the XML of one part, element by element. The JDK's own reader, whatever else is on the
 * class path; no document type, no entities but those of XML itself, nothing from elsewhere.
 */
final class XlsxXml {

  private final XMLStreamReader xml;

  private XlsxXml(XMLStreamReader xml) {
    this.xml = xml;
  }

  /** What is done with each element as it begins. */
  @FunctionalInterface
  interface Visitor {
    void begins(String element, XlsxXml at) throws XMLStreamException;
  }

  /** One for each part: a factory is nobody's promise to serve two threads. */
  private static XMLInputFactory readers() {
    var readers = XMLInputFactory.newDefaultFactory();
    readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    readers.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing from elsewhere is read");
        });
    return readers;
  }

  /** Every element of a part; whatever it is in, those that nobody reads included. */
  static void each(byte[] part, Visitor visitor) {
    try {
      var reader = readers().createXMLStreamReader(new ByteArrayInputStream(part));
      try {
        var at = new XlsxXml(reader);
        while (reader.hasNext()) {
          if (at.next() == XMLStreamConstants.START_ELEMENT) {
            visitor.begins(reader.getLocalName(), at);
          }
        }
      } finally {
        reader.close();
      }
    } catch (XMLStreamException broken) {
      throw XlsxParts.noWorkbook();
    }
  }

  private int next() throws XMLStreamException {
    var event = xml.next();
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new XMLStreamException("no part of a workbook has a document type");
    }
    return event;
  }

  /** An attribute by its name, whatever its namespace. */
  @Nullable String attribute(String name) {
    for (var index = 0; index < xml.getAttributeCount(); index++) {
      if (xml.getAttributeLocalName(index).equals(name)) {
        return xml.getAttributeValue(index);
      }
    }
    return null;
  }

  String attribute(String name, String otherwise) {
    return Objects.requireNonNullElse(attribute(name), otherwise);
  }

  /** What stands in this element, up to its end; no element is in it. */
  String text() throws XMLStreamException {
    return xml.getElementText();
  }

  /**
   * The text of a string, up to its end: of all its runs, without the hints of how it is read
   * aloud.
   */
  String richText() throws XMLStreamException {
    var text = new StringBuilder();
    var inHint = 0;
    var inText = false;
    for (var depth = 1; depth > 0; ) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          inHint += xml.getLocalName().equals("rPh") ? 1 : 0;
          inText = xml.getLocalName().equals("t");
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          inHint -= xml.getLocalName().equals("rPh") ? 1 : 0;
          inText = false;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (inText && inHint == 0) {
            text.append(xml.getText());
          }
        }
        default -> {
          // comments and the like
        }
      }
    }
    return XlsxText.read(text.toString());
  }

  /** Goes into the elements of this one, up to its end. */
  void inside(Visitor visitor) throws XMLStreamException {
    for (var depth = 1; depth > 0; ) {
      var event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        var name = xml.getLocalName();
        visitor.begins(name, this);
        // who has read what stands in it is at its end already
        depth += xml.isStartElement() ? 1 : 0;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }
}
