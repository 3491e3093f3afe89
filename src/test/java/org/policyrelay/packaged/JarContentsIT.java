package org.policyrelay.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** Whoever is handed the jar alone has with it under which terms they may use all that is in it. */
class JarContentsIT {

  private static final Path JAR = Path.of("target", "policy-relay.jar");
  private static final String LIBRARIES = "BOOT-INF/lib/";

  @Test
  void itSaysUnderWhichTermsItIs() throws IOException {
    try (var jar = new JarFile(JAR.toFile())) {
      assertThat(read(jar, "META-INF/LICENSE")).isEqualTo(Files.readString(Path.of("LICENSE")));
      assertThat(read(jar, "META-INF/NOTICE"))
          .startsWith("Policy Relay")
          .contains("META-INF/THIRD-PARTY.txt", "META-INF/sbom/application.cdx.json");
    }
  }

  @Test
  void itNamesTheTermsOfEachLibraryThatItBrings() throws IOException {
    try (var jar = new JarFile(JAR.toFile())) {
      var terms = read(jar, "META-INF/THIRD-PARTY.txt");
      var libraries =
          jar.stream()
              .map(entry -> entry.getName())
              .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
              .map(name -> name.substring(LIBRARIES.length(), name.length() - ".jar".length()))
              // put in by the packing, in Spring Boot's own version
              .filter(name -> !name.startsWith("spring-boot-jarmode-tools-"))
              .toList();
      assertThat(libraries).hasSizeGreaterThan(100);
      assertThat(libraries)
          .filteredOn(library -> terms.lines().noneMatch(line -> isOf(line, library)))
          .isEmpty();
    }
  }

  /** A line reads {@code (Apache-2.0) Name (group:artifact:version - address)}. */
  private static boolean isOf(String line, String library) {
    var part = line.substring(line.lastIndexOf('(') + 1).split(" ")[0].split(":");
    return part.length == 3
        && (library.equals(part[1] + "-" + part[2])
            || library.startsWith(part[1] + "-" + part[2] + "-"));
  }

  private static String read(JarFile jar, String name) throws IOException {
    var entry = jar.getJarEntry(name);
    assertThat(entry).as(name).isNotNull();
    try (var content = jar.getInputStream(entry)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
