package org.policyrelay.policy.checklist;

import java.util.List;
import org.policyrelay.policy.entry.content.Topic;
import org.policyrelay.policy.overlay.Resolved;

/**
 * What is asked of an ad.
 *
 * @param question as it was asked
 * @param topics those that policies of the place speak of, each code once, by the first name of it
 * @param policies those that apply to it, each with what it asks, in the order of their ids
 * @param others where a topic was asked for, those that apply in the place too and do not name it:
 *     whether they are about the ad a person has to say
 */
public record Checklist(
    AdQuestion question, List<Topic> topics, List<PolicyAnswer> policies, List<Resolved> others) {}
