package org.policyrelay.policy.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.Texts;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Requirement;

/** One column of a table: how an item says what its cells say. */
interface Column {

  /** What stands above it. */
  String name();

  /** What the cell says of an item; empty for nothing. */
  String said(ObjectNode item);

  /** Has an item say what stands in a cell that is not empty. */
  void put(ObjectNode item, String cell);

  /** Has an item say nothing of it. */
  void clear(ObjectNode item);

  /** Whether a cell says of an item what the item says. */
  default boolean isSaid(ObjectNode item, String cell) {
    return meaning(cell).equals(meaning(said(item)));
  }

  /** What a cell means: two of which it is equal say the same. */
  default String meaning(String cell) {
    // a spreadsheet keeps one kind of line end only, and some compose letters anew
    return Normalizer.normalize(Texts.lines(cell), Normalizer.Form.NFC);
  }

  /** What its cells may say, empty for anything. */
  default List<String> choices() {
    return List.of();
  }

  /** A text, to the letter. */
  static Column text(String field) {
    return new Field(field, List.of());
  }

  /** One of some codes, in whatever case it is typed. */
  static Column coded(String field, List<String> codes) {
    return new Field(field, codes);
  }

  /** A field of the item that is a text. */
  record Field(String name, List<String> choices) implements Column {

    @Override
    public String said(ObjectNode item) {
      return item.path(name).asText();
    }

    @Override
    public void put(ObjectNode item, String cell) {
      item.put(name, choices.isEmpty() ? cell : meaning(cell));
    }

    @Override
    public void clear(ObjectNode item) {
      item.remove(name);
    }

    @Override
    public String meaning(String cell) {
      return choices.isEmpty() ? Column.super.meaning(cell) : code(cell);
    }
  }

  /** What is said in one market. */
  record InMarket(String name) implements Column {

    private static final String STANCES = "stances";

    @Override
    public String said(ObjectNode item) {
      return item.path(STANCES).path(name).asText();
    }

    @Override
    public void put(ObjectNode item, String cell) {
      item.withObjectProperty(STANCES).put(name, code(cell));
    }

    @Override
    public void clear(ObjectNode item) {
      if (item.path(STANCES) instanceof ObjectNode stances) {
        stances.remove(name);
        if (stances.isEmpty()) {
          item.remove(STANCES);
        }
      }
    }

    @Override
    public String meaning(String cell) {
      return code(cell);
    }

    @Override
    public List<String> choices() {
      return Coded.codes(Stance.values());
    }
  }

  /**
   * Several places, or channels, with commas between them.
   *
   * @param code what is written for one of them as it is typed
   */
  record Several(String name, UnaryOperator<String> code) implements Column {

    static final UnaryOperator<String> PLACE = typed -> typed.toUpperCase(Locale.ROOT);
    static final UnaryOperator<String> CHANNEL = Column::code;

    private static final Pattern BETWEEN = Pattern.compile("[,;\\s]+");
    private static final String COMMA = ", ";

    @Override
    public String said(ObjectNode item) {
      var several = new StringJoiner(COMMA);
      item.path(name).forEach(one -> several.add(one.asText()));
      return several.toString();
    }

    @Override
    public void put(ObjectNode item, String cell) {
      var several = item.putArray(name);
      of(cell).forEach(several::add);
    }

    @Override
    public void clear(ObjectNode item) {
      item.remove(name);
    }

    /** In whichever order: one is named or it is not. */
    @Override
    public String meaning(String cell) {
      return String.join(COMMA, new TreeSet<>(of(cell)));
    }

    private List<String> of(String cell) {
      return BETWEEN.splitAsStream(cell).filter(one -> !one.isEmpty()).map(code).toList();
    }
  }

  /** What exactly a requirement asks: an age is a number, all else a text. */
  record Value(String name) implements Column {

    private static final Pattern AGE = Pattern.compile("\\s*(\\d{1,3})(?:\\.0{1,9})?\\s*");
    private static final String TYPE = "type";

    @Override
    public String said(ObjectNode item) {
      return item.path(name).asText();
    }

    @Override
    public void put(ObjectNode item, String cell) {
      var age = AGE.matcher(cell);
      if (isAge(item) && age.matches()) {
        item.put(name, Integer.parseInt(age.group(1)));
      } else {
        item.put(name, cell);
      }
    }

    @Override
    public void clear(ObjectNode item) {
      item.remove(name);
    }

    /** A spreadsheet may have made 18.0 or 018 of an age. */
    @Override
    public boolean isSaid(ObjectNode item, String cell) {
      var age = AGE.matcher(cell);
      return isAge(item) && age.matches()
          ? Integer.parseInt(age.group(1)) == item.path(name).asInt(-1)
          : Column.super.isSaid(item, cell);
    }

    private static boolean isAge(ObjectNode item) {
      return item.path(TYPE).asText().equals(Requirement.Type.AGE.code());
    }
  }

  private static String code(String cell) {
    return cell.strip().toLowerCase(Locale.ROOT);
  }
}
