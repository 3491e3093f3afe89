package org.policyrelay.site.web;

import java.io.StringWriter;
import java.util.ArrayList;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.policyrelay.policy.PolicyRegistry;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What search engines may find: the pages that stay, by the sitemaps.org protocol. */
@Controller
class Sitemap {

  private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

  /** The protocol's own bound. */
  private static final int MOST = 50_000;

  private final PolicyRegistry registry;
  private final PolicyLists lists;
  private final SiteAddress address;

  Sitemap(PolicyRegistry registry, PolicyLists lists, SiteAddress address) {
    this.registry = registry;
    this.lists = lists;
    this.address = address;
  }

  @GetMapping("/sitemap.xml")
  ResponseEntity<String> sitemap() throws XMLStreamException {
    var pages = new ArrayList<String>();
    pages.add("/policies");
    lists.markets().forEach(market -> pages.add("/policies/markets/" + market));
    registry.newestOfAll().forEach(version -> pages.add("/policies/" + version.entry().policyId()));
    var text = new StringWriter();
    var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    xml.writeStartDocument("UTF-8", "1.0");
    xml.setDefaultNamespace(NAMESPACE);
    xml.writeStartElement(NAMESPACE, "urlset");
    xml.writeDefaultNamespace(NAMESPACE);
    for (var page : pages.subList(0, Math.min(MOST, pages.size()))) {
      xml.writeStartElement(NAMESPACE, "url");
      xml.writeStartElement(NAMESPACE, "loc");
      xml.writeCharacters(address.of(page));
      xml.writeEndElement();
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(text.toString());
  }

  @GetMapping("/robots.txt")
  ResponseEntity<String> robots() {
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_PLAIN)
        .body(
            "User-agent: *\nAllow: /policies\nDisallow: /\nSitemap: "
                + address.of("/sitemap.xml")
                + "\n");
  }
}
