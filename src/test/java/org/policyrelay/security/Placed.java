package org.policyrelay.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/**
 * One address and who may call it, as a file under {@code security/} says.
 *
 * @param who the placement, see {@link Role}
 */
record Placed(String method, String path, String who) {

  /** What a file places, comments left out; a line's words that stand before the method too. */
  static List<Placed> in(String file) {
    return lines(file).stream().map(Placed::read).toList();
  }

  static List<String> lines(String file) {
    try {
      return new ClassPathResource("security/" + file)
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Placed read(String line) {
    var words = line.split(" ", -1);
    var end = words.length;
    return new Placed(words[end - 3], words[end - 2], words[end - 1]);
  }

  String door() {
    return method + " " + path;
  }

  boolean isRead() {
    return List.of("GET", "HEAD", "OPTIONS").contains(method);
  }

  boolean namesOne() {
    return path.contains("{");
  }
}
