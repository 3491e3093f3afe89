package org.policyrelay.policy.checklist;

import java.util.List;

/**
 * A policy that an ad is about.
 *
 * @param answer what it asks
 * @param related those that it has to be read with, each once: what defines its terms first
 */
public record CheckedPolicy(PolicyAnswer answer, List<Related> related) {}
