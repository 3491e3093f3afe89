package org.policyrelay.policy.overlay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.policyrelay.policy.entry.PolicyMarkdown;

/**
 * A Markdown text without those of its paragraphs and points that must not stand. Where one stood a
 * reader is told so, and every other word stays, in its order and read as before. Where that cannot
 * be proved nothing of the text stays: a heading goes with its section, an introduction with what
 * it introduces, and what points back to something goes with it.
 *
 * @param text without them
 * @param lines each line of the former text that is left, to where it is now; both from 0
 */
record FittingText(String text, Map<Integer, Integer> lines) {

  /** What stands in the place of what is left out; it asks for nothing and lets nothing go. */
  static final String PLACE = "(Held back.)";

  /** Names of notes and links: whoever refers to one would refer to nothing without it. */
  private static final String DEFINITION = "]:";

  private static final Pattern MARKER = Pattern.compile("\\s*(?:[-*+]|\\d{1,9}[.)])(?=\\s)");

  /** How a sentence begins that says more of what stands before it. */
  private static final Pattern POINTS_BACK =
      Pattern.compile(
          "^(?:[\\s>#*_+-]|\\d{1,9}[.)]\\s)*+(?!it (?:is|was) (?:also )?(?:prohibited|forbidden|required"
              + "|banned|illegal|unlawful|mandatory|compulsory|not (?:allowed|permitted)|an offen[cs]e)\\b"
              + "|both (?!of )[\\p{L}' -]+? and )(?:this|that|these|those|it|its|they|their|such|but|and|or"
              + "|nor|otherwise|however|except|unless|also|likewise|instead|then|the same|in that"
              + "|in this|in such|if so|if not|so|still|yet|only|both|either|neither|others?"
              + "|in all other|in any other|nevertheless|although|though)\\b",
          Pattern.CASE_INSENSITIVE);

  /** How it speaks of another part of the text wherever that stands. */
  private static final Pattern REFERS =
      Pattern.compile(
          "(?:§|¶|\\b(?:clauses?|paragraphs?|sections?|points?|items?)\\s*\\(?\\d)"
              + "(?!\\s*[\\d.()a-z]* of (?:the|an?) (?-i:\\p{Lu}[\\p{L}'-]*+ (?:and |of |on )?){0,8}?"
              + "(?-i:Act|Code|Law|Regulations?|Order|Rules|Directive)\\b)"
              + "|\\b(?:previous|preceding|foregoing|following|former|latter|first|second|third|last|next)"
              + " (?:clause|paragraph|section|point|item|sentence|rule)s?\\b(?! of (?:sale|purchase|entry|contact)\\b)"
              + "|\\b(?:as|see|the|mentioned|listed|said|set out|named|stated|described|given)"
              + " (?:above|below)\\b|\\b(?:foregoing|aforesaid|thereof|hereof|therein|herein)\\b",
          Pattern.CASE_INSENSITIVE);

  /**
   * A block of the text, or a point of one of its lists.
   *
   * @param block the place of its block among the others
   * @param last its last line
   * @param heading its level, 0 for none
   */
  private record Unit(int block, int first, int last, String source, boolean isPoint, int heading) {

    boolean introduces() {
      return source.stripTrailing().endsWith(":");
    }
  }

  /** Whether no word of it is left. */
  boolean isNothing() {
    return text.equals(PLACE);
  }

  /** Nothing of it is left. */
  static FittingText none() {
    return new FittingText(PLACE, Map.of());
  }

  /**
   * @param mustNotStand asked of each paragraph and point, as Markdown
   */
  static FittingText of(String text, Predicate<String> mustNotStand) {
    var units = units(text);
    var cut = new TreeSet<Integer>();
    for (var place = 0; place < units.size(); place++) {
      if (mustNotStand.test(units.get(place).source())) {
        cut.add(place);
      }
    }
    widen(units, cut);
    // what is cut may name a note or be one; whoever is left would refer to nothing
    if (cut.isEmpty()
        || (text.contains(DEFINITION)
            && cut.stream().anyMatch(place -> units.get(place).source().contains("[")))) {
      return none();
    }
    for (var place = 0; place < units.size(); place++) {
      if (!cut.contains(place) && REFERS.matcher(units.get(place).source()).find()) {
        return none();
      }
    }
    var finer = new FinerCut(mustNotStand, words -> POINTS_BACK.matcher(words).find());
    var parts = new HashMap<Integer, String>();
    for (var place : cut) {
      var unit = units.get(place);
      if (unit.heading() == 0 && mustNotStand.test(unit.source())) {
        finer
            .of(unit.source())
            .filter(left -> !REFERS.matcher(left).find())
            .ifPresent(left -> parts.put(place, left));
      }
    }
    return new Cutting(text, units, cut, parts)
        .proved()
        .filter(left -> !parts.isEmpty() || cut.size() < units.size())
        .or(
            () ->
                cut.size() < units.size()
                    ? new Cutting(text, units, cut, Map.of()).proved()
                    : Optional.empty())
        .orElseGet(FittingText::none);
  }

