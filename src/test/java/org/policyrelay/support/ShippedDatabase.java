package org.policyrelay.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** H2 with the settings that the application comes with. */
public final class ShippedDatabase {

  private static final Pattern SHIPPED = Pattern.compile("url: jdbc:h2:file:\\./data/relay(\\S*)");

  private ShippedDatabase() {}

  /** The address of a database in that file. */
  public static String url(Path file) {
    try {
      var settings = Files.readString(Path.of("src", "main", "resources", "application.yml"));
      var shipped = SHIPPED.matcher(settings);
      if (!shipped.find()) {
        throw new IllegalStateException("application.yml names no file of H2");
      }
      return "jdbc:h2:file:" + file.toAbsolutePath() + shipped.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
