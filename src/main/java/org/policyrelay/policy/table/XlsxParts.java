package org.policyrelay.policy.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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
  private static final int PIECE = 16 << 10;
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
    var parts = new HashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      var left = MOST_BYTES;
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var name = nameOf(entry);
        if (parts.size() == MOST_PARTS) {
          throw tooLarge("has more than " + MOST_PARTS + " parts");
        }
        var content = read(zip, left);
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
    return new XlsxParts(parts);
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

  private static byte[] read(ZipInputStream zip, int left) throws IOException {
    var content = new ByteArrayOutputStream();
    var piece = new byte[PIECE];
    for (var read = zip.read(piece); read >= 0; read = zip.read(piece)) {
      if (content.size() + read > left) {
        throw tooLarge("unpacks to more than " + (MOST_BYTES >> 20) + " MB");
      }
      content.write(piece, 0, read);
    }
    return content.toByteArray();
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
