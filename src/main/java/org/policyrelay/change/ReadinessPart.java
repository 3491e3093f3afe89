package org.policyrelay.change;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyrelay.kernel.Coded;

/** What can be asked for before a change goes live, and by which team it is made ready. */
public enum ReadinessPart implements Coded {
  SOP_AND_MATERIAL("training"),
  GOLDEN_SET("qa"),
  LABELING_PROTOCOL("ad-review"),
  ADVERTISER_NOTICE("advertiser-experience");

  private final String team;

  ReadinessPart(String team) {
    this.team = team;
  }

  public String team() {
    return team;
  }

  /** The handoff by which it is taken back from a change that is withdrawn. */
  public String takingBack() {
    return Work.takingBack(code());
  }

  public String title() {
    return Work.title(code());
  }

  /**
   * The parts with the given codes, in the order in which they are always shown. A code that there
   * is no more, as a row may have it, asks for nothing.
   */
  static Set<ReadinessPart> of(Collection<String> codes) {
    return Arrays.stream(values())
        .filter(part -> codes.contains(part.code()))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ReadinessPart.class)));
  }

  /** The same parts in the order in which they are always shown. */
  static Set<ReadinessPart> inOrder(Collection<ReadinessPart> parts) {
    var ordered = EnumSet.noneOf(ReadinessPart.class);
    ordered.addAll(parts);
    return Collections.unmodifiableSet(ordered);
  }

  /** Their titles for a sentence, {@code none} where there is none. */
  static String titles(Collection<ReadinessPart> parts) {
    return parts.isEmpty()
        ? "none"
        : parts.stream().map(ReadinessPart::title).collect(Collectors.joining(", "));
  }

  /** Their codes, in their order. */
  public static List<String> codes(Collection<ReadinessPart> parts) {
    return parts.stream().map(ReadinessPart::code).toList();
  }

  /** Whether a work is the making ready of a part. */
  public static boolean isOne(String code) {
    return Coded.of(values(), code).isPresent();
  }

  /**
   * @param work of a handoff
   * @return the part that the work takes back, empty when it is another work
   */
  public static Optional<ReadinessPart> takenBackBy(String work) {
    return Arrays.stream(values()).filter(part -> part.takingBack().equals(work)).findFirst();
  }

  /**
   * @throws IllegalArgumentException for a code that no table should give
   */
  public static ReadinessPart ofCode(String code) {
    return Coded.of(values(), code)
        .orElseThrow(() -> new IllegalArgumentException("no readiness part '" + code + "'"));
  }
}
