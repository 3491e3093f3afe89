package org.policyrelay.site.web;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.checklist.Asked;
import org.policyrelay.policy.checklist.AskedItems;
import org.policyrelay.policy.entry.content.Milestone.Step;
import org.policyrelay.policy.entry.content.Timeline;
import org.springframework.stereotype.Component;

/** How pages tell how far a policy has come in a market. */
@Component
class StageTexts {

  private final MarketTime times;

  StageTexts(MarketTime times) {
    this.times = times;
  }

  /**
   * Such as <i>So far: it is announced, it holds for new ads. Next: it is enforced, when</i>.
   * Whoever reads it reads what is public: the announcement may be to come all the same.
   *
   * @param place by whose clock it is told, a country or a part of one
   * @param begins from when the version applies there
   */
  String tell(Timeline timeline, String place, Instant begins, Instant at) {
    var stage = timeline.from(begins).stage(at);
    var next = stage.next();
    if (next != null && next.steps().contains(Step.ANNOUNCE)) {
      var then = next.steps().stream().filter(step -> step != Step.ANNOUNCE).toList();
      return "It is public here; the announcement is planned for %s%s."
          .formatted(
              ItemTexts.tell(times, next.at(), place),
              then.isEmpty() ? "" : "; from then on " + words(then));
    }
    return (stage.reached().isEmpty()
            ? "Nothing of it yet."
            : "So far: %s.".formatted(words(stage.reached())))
        + (next == null
            ? " Nothing is left."
            : " Next: %s, %s."
                .formatted(words(next.steps()), ItemTexts.tell(times, next.at(), place)));
  }

  /**
   * The same of an item of an overlay that has other days than the rest; null where it has none.
   *
   * @param market that is read about, absent for all
   */
  @Nullable String ofItem(AskedItems items, Asked<?> asked, @Nullable Market market, Instant at) {
    return market == null
        ? null
        : items
            .ownTimeline(asked, market.code())
            .flatMap(
                own ->
                    asked
                        .from()
                        .effectiveFrom(market)
                        .map(begins -> tell(own, market.code(), begins, at)))
            .map("by days of its own. "::concat)
            .orElse(null);
  }

  private static String words(List<Step> steps) {
    return steps.stream().map(Step::words).collect(Collectors.joining(", "));
  }
}
