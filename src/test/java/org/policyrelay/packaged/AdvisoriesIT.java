package org.policyrelay.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;
import org.junit.jupiter.api.Test;

/**
 * No component of the bill of materials is in a version that we know to be vulnerable. What we know
 * is in {@code security/advisories.json}; nothing is asked of anybody while building.
 */
class AdvisoriesIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path JAR = Path.of("target", "policy-relay.jar");

  /**
   * @param component group and name; {@code *} for every name of a group
   * @param affected as Maven writes a range of versions
   */
  private record Advisory(String component, String affected, List<String> ids, String source) {

    private boolean concerns(JsonNode part) {
      var group = part.path("group").asText();
      var isMeant =
          component.equals(group + ":" + part.path("name").asText())
              || component.equals(group + ":*");
      return isMeant && isAffected(part.path("version").asText());
    }

    private boolean isAffected(String version) {
      try {
        return VersionRange.createFromVersionSpec(affected)
            .containsVersion(new DefaultArtifactVersion(version));
      } catch (InvalidVersionSpecificationException malformed) {
        throw new IllegalStateException(this + " has no range of versions", malformed);
      }
    }
  }

  @Test
  void nothingThatIsShippedIsKnownToBeVulnerable() throws IOException {
    var bill = shipped();

    assertThat(bill.path("components")).hasSizeGreaterThan(100);
    assertThat(found(bill)).isEmpty();
  }

  /** A bill that was not made anew, or leaves something out, would find nothing. */
  @Test
  void theBillHasWhatTheJarHas() throws IOException {
    var billed = new TreeSet<String>();
    for (var part : shipped().path("components")) {
      billed.add(part.path("name").asText() + "-" + part.path("version").asText());
    }
    try (var jar = new JarFile(JAR.toFile())) {
      var libraries =
          jar.stream()
              .map(JarEntry::getName)
              .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
              .map(name -> name.substring("BOOT-INF/lib/".length(), name.length() - 4))
              // put in by the packing, in Spring Boot's own version
              .filter(name -> !name.startsWith("spring-boot-jarmode-tools-"))
              .toList();

      assertThat(libraries)
          .hasSizeGreaterThan(100)
          .allSatisfy(
              library ->
                  assertThat(billed)
                      .anyMatch(one -> library.equals(one) || library.startsWith(one + "-")));
    }
  }

  @Test
  void whatIsVulnerableIsFound() throws IOException {
    assertThat(found(bill("org.apache.commons", "commons-lang3", "3.17.0")))
        .singleElement()
        .asString()
        .startsWith("org.apache.commons:commons-lang3:3.17.0 [CVE-2025-48924]");
    assertThat(found(bill("org.apache.tomcat.embed", "tomcat-embed-websocket", "10.1.58")))
        .hasSize(1);
    assertThat(found(bill("org.postgresql", "postgresql", "42.6.0")))
        .anyMatch(one -> one.contains("CVE-2024-1597"));
    assertThat(found(bill("org.apache.commons", "commons-lang3", "3.18.0"))).isEmpty();
    assertThat(found(bill("org.thymeleaf", "thymeleaf", "3.1.5.RELEASE"))).isEmpty();
  }

  /** As it is in the jar, at the place that its manifest names. */
  private static JsonNode shipped() throws IOException {
    try (var jar = new JarFile(JAR.toFile())) {
      var place = jar.getManifest().getMainAttributes().getValue("Sbom-Location");
      try (var bill = jar.getInputStream(jar.getJarEntry(place))) {
        return JSON.readTree(bill);
      }
    }
  }

  private static JsonNode bill(String group, String name, String version) {
    var bill = JSON.createObjectNode();
    bill.putArray("components")
        .addObject()
        .put("group", group)
        .put("name", name)
        .put("version", version);
    return bill;
  }

  private static List<String> found(JsonNode bill) throws IOException {
    var found = new ArrayList<String>();
    for (var advisory : advisories()) {
      for (var part : bill.path("components")) {
        if (advisory.concerns(part)) {
          found.add(
              "%s:%s:%s %s, see %s"
                  .formatted(
                      part.path("group").asText(),
                      part.path("name").asText(),
                      part.path("version").asText(),
                      advisory.ids,
                      advisory.source));
        }
      }
    }
    return found;
  }

  private static List<Advisory> advisories() throws IOException {
    try (var known = AdvisoriesIT.class.getResourceAsStream("/security/advisories.json")) {
      return JSON.readValue(known, new TypeReference<>() {});
    }
  }
}
