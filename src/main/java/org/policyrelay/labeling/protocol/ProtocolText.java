package org.policyrelay.labeling.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The labels of a protocol as people write them in a form: a block of lines for each, in the order
 * in which their questions are asked, with an empty line between. A line is a name, a colon and
 * what is said; one that goes on with the text above begins with two spaces.
 */
public final class ProtocolText {

  /** The most that a form takes. */
  public static final int LONGEST = 50000;

  static final String CODE = "code";
  static final String NAME = "name";
  static final String PARENT = "parent";
  static final String REPLACES = "replaces";
  static final String DECISION = "decision";
  static final String CLAUSES = "clauses";
  static final String DEFINITION = "definition";
  static final String POSITIVE = "positive";
  static final String NEGATIVE = "negative";

  static final String INDENT = "  ";

  private ProtocolText() {}

  /** As {@link WrittenProtocol} reads it back. */
  public static String write(Protocol protocol) {
    return protocol.inOrder().stream()
        .map(label -> block(label, protocol))
        .collect(Collectors.joining("\n\n"));
  }

  private static String block(Label label, Protocol protocol) {
    var lines = new ArrayList<String>();
    lines.add(line(CODE, label.code()));
    lines.add(line(NAME, label.name()));
    var parent = label.parent();
    if (parent != null) {
      lines.add(line(PARENT, parent));
    }
    protocol.mapping().entrySet().stream()
        .filter(one -> one.getValue().contains(label.code()))
        .forEach(one -> lines.add(line(REPLACES, one.getKey())));
    lines.add(line(DECISION, label.decision()));
    if (!label.clauses().isEmpty()) {
      lines.add(line(CLAUSES, String.join(", ", label.clauses())));
    }
    lines.add(line(DEFINITION, label.definition()));
    label.positive().forEach(text -> lines.add(line(POSITIVE, text)));
    label.negative().forEach(text -> lines.add(line(NEGATIVE, text)));
    label.markets().forEach((market, other) -> lines.addAll(inMarket(market, other)));
    return String.join("\n", lines);
  }

  private static List<String> inMarket(String market, InMarket other) {
    var lines = new ArrayList<String>();
    var decision = other.decision();
    if (decision != null) {
      lines.add(line(market + " " + DECISION, decision));
    }
    var definition = other.definition();
    if (definition != null) {
      lines.add(line(market + " " + DEFINITION, definition));
    }
    return lines;
  }

  private static String line(String name, String text) {
    return Arrays.stream(text.split("\\R", -1))
        .collect(
            Collectors.joining(
                "\n" + INDENT,
                name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + ": ",
                ""));
  }
}
