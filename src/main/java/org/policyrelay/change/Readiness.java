package org.policyrelay.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyrelay.engine.Decisions;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.kernel.Market;
import org.springframework.stereotype.Component;

/** Which markets a change is ready for, judged by {@code readiness-gate.dmn} market by market. */
@Component
class Readiness {

  private final Handoffs handoffs;
  private final Decisions decisions;
  private final OverlayWork overlays;

  Readiness(Handoffs handoffs, Decisions decisions, OverlayWork overlays) {
    this.handoffs = handoffs;
    this.decisions = decisions;
    this.overlays = overlays;
  }

  /**
   * The given markets, each with what is still missing there. For an overlay that does not fit, one
   * that does is proposed, where a program can write it.
   */
  List<MarketReadiness> check(PolicyChange change, Set<Market> markets) {
    var unsettled = overlays.propose(change, markets);
    var result = new ArrayList<MarketReadiness>();
    for (var market : markets) {
      var missing = missing(change, market);
      var loose =
          unsettled.stream()
              .filter(one -> market.covers(one.market()))
              .map(UnsettledOverlay::toSettle)
              .toList();
      var verdict =
          decisions.one("readiness-gate", inputs(missing, loose.isEmpty())).text("verdict");
      result.add(new MarketReadiness(market, "go".equals(verdict), List.copyOf(missing), loose));
    }
    return result;
  }

  /** Whether reviewers know how to work with the change in the market. */
  boolean trained(PolicyChange change, Market market) {
    return change.impact().readinessParts().contains(ReadinessPart.SOP_AND_MATERIAL)
        && done(change.key(), ReadinessPart.SOP_AND_MATERIAL, market);
  }

  private static Map<String, Object> inputs(Set<String> missing, boolean overlaysFit) {
    var inputs = new LinkedHashMap<String, Object>();
    inputs.put("sopReady", !missing.contains(ReadinessPart.SOP_AND_MATERIAL.code()));
    inputs.put("goldenSetReady", !missing.contains(ReadinessPart.GOLDEN_SET.code()));
    inputs.put("labelingProtocolReady", !missing.contains(ReadinessPart.LABELING_PROTOCOL.code()));
    inputs.put("noticeReady", !missing.contains(ReadinessPart.ADVERTISER_NOTICE.code()));
    inputs.put("overlaysFit", overlaysFit);
    return inputs;
  }

  private Set<String> missing(PolicyChange change, Market market) {
    var missing = new LinkedHashSet<String>();
    for (var part : change.impact().readinessParts()) {
      if (!done(change.key(), part, market)) {
        missing.add(part.code());
      }
    }
    return missing;
  }

  private boolean done(String change, ReadinessPart part, Market market) {
    return handoffs
        .latest(change, part.code(), part.team())
        .flatMap(Handoff::outcome)
        .filter(outcome -> outcome.isDeliveredFor(market))
        .isPresent();
  }
}
