package org.policyrelay.labeling.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Codes;

/** A label as somebody has written it, with the lines in which they did. */
final class WrittenLabel {

  /** What was said and where. */
  private record Said(String text, int line) {}

  private final int begins;
  private final Map<String, List<Said>> said = new LinkedHashMap<>();

  /**
   * @param begins the number of its first line, from 1
   */
  WrittenLabel(int begins) {
    this.begins = begins;
  }

  void say(String name, String text, int line) {
    said.computeIfAbsent(name, none -> new ArrayList<>()).add(new Said(text, line));
  }

  boolean says(String name) {
    return said.containsKey(name);
  }

  List<String> all(String name) {
    return said.getOrDefault(name, List.of()).stream().map(Said::text).toList();
  }

  String one(String name) {
    return all(name).stream().findFirst().orElse("");
  }

  private @Nullable String oneOrNull(String name) {
    return all(name).stream().findFirst().orElse(null);
  }

  /** Where a name stands for the given time, else where it first does, else where it all begins. */
  int line(String name, int time) {
    var lines = said.getOrDefault(name, List.of());
    if (lines.isEmpty()) {
      return begins;
    }
    return lines.get(Math.min(time, lines.size() - 1)).line();
  }

  /** Where it says that it replaces a code. */
  int lineOfReplaced(String old) {
    return line(ProtocolText.REPLACES, Math.max(0, all(ProtocolText.REPLACES).indexOf(old)));
  }

  Label label() {
    return new Label(
        one(ProtocolText.CODE),
        one(ProtocolText.NAME),
        oneOrNull(ProtocolText.PARENT),
        one(ProtocolText.DEFINITION),
        one(ProtocolText.DECISION),
        List.copyOf(Codes.of(one(ProtocolText.CLAUSES))),
        all(ProtocolText.POSITIVE),
        all(ProtocolText.NEGATIVE),
        markets());
  }

  private Map<String, InMarket> markets() {
    var markets = new TreeMap<String, InMarket>();
    for (var name : said.keySet()) {
      var parts = name.split(" ", 2);
      if (parts.length == 2) {
        markets.put(
            parts[0],
            new InMarket(
                oneOrNull(parts[0] + " " + ProtocolText.DEFINITION),
                oneOrNull(parts[0] + " " + ProtocolText.DECISION)));
      }
    }
    return markets;
  }
}
