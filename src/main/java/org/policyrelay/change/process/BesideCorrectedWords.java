package org.policyrelay.change.process;

import static org.policyrelay.engine.MarkdownText.escape;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.policyrelay.change.AsPublished;
import org.policyrelay.change.ChangesUnderWay;
import org.policyrelay.change.OthersUnderWay;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.policy.ProposedEntries;
import org.policyrelay.policy.RuleWordings;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.publishing.BesideCorrection;
import org.springframework.stereotype.Component;

/**
 * What a correction of words meets, as the forms of a change show the same to who approves that.
 */
@Component
class BesideCorrectedWords implements BesideCorrection {

  private final ChangesUnderWay underWay;
  private final OthersUnderWay others;
  private final AsPublished published;
  private final RuleWordings wordings;
  private final ProposedEntries proposedEntries;
  private final ReadWith readWith;

  BesideCorrectedWords(
      ChangesUnderWay underWay,
      OthersUnderWay others,
      AsPublished published,
      RuleWordings wordings,
      ProposedEntries proposedEntries,
      ReadWith readWith) {
    this.underWay = underWay;
    this.others = others;
    this.published = published;
    this.wordings = wordings;
    this.proposedEntries = proposedEntries;
    this.readWith = readWith;
  }

  @Override
  public List<String> paragraphs(PolicyEntry corrected, String version, Map<Market, Instant> from) {
    var paragraphs = new ArrayList<String>();
    underWay.of(corrected.policyId()).stream()
        .filter(change -> isOfRule(change, version))
        .flatMap(change -> stillToCome(change).stream())
        .forEach(paragraphs::add);
    var emergencies = underWay.reviewedStill(corrected.policyId());
    if (!emergencies.isEmpty()) {
      paragraphs.add(
          "**It overwrites the text of an emergency that teams still review: %s.** They review the text of the emergency, and not these words."
              .formatted(UnderWay.named(others.of(emergencies))));
    }
    UnderWay.words(others.of(underWay.of(corrected.policyId()))).ifPresent(paragraphs::add);
    if (corrected.overlayOf().isPresent()) {
      add(
          paragraphs,
          "Its base, which it is read with",
          readWith.bases(proposedEntries.basesOf(corrected, null, List.of())));
    } else {
      add(
          paragraphs,
          "Overlays that it is read with",
          readWith.overlaysOnCorrected(proposedEntries.overlaysMet(corrected, from)));
    }
    return paragraphs;
  }

  private boolean isOfRule(PolicyChange change, String version) {
    return change
        .targetVersion()
        .filter(
            number ->
                wordings.of(change.policyId(), number).stream()
                    .anyMatch(one -> one.version().equals(version)))
        .isPresent();
  }

  /** The markets that its change is released to later get the words along with it. */
  private Optional<String> stillToCome(PolicyChange change) {
    var markets = new TreeSet<Market>();
    published.later(change).stream()
        .filter(later -> later.above().isEmpty())
        .forEach(later -> markets.addAll(later.markets()));
    return markets.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "**Still to be released: %s, by %s.** It reads so there, too, from its release on."
                .formatted(
                    escape(MarketNames.of(markets)),
                    UnderWay.named(
                        others.of(List.of(change)),
                        one -> "[%s](/changes/%s)".formatted(one.key(), one.key()))));
  }

  private static void add(List<String> paragraphs, String title, String content) {
    if (!content.isEmpty()) {
      paragraphs.add("#### " + title);
      paragraphs.add(content);
    }
  }
}
