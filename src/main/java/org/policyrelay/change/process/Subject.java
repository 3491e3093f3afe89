package org.policyrelay.change.process;

import java.util.List;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PolicyEntry;

/** How lists and task names call a change: the policy's name and its markets, kept short. */
final class Subject {

  private static final String EMERGENCY = "EMERGENCY · ";
  private static final int SHOWN_MARKETS = 4;
  private static final int NAME_LENGTH = 120;

  private Subject() {}

  /** Lists, notices and mails have no other place to say first what cannot wait. */
  static String of(PolicyChange change, PolicyEntry entry) {
    if (change.emergency()) {
      return EMERGENCY + of(entry);
    }
    return (change.isToSettle() ? "TO SETTLE · " : "") + of(entry);
  }

  /** To be told apart from the work that it undoes, by the same name. */
  static String ofTakingBack(PolicyChange change, PolicyEntry entry) {
    return "TAKE BACK · " + of(change, entry);
  }

  /** Where some of its markets are live, the others alone: what is done now is done for them. */
  static String ofMarketsLeft(PolicyChange change) {
    var entry = change.entry();
    return (change.emergency() ? EMERGENCY : "") + name(entry) + " (" + marketsLeft(change) + ")";
  }

  static String marketsLeft(PolicyChange change) {
    return change.rollout().released().isEmpty()
        ? markets(change.entry())
        : markets(Market.codes(change.marketsLeft()));
  }

  static String of(PolicyEntry entry) {
    return name(entry) + " (" + markets(entry) + ")";
  }

  static String name(PolicyEntry entry) {
    var name = entry.name().strip();
    if (name.length() <= NAME_LENGTH) {
      return name;
    }
    // never between the two halves of one character: no database could store that
    var end = NAME_LENGTH - 1;
    return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  static String markets(PolicyEntry entry) {
    return markets(entry.jurisdictions());
  }

  private static String markets(List<String> markets) {
    if (markets.isEmpty()) {
      return "everywhere";
    }
    if (markets.size() <= SHOWN_MARKETS) {
      return String.join(", ", markets);
    }
    return String.join(", ", markets.subList(0, SHOWN_MARKETS - 1))
        + " and "
        + (markets.size() - SHOWN_MARKETS + 1)
        + " more";
  }
}
