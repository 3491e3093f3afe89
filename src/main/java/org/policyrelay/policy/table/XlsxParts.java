package org.policyrelay.policy.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.policyrelay.kernel.RefusedException;

/**
 * The parts of an XLSX file, unpacked within bounds: what comes out is counted as it comes,
 * whatever the file says of its size. What runs, or leads out of the file, is refused by the name
 * of its part; it would not be run here, but whoever opens the file next should know.
 */
final class XlsxParts {

  /** Ten times what the largest table takes that an entry holds. */
  static final int MOST_BYTES = 16 << 20;

  private static final int MOST_PARTS = 200;
  private static final String TYPES = "[content_types].xml";

  /** Beginnings of names, without their case. */
  private static final List<Map.Entry<String, String>> REFUSED =
      List.of(
          Map.entry("xl/vba", "holds macros; save the table as XLSX without them"),
          Map.entry("xl/macrosheets/", "holds macros; save the table as XLSX without them"),
          Map.entry("xl/dialogsheets/", "holds a dialog; save the table alone"),
          Map.entry("xl/externallinks/", "leads to another file; paste its values instead"),
          Map.entry("xl/connections", "fetches data from elsewhere; paste its values instead"),
          Map.entry("xl/querytables/", "fetches data from elsewhere; paste its values instead"),
          Map.entry("xl/embeddings/", "holds another file; save the table alone"),
          Map.entry("xl/activex/", "holds a program; save the table alone"),
          Map.entry("customui/", "holds a program; save the table alone"));

  private final Map<String, byte[]> parts;

  private XlsxParts(Map<String, byte[]> parts) {
    this.parts = parts;
  }

  /**
   * @throws RefusedException for what is no XLSX, unpacks to more than {@link #MOST_BYTES}, or has
   *     a part that runs or leads elsewhere
   */
  static XlsxParts open(byte[] file) {
    try {
      // the JDK reads the directory at an archive's end, as spreadsheets do, from a file alone
      var copy = Files.createTempFile("policy-relay-table", ".xlsx");
      try {
        Files.write(copy, file);
        return new XlsxParts(unpacked(copy));
      } finally {
        Files.deleteIfExists(copy);
      }
    } catch (IOException noRoom) {
      throw new UncheckedIOException(noRoom);
    }
  }

  private static Map<String, byte[]> unpacked(Path file) {
    var parts = new HashMap<String, byte[]>();
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_PARTS) {
        throw tooLarge("has more than " + MOST_PARTS + " parts");
      }
      var left = MOST_BYTES;
      for (var entry : Collections.list(zip.entries())) {
        var name = nameOf(entry);
        var content = read(zip, entry, left);
        left -= content.length;
        if (parts.put(name, content) != null) {
          throw BrokenCells.refusal(name, "duplicate", "is in the file twice; save it again");
        }
      }
    } catch (IOException | IllegalArgumentException broken) {
      // a name that is no UTF-8 is told by the latter
      throw noWorkbook();
    }
    var types = new String(parts.getOrDefault(TYPES, new byte[0]), StandardCharsets.UTF_8);
    if (types.isEmpty()) {
      throw noWorkbook();
    }
    if (types.toLowerCase(Locale.ROOT).contains("macroenabled")) {
      throw BrokenCells.refusal(
          TYPES, "not-here", "is that of a file with macros; save the table as XLSX without them");
    }
    return parts;
  }

  private static String nameOf(ZipEntry entry) {
    var name = entry.getName().toLowerCase(Locale.ROOT).replaceFirst("^/", "");
    for (var refused : REFUSED) {
      if (name.startsWith(refused.getKey())) {
        throw BrokenCells.refusal(entry.getName(), "not-here", refused.getValue());
      }
    }
    return name;
  }

  private static byte[] read(ZipFile zip, ZipEntry entry, int most) throws IOException {
    var sum = new CRC32();
    try (var in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
      var content = in.readNBytes(most + 1);
      if (content.length > most) {
        throw tooLarge("unpacks to more than " + (MOST_BYTES >> 20) + " MB");
      }
      if (sum.getValue() != entry.getCrc()) {
        throw new ZipException("one letter may be another by now");
      }
      return content;
    }
  }

  /** A part by its name, whatever its case: names are equal so (ECMA-376 part 2, 6.2.2.3). */
  Optional<byte[]> find(String name) {
    return Optional.ofNullable(parts.get(name.toLowerCase(Locale.ROOT)));
  }

  byte[] get(String name) {
    return find(name).orElseThrow(XlsxParts::noWorkbook);
  }

  static RefusedException noWorkbook() {
    return BrokenCells.refusal(
        "file", "wrong-format", "is no XLSX that can be read; save the table as XLSX again");
  }

  private static RefusedException tooLarge(String what) {
    return BrokenCells.refusal("file", "too-large", what + "; save the table alone");
  }
}
