package org.policyrelay.change;

import java.util.List;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.compare.Comparison;
import org.policyrelay.policy.compare.Direction;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.Unjudged;
import org.springframework.stereotype.Component;

/**
 * What of an overlay no program could hold against its base, and whether a person has: who approves
 * a change has judged it beside the versions of the base that they were shown.
 */
@Component
class HeldAgainstBase {

  private final PolicyRegistry registry;
  private final AgainstFormer former;

  HeldAgainstBase(PolicyRegistry registry, AgainstFormer former) {
    this.registry = registry;
    this.former = former;
  }

  /**
   * @param bases the versions of its base that it is or will be read with
   */
  Doubts of(PolicyChange change, PolicyEntry entry, List<PublishedVersion> bases) {
    if (change.approval().isEmpty()) {
      return new Doubts(Unjudged.of(entry, bases), List.of());
    }
    var shown = bases.stream().filter(base -> isShown(change, base)).toList();
    var others = bases.stream().filter(base -> !shown.contains(base)).toList();
    var open = judgedBeside(entry, others);
    var approved = judgedBeside(entry, shown).stream().filter(one -> !open.contains(one)).toList();
    return new Doubts(open, approved);
  }

  private boolean isShown(PolicyChange change, PublishedVersion base) {
    return registry.isApprovedBeside(change.key(), base)
        || former.version(change).filter(own -> own.isWrittenFor(base)).isPresent();
  }

  private static List<String> judgedBeside(PolicyEntry entry, List<PublishedVersion> bases) {
    return bases.isEmpty() ? List.of() : Unjudged.of(entry, bases);
  }

  /**
   * Which way its rule moves, for a person. What no program could hold against the base is not
   * known to be stricter, before a person has judged it and after.
   *
   * @param asApproved whether it was approved as a change of what it is compared with here
   */
  static String moves(Comparison difference, Doubts doubts, boolean asApproved) {
    var isOpen = !doubts.open().isEmpty();
    var isDoubted = isOpen || !doubts.approved().isEmpty();
    if (isDoubted && difference.direction() == Direction.SAME) {
      return isOpen
          ? "its own rule stays as it is; whether it fits its base, a person has to judge"
          : "its own rule stays as it is; it was approved beside its base as it stands";
    }
    if (difference.direction() == Direction.SAME) {
      return asApproved && difference.calledLess()
          ? "its drafter said by the version that the rule stays as it is, and it was approved so"
          : difference.moves();
    }
    var direction =
        isDoubted ? difference.direction().and(Direction.UNCLEAR) : difference.direction();
    return direction == Direction.UNCLEAR && !isOpen && (asApproved || isDoubted)
        ? "the rule changes; no program could tell which way, and it was approved as it stands"
        : direction.words();
  }
}
