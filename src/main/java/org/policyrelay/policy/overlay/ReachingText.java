package org.policyrelay.policy.overlay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.policyrelay.policy.entry.PolicyMarkdown;

/**
 * The lines of what applies that say what clauses mean: their own with all that hangs on them, the
 * headings and introductions over them, how an overlay words them, and every clause that names them
 * or is named by them.
 */
final class ReachingText {

  private static final Pattern HEADING = Pattern.compile("(#{1,6})(?:\\s.*)?", Pattern.DOTALL);
  private static final Pattern BULLET = Pattern.compile("\\s*[-*+•]\\s.*", Pattern.DOTALL);
  private static final Pattern NOTE = Pattern.compile("\\[\\^[^\\]]+\\]");
  private static final int NO_HEADING = 7;

  /**
   * What is read as one: a clause, and the lines that only go on with it.
   *
   * @param first its first line in the text
   * @param level of the heading that it is, {@link #NO_HEADING} for none
   * @param indent how far to the right it begins
   * @param listed whether it has a number or a bullet
   */
  private record Unit(
      String policy,
      String label,
      int first,
      int last,
      String text,
      int level,
      int indent,
      boolean listed,
      List<JoinedClause> clauses) {

    boolean goesOnAt(int line) {
      return last + 1 == line && level == NO_HEADING;
    }

    Unit with(JoinedClause clause, int until) {
      var all = new ArrayList<>(clauses);
      all.add(clause);
      return new Unit(
          policy,
          label,
          first,
          until,
          text + "\n" + clause.text(),
          level,
          indent,
          listed,
          List.copyOf(all));
    }

    boolean isNumbered() {
      return label.contains("§");
    }

    /** Whether the other is a part of it: deeper in a list, or with a number below its own. */
    boolean hasPart(Unit other) {
      if (level < NO_HEADING) {
        return other.level > level;
      }
      var own = Naming.numberOf(label).filter(number -> isNumbered());
      return other.level == NO_HEADING
          && (other.indent > indent
              || (own.isPresent()
                  && other.isNumbered()
                  && Naming.numberOf(other.label)
                      .filter(number -> number.startsWith(own.get() + "."))
                      .isPresent())
              || (text.strip().endsWith(":")
                  && other.listed
                  && !(listed && other.isNumbered() == isNumbered())));
    }
  }

  private final List<String> lines;
  private final List<Unit> units;
  private final TreeSet<Integer> chosen = new TreeSet<>();

  private ReachingText(Join join) {
    this.lines = PolicyMarkdown.lines(join.entry().text());
    this.units = units(join.clauses());
  }

  /**
   * @param cited the full ids of the clauses
   * @param ids the full ids of what else may be named
   */
  static String of(Join join, String base, Collection<String> cited, Collection<String> ids) {
    var text = new ReachingText(join);
    Predicate<JoinedClause> isCited =
        clause ->
            cited.contains(WhatReaches.full(base, clause.id()))
                || (clause.tightens() != null && cited.contains(base + "/" + clause.tightens()));
    var own =
        text.units.stream().filter(unit -> unit.clauses().stream().anyMatch(isCited)).toList();
    own.forEach(text::addWithPlace);
    var said = text.said();
    for (var unit : text.units) {
      if (own.contains(unit)) {
        continue;
      }
      var named =
          Naming.isOfAll(unit.text())
              || ids.stream().anyMatch(id -> Naming.isId(unit.text(), id))
              || own.stream()
                  .flatMap(one -> one.clauses().stream())
                  .anyMatch(one -> isNamed(unit.text(), one, base));
      var names =
          unit.clauses().stream().anyMatch(one -> isNamed(said, one, base))
              || NOTE.matcher(unit.text()).lookingAt() && isNoteOf(unit, said);
      if (named || names) {
        text.addWithParts(text.units.indexOf(unit));
      }
    }
    return text.said();
  }

  private static boolean isNamed(String text, JoinedClause clause, String base) {
    return Naming.isNumber(text, clause.label())
        || Naming.isId(text, WhatReaches.full(base, clause.id()));
  }

  private static boolean isNoteOf(Unit unit, String said) {
    var note = NOTE.matcher(unit.text());
    return note.find() && said.contains(note.group());
  }

  private List<Unit> units(List<JoinedClause> clauses) {
    var found = new ArrayList<Unit>();
    for (var clause : clauses) {
      var first = clause.line();
      var last = Math.min(first + PolicyMarkdown.lines(clause.text()).size(), lines.size()) - 1;
      var line = first < lines.size() ? lines.get(first) : clause.text();
      var heading = HEADING.matcher(clause.text());
      var level = heading.matches() ? heading.group(1).length() : NO_HEADING;
      var listed = clause.label().contains("§") || BULLET.matcher(line).matches();
      var place = found.size() - 1;
      if (place >= 0 && level == NO_HEADING && !listed && found.get(place).goesOnAt(first)) {
        found.set(place, found.get(place).with(clause, last));
      } else {
        found.add(
            new Unit(
                clause.policyId(),
                clause.label(),
                first,
                last,
                clause.text(),
                level,
                line.length() - line.stripLeading().length(),
                listed,
                List.of(clause)));
      }
    }
    return List.copyOf(found);
  }

  private void addWithPlace(Unit unit) {
    var place = units.indexOf(unit);
    addWithParts(place);
    addOver(place);
  }

  private void add(Unit unit) {
    for (var line = unit.first(); line <= unit.last() && line < lines.size(); line++) {
      chosen.add(line);
    }
  }

  private void addWithParts(int place) {
    var unit = units.get(place);
    add(unit);
    for (var next = place + 1; next < units.size(); next++) {
      var other = units.get(next);
      if (!other.policy().equals(unit.policy()) || !unit.hasPart(other)) {
        break;
      }
      add(other);
    }
  }

  /**
   * Each heading that it stands under, what stands before the first point or heading of that
   * section, and the points that it is a part of. No program can tell an introduction from a
   * paragraph that stands before another: each is taken for one.
   */
  private void addOver(int place) {
    var unit = units.get(place);
    var part = unit;
    var level = unit.level();
    var waiting = new ArrayList<Unit>();
    for (var before = place - 1; before >= 0; before--) {
      var other = units.get(before);
      if (!other.policy().equals(unit.policy())) {
        break;
      }
      if (other.level() < NO_HEADING) {
        if (other.level() < level) {
          level = other.level();
          add(other);
          waiting.forEach(this::add);
        }
        waiting.clear();
      } else if (!other.listed() && other.indent() == 0) {
        if (other.clauses().get(0).tightens() == null) {
          waiting.add(other);
        }
      } else if (level == unit.level() && other.hasPart(part)) {
        part = other;
        add(other);
      }
    }
    waiting.forEach(this::add);
  }

  /** The chosen lines; what does not follow one another is set apart. */
  private String said() {
    var text = new StringBuilder();
    var former = -1;
    for (var line : chosen) {
      if (!text.isEmpty()) {
        text.append(former + 1 == line ? "\n" : "\n\n");
      }
      text.append(lines.get(line).strip());
      former = line;
    }
    return text.toString();
  }
}
