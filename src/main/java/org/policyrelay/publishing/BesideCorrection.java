package org.policyrelay.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PolicyEntry;

/**
 * Implemented by whoever knows what stands around a policy and is touched by a correction of its
 * words: what it is read with, and what else is about to change it.
 */
public interface BesideCorrection {

  /**
   * What who approves it has to know, a paragraph of Markdown each.
   *
   * @param corrected as it reads with the correction
   * @param version a published one of the rule that it says
   * @param from when it reads so, by market
   */
  List<String> paragraphs(PolicyEntry corrected, String version, Map<Market, Instant> from);
}
