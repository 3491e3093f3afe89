package org.policyrelay.benchmark;

import java.util.List;

/** A lead of one of the demo's receiving teams. */
record Lead(String team) {

  private static final List<String> TEAMS =
      List.of("ad-review", "qa", "training", "advertiser-experience");

  /** The teams' leads in turn; the fifth is the first once more, in a second window. */
  static Lead number(int number) {
    return new Lead(TEAMS.get(number % TEAMS.size()));
  }

  String user() {
    return team + "-lead";
  }
}
