package org.policyrelay.policy.checklist;

import java.util.List;
import org.policyrelay.policy.overlay.Resolved;

/**
 * What is asked of an ad.
 *
 * @param policies those that apply to it, each with what it asks, in the order of their ids
 * @param others those that apply in the place too and speak of no topic, where one was asked for:
 *     whether they are about the ad a person has to say
 */
public record Checklist(AdQuestion question, List<PolicyAnswer> policies, List<Resolved> others) {}
