package org.policyrelay.policy.checklist;

import java.util.List;

/**
 * Which policies are about an ad.
 *
 * @param question as it was asked
 * @param topics those that policies of the place speak of, each code once, by the first name of it
 * @param policies those that apply to it, in the order of their ids; {@link Checklists#answers}
 *     says what they ask
 * @param others where a topic was asked for, those that apply in the place too and do not name it:
 *     whether they are about the ad a person has to say
 * @param coming what is announced that would be among {@code policies}, the earliest first
 */
public record Checklist(
    AdQuestion question,
    List<Glance.Subject> topics,
    List<Glance> policies,
    List<Glance> others,
    List<Coming> coming) {}
