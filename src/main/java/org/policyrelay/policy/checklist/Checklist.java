package org.policyrelay.policy.checklist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which policies are about an ad.
 *
 * @param question as it was asked
 * @param asked what was looked for, absent where no topic was asked for
 * @param topics those that policies of the place speak of, each code once, by the first name of it
 * @param topicsInForce those of them of which one speaks that applies
 * @param policies those that apply to it; {@link Checklists#answers} says what they ask
 * @param others where a topic was asked for, those that apply in the place too and do not name it:
 *     whether they are about the ad a person has to say
 * @param coming what is announced that would be among {@code policies}, the earliest first
 * @param nearest topics that may be meant, where there are neither policies nor announcements
 * @param relatives what each of them has to be read with
 */
public record Checklist(
    AdQuestion question,
    @Nullable AskedTopic asked,
    List<Glance.Subject> topics,
    List<Glance.Subject> topicsInForce,
    Ordered policies,
    Ordered others,
    List<Coming> coming,
    List<Glance.Subject> nearest,
    Relatives relatives) {

  /** Whether something applies, or will, that is about the ad. */
  boolean hasSome() {
    return !policies.byId().isEmpty() || !coming.isEmpty();
  }

  boolean hasFound(String policyId) {
    return policies.byId().stream().anyMatch(one -> one.policyId().equals(policyId));
  }

  /** The same policies, in the order of their ids and of their names. */
  public record Ordered(List<Glance> byId, List<Glance> byName) {}
}
