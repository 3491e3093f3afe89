package org.policyrelay.change.process;

import static org.policyrelay.engine.MarkdownText.escape;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.StringJoiner;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.policy.compare.MarkedText;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.OverlayReading;

/**
 * How an overlay words clauses of its base, beside the words of each version of the base that it
 * will be read with: whether it is stricter can only be judged by who sees both.
 */
final class TightenedClauses {

  private TightenedClauses() {}

  /**
   * @param bases the versions of its base that it will be read with
   * @param zone of who reads it
   * @param when how a moment is written
   * @return Markdown with a heading for each version, empty for what words no clause
   */
  static String beside(
      PolicyEntry overlay, List<PublishedVersion> bases, ZoneId zone, DateTimeFormatter when) {
    var text = new StringJoiner("\n\n").setEmptyValue("");
    if (!overlay.tightens().isEmpty()) {
      for (var base : bases) {
        text.add(heading(overlay.markets().get(0), base, zone, when));
        OverlayReading.of(overlay, base).forEach(reading -> text.add(one(reading)));
      }
    }
    return text.toString();
  }

  private static String heading(
      Market market, PublishedVersion base, ZoneId zone, DateTimeFormatter when) {
    return "#### How it words clauses of %s %s%s"
        .formatted(
            escape(base.entry().policyId()),
            base.version(),
            base.effectiveFrom(market)
                .map(
                    from ->
                        ", which applies in %s from %s"
                            .formatted(MarketNames.country(market), Moments.text(from, zone, when)))
                .orElse(""));
  }

  private static String one(OverlayReading reading) {
    var id = escape(reading.clause());
    var here = "**%s** here: %s".formatted(id, escape(reading.reading()));
    return reading
        .words()
        .map(
            words ->
                "**%s** in the base: %s\n\n%s\n\nWord by word: %s"
                    .formatted(id, escape(words), here, MarkedText.of(words, reading.reading())))
        .orElseGet(
            () ->
                "%s\n\n**%s is no clause of that version:** there it is an addition."
                    .formatted(here, id));
  }
}
