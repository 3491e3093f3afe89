package org.policyrelay.policy.entry.content;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One instant of a timeline.
 *
 * @param policy id of the entry that says so
 */
public record Milestone(Step step, Instant at, String policy) {

  /** What happens then, in the order in which it does. */
  public enum Step {
    /** The public is told. */
    ANNOUNCE("it is announced"),
    /** Advertisers can apply for what it asks of them. */
    APPLY_FROM("advertisers can apply"),
    /** It holds for new ads. */
    EFFECTIVE("it holds for new ads"),
    /** Ads are refused or taken down. */
    ENFORCE_FROM("it is enforced"),
    /** All of it holds for everybody. */
    FULL_BY("all of it holds"),
    /** The first instant at which an ad that ran before may not run on; never before EFFECTIVE. */
    EXISTING_ADS_UNTIL("running ads end");

    /** Each of these not before any that stands before it. */
    static final List<Step> IN_ORDER =
        List.of(ANNOUNCE, APPLY_FROM, EFFECTIVE, ENFORCE_FROM, FULL_BY);

    private final String words;

    Step(String words) {
      this.words = words;
    }

    /** As the entry names it: {@code apply_from}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody has to keep to something from then on. */
    public boolean binds() {
      return this != ANNOUNCE && this != APPLY_FROM;
    }

    /** What is true from then on, for a sentence. */
    public String words() {
      return words;
    }
  }
}