  private static void widen(List<Unit> units, TreeSet<Integer> cut) {
    for (var place = 0; place < units.size(); place++) {
      if (!cut.contains(place)) {
        continue;
      }
      var unit = units.get(place);
      for (var next = place + 1; next < units.size(); next++) {
        var other = units.get(next);
        var isOfSection =
            unit.heading() > 0 && (other.heading() == 0 || other.heading() > unit.heading());
        var isIntroduced =
            unit.introduces() && !unit.isPoint() && other.block() == unit.block() + 1;
        var isNext = next == place + 1;
        if (isOfSection
            || isIntroduced
            || (isNext && unit.introduces())
            || (isNext && POINTS_BACK.matcher(other.source()).find())) {
          cut.add(next);
        } else {
          break;
        }
      }
    }
  }

  /** Empty where the text has something of which it is not known where it stands. */
  private static List<Unit> units(String text) {
    var lines = PolicyMarkdown.lines(text);
    var units = new ArrayList<Unit>();
    var block = 0;
    for (var node = PolicyMarkdown.parse(text).getFirstChild();
        node != null;
        node = node.getNext()) {
      if (node instanceof ListBlock) {
        for (var point = node.getFirstChild(); point != null; point = point.getNext()) {
          if (!add(units, lines, point, block, true)) {
            return List.of();
          }
        }
      } else if (!add(units, lines, node, block, false)) {
        return List.of();
      }
      block++;
    }
    return units;
  }

  private static boolean add(
      List<Unit> units, List<String> lines, Node node, int block, boolean isPoint) {
    var spans = node.getSourceSpans();
    if (spans.isEmpty()) {
      return false;
    }
    var first = spans.get(0).getLineIndex();
    var last = spans.get(spans.size() - 1).getLineIndex();
    if (!units.isEmpty() && units.get(units.size() - 1).last() >= first) {
      return false;
    }
    units.add(
        new Unit(
            block,
            first,
            last,
            String.join("\n", lines.subList(first, last + 1)),
            isPoint,
            node instanceof Heading heading ? heading.getLevel() : 0));
    return true;
  }

  /** The text as it is cut, and as it has to read then. */
  private static final class Cutting {

    private final List<String> written = new ArrayList<>();
    private final Map<Integer, Integer> moved = new LinkedHashMap<>();
    private final List<String> wanted = new ArrayList<>();
    private boolean afterPlace;
    private boolean hasFailed;

    Cutting(String text, List<Unit> units, TreeSet<Integer> cut, Map<Integer, String> parts) {
      var lines = PolicyMarkdown.lines(text);
      var line = 0;
      for (var place = 0; place < units.size(); place++) {
        var unit = units.get(place);
        for (; line < unit.first(); line++) {
          keep(line, lines.get(line));
        }
        if (!cut.contains(place)) {
          for (; line <= unit.last(); line++) {
            keep(line, lines.get(line));
          }
          wanted.add(unit.source());
          afterPlace = false;
        } else if (parts.containsKey(place)) {
          // no line of it is mapped: a clause that is not whole is none
          line = unit.last() + 1;
          separate();
          written.addAll(PolicyMarkdown.lines(parts.get(place)));
          wanted.add(parts.get(place));
          afterPlace = false;
        } else {
          line = unit.last() + 1;
          leaveOut(unit, isWhole(unit, units, cut, parts));
        }
      }
      for (; line < lines.size(); line++) {
        keep(line, lines.get(line));
      }
    }

    /** Whether all of its block is cut. */
    private static boolean isWhole(
        Unit unit, List<Unit> units, TreeSet<Integer> cut, Map<Integer, String> parts) {
      for (var place = 0; place < units.size(); place++) {
        if (units.get(place).block() == unit.block()
            && (!cut.contains(place) || parts.containsKey(place))) {
          return false;
        }
      }
      return true;
    }

    /** One blank line round what stands in the place of a block. */
    private void separate() {
      if (afterPlace && !written.get(written.size() - 1).isBlank()) {
        written.add("");
      }
    }

    private void keep(int line, String words) {
      if (afterPlace && words.isBlank()) {
        return;
      }
      separate();
      moved.put(line, written.size());
      written.add(words);
    }

    private void leaveOut(Unit unit, boolean isWhole) {
      if (isWhole) {
        if (!afterPlace) {
          if (!written.isEmpty() && !written.get(written.size() - 1).isBlank()) {
            written.add("");
          }
          written.add(PLACE);
          wanted.add(PLACE);
        }
        afterPlace = true;
        return;
      }
      separate();
      // a list whose points are numbered goes on to count
      var marker = MARKER.matcher(unit.source());
      hasFailed |= !marker.lookingAt();
      var point = hasFailed ? PLACE : marker.group() + " " + PLACE;
      written.add(point);
      wanted.add(point);
      afterPlace = false;
    }

    /** Read anew: empty unless it reads as it was meant to. */
    Optional<FittingText> proved() {
      var text = String.join("\n", written);
      var reads = units(text).stream().map(Unit::source).toList();
      return hasFailed || !reads.equals(wanted)
          ? Optional.empty()
          : Optional.of(new FittingText(text, Map.copyOf(moved)));
    }
  }
}
