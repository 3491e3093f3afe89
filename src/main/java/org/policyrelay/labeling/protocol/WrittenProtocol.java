package org.policyrelay.labeling.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Texts;

/**
 * Reads what somebody has written in the form of {@link ProtocolText}, and tells what is wrong with
 * it by label, line and name.
 */
public final class WrittenProtocol {

  private static final Pattern NAMED =
      Pattern.compile("(\\p{L}[\\p{L} _-]{0,39}?)\\s*:(?!//)(.*)", Pattern.DOTALL);

  private static final Pattern IN_MARKET = Pattern.compile("([A-Z]{2}) (definition|decision)");

  private static final Pattern PLACE = Pattern.compile("labels\\[(\\d+)]\\.(.*)");
  private static final Pattern NUMBERED = Pattern.compile("(.*)\\[(\\d+)]");

  private static final Set<String> NAMES =
      Set.of(
          ProtocolText.CODE,
          ProtocolText.NAME,
          ProtocolText.PARENT,
          ProtocolText.REPLACES,
          ProtocolText.DECISION,
          ProtocolText.CLAUSES,
          ProtocolText.DEFINITION,
          ProtocolText.POSITIVE,
          ProtocolText.NEGATIVE);

  private static final Set<String> OFTEN =
      Set.of(ProtocolText.REPLACES, ProtocolText.POSITIVE, ProtocolText.NEGATIVE);

  private static final String KNOWN =
      "known are code, name, parent, replaces, decision, clauses, definition, positive, negative,"
          + " and those of a market such as SG decision and SG definition";

  private final String field;
  private final List<WrittenLabel> written = new ArrayList<>();
  private final List<FieldError> faults = new ArrayList<>();

  private final List<String> lines = new ArrayList<>();
  private final List<String> empty = new ArrayList<>();
  private @Nullable String name;
  private int began;
  private boolean isOpen;

  private WrittenProtocol(String field) {
    this.field = field;
  }

  /**
   * @param field key of the form's field, which every fault names
   */
  public static WrittenProtocol read(String field, String text) {
    var reader = new WrittenProtocol(field);
    var all = Texts.lines(text).split("\n", -1);
    for (var at = 0; at < all.length; at++) {
      reader.line(all[at], at + 1);
    }
    reader.endLabel();
    return reader;
  }

  /** What is not written as it is asked for; where there is any, {@link #protocol} lacks it. */
  public List<FieldError> faults() {
    return List.copyOf(faults);
  }

  public Protocol protocol() {
    var labels = written.stream().map(WrittenLabel::label).toList();
    var mapping = new LinkedHashMap<String, List<String>>();
    for (var one : written) {
      one.all(ProtocolText.REPLACES)
          .forEach(
              old ->
                  mapping
                      .computeIfAbsent(old, none -> new ArrayList<>())
                      .add(one.one(ProtocolText.CODE)));
    }
    return new Protocol(labels, labels.stream().map(Label::code).distinct().toList(), mapping);
  }

  /** What {@link ProtocolCheck} finds, by the lines in which it was written. */
  public FieldError inWords(FieldError fault) {
    var place = PLACE.matcher(fault.field());
    if (place.matches()) {
      var at = Integer.parseInt(place.group(1));
      var label = written.get(at);
      var what = place.group(2).replace("examples.", "");
      if (what.startsWith("markets.")) {
        what = what.substring("markets.".length()).replace('.', ' ');
      }
      var numbered = NUMBERED.matcher(what);
      var known = numbered.matches() ? numbered.group(1) : what;
      var time = numbered.matches() ? Integer.parseInt(numbered.group(2)) : 0;
      return told(at, label.line(known, time), known, fault);
    }
    if (fault.field().startsWith("mapping.")) {
      var old = fault.field().substring("mapping.".length());
      for (var at = 0; at < written.size(); at++) {
        if (written.get(at).all(ProtocolText.REPLACES).contains(old)) {
          return told(at, written.get(at).lineOfReplaced(old), ProtocolText.REPLACES, fault);
        }
      }
    }
    var message =
        fault.field().equals("mapping")
            ? fault.message() + ": write \"Replaces\" in the label that takes its place"
            : fault.message();
    return new FieldError(field, fault.code(), "Labels: " + message);
  }

  private FieldError told(int label, int line, String what, FieldError fault) {
    return new FieldError(
        field,
        fault.code(),
        "Label %d, line %d, %s: %s".formatted(label + 1, line, what, fault.message()));
  }

  private void line(String line, int number) {
    var indented = isOpen && (line.startsWith(ProtocolText.INDENT) || line.startsWith("\t"));
    if (line.isBlank()) {
      empty.add("");
      return;
    }
    if (indented) {
      lines.addAll(empty);
      empty.clear();
      lines.add(line.substring(line.startsWith("\t") ? 1 : 2));
      return;
    }
    if (!isOpen || !empty.isEmpty()) {
      endLabel();
      isOpen = true;
      written.add(new WrittenLabel(number));
    }
    empty.clear();
    named(line, number);
  }

  private void named(String line, int number) {
    var named = NAMED.matcher(line);
    var typed = named.matches() ? known(named.group(1)) : null;
    if (typed != null) {
      endField();
      name = typed;
      began = number;
      lines.add(named.group(2));
      if (written.get(written.size() - 1).says(typed) && !OFTEN.contains(typed)) {
        fault(number, "duplicate", "\"%s\" stands there twice; leave one out".formatted(typed));
      }
    } else if (named.matches()) {
      endField();
      fault(
          number,
          "unknown",
          "there is no \"%s\"; %s. A line that goes on with the text above begins with two spaces"
              .formatted(Texts.shown(named.group(1)), KNOWN));
    } else if (name == null) {
      fault(
          number,
          "malformed",
          "must begin with a name and a colon, as in \"Code: under-age\"; " + KNOWN);
    } else {
      lines.add(line);
    }
  }

  private static @Nullable String known(String typed) {
    var spaced = typed.strip().replaceAll("[\\s_-]+", " ").toLowerCase(Locale.ROOT);
    if (NAMES.contains(spaced)) {
      return spaced;
    }
    var parts = spaced.split(" ", 2);
    var market = parts[0].toUpperCase(Locale.ROOT) + (parts.length > 1 ? " " + parts[1] : "");
    return IN_MARKET.matcher(market).matches() ? market : null;
  }

  private void endField() {
    var text = String.join("\n", lines).strip();
    lines.clear();
    var said = name;
    name = null;
    if (said != null && !text.isEmpty()) {
      written.get(written.size() - 1).say(said, text, began);
    }
  }

  private void endLabel() {
    endField();
    empty.clear();
    isOpen = false;
  }

  private void fault(int line, String code, String message) {
    faults.add(
        new FieldError(
            field, code, "Label %d, line %d: %s".formatted(written.size(), line, message)));
  }
}
