package org.policyrelay.policy.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.policyrelay.kernel.RefusedException;

/** The files that tables are kept in. */
public enum TableFormat {
  CSV(TableFormat.TEXT_CSV + ";charset=UTF-8") {
    @Override
    byte[] write(Grid grid, Map<Integer, List<String>> choices) {
      return CsvFile.write(grid);
    }
  },
  XLSX(TableFormat.SPREADSHEET) {
    @Override
    byte[] write(Grid grid, Map<Integer, List<String>> choices) {
      return XlsxWriter.write(grid, choices);
    }
  };

  /** Media types, for those who take or offer such files. */
  public static final String TEXT_CSV = "text/csv";

  public static final String SPREADSHEET =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final byte[] ZIP = {'P', 'K'};

  /** How a workbook of before 2007 begins, and one of today that has a password. */
  private static final byte[] COMPOUND = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

  private final String mediaType;

  TableFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }

  /** As addresses and names of files have it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<TableFormat> of(String code) {
    return Arrays.stream(values()).filter(format -> format.code().equals(code)).findFirst();
  }

  /**
   * The table in a file, whatever its name or type says that it is.
   *
   * @throws RefusedException with every cell that cannot be taken to the letter
   */
  public static Grid read(byte[] file, TablePart part) {
    if (begins(file, COMPOUND)) {
      throw BrokenCells.refusal(
          "file", "wrong-format", "must be saved as XLSX or CSV UTF-8, without a password");
    }
    return begins(file, ZIP) ? XlsxReader.read(file, part.sheet()) : CsvFile.read(file);
  }

  private static boolean begins(byte[] file, byte[] with) {
    return file.length >= with.length && Arrays.equals(file, 0, with.length, with, 0, with.length);
  }

  /**
   * @param choices by column what its cells may say, for a spreadsheet to offer
   */
  abstract byte[] write(Grid grid, Map<Integer, List<String>> choices);
}
