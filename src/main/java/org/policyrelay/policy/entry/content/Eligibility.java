package org.policyrelay.policy.entry.content;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an advertiser joins before they may advertise.
 *
 * @param program its name
 * @param applyFrom from when they can apply, absent = as soon as the policy is public
 * @param evidence what they show
 * @param policy id of the entry that says so
 */
public record Eligibility(
    String program, @Nullable Instant applyFrom, List<String> evidence, String policy) {

  public Eligibility {
    evidence = List.copyOf(evidence);
  }
}
