package org.policyrelay.change.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.policyrelay.change.ChangesUnderWay;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.publishing.BesideCorrection;
import org.springframework.stereotype.Component;

/**
 * What a correction of words meets, as the forms of a change show the same to who approves that.
 */
@Component
class BesideCorrectedWords implements BesideCorrection {

  private final ChangesUnderWay underWay;
  private final PolicyRegistry registry;

  BesideCorrectedWords(ChangesUnderWay underWay, PolicyRegistry registry) {
    this.underWay = underWay;
    this.registry = registry;
  }

  @Override
  public List<String> paragraphs(PolicyEntry corrected, Map<Market, Instant> from) {
    var paragraphs = new ArrayList<String>();
    var emergencies = underWay.reviewedStill(corrected.policyId());
    if (!emergencies.isEmpty()) {
      paragraphs.add(
          "**It overwrites the text of an emergency that teams still review: %s.** They review the text of the emergency, and not these words."
              .formatted(UnderWay.named(emergencies)));
    }
    UnderWay.words(underWay.of(corrected.policyId())).ifPresent(paragraphs::add);
    if (corrected.overlayOf().isPresent()) {
      add(
          paragraphs,
          "Its base, which it is read with",
          ReadWith.bases(registry.basesOf(corrected, null, List.of())));
    } else {
      add(
          paragraphs,
          "Overlays that it is read with",
          ReadWith.overlaysOnCorrected(registry.overlaysMet(corrected, from)));
    }
    return paragraphs;
  }

  private static void add(List<String> paragraphs, String title, String content) {
    if (!content.isEmpty()) {
      paragraphs.add("#### " + title);
      paragraphs.add(content);
    }
  }
}
