package org.policyrelay.change;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.policyrelay.audit.Audit;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Moments;
import org.policyrelay.publishing.PublicationOrder;
import org.policyrelay.publishing.Publications;
import org.springframework.stereotype.Component;

/** Orders the publication of a change that may go. */
@Component
class ReleaseOrders {

  private final ChangeRows rows;
  private final SinceApproval since;
  private final Publications publications;
  private final MarketDates dates;
  private final Audit audit;
  private final Clock clock;

  ReleaseOrders(
      ChangeRows rows,
      SinceApproval since,
      Publications publications,
      MarketDates dates,
      Audit audit,
      Clock clock) {
    this.rows = rows;
    this.since = since;
    this.publications = publications;
    this.dates = dates;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param effective from when it applies, by market
   * @return key of the publication
   */
  String order(PolicyChange change, Map<Market, Instant> effective, String by) {
    var key = change.key();
    var now = clock.instant();
    var last = effective.values().stream().max(Instant::compareTo).orElse(now);
    var meant = change.targetVersion().orElseThrow();
    var version = since.versionToBe(change).orElseThrow();
    var approved = change.release(effective.keySet(), last, version);
    rows.update(change);
    var publication =
        publications.request(
            new PublicationOrder(key, change.entry(), version, approved.hash(), effective, now));
    if (!version.equals(meant)) {
      audit.record(
          key,
          "renumbered",
          Audit.SYSTEM,
          "%s instead of %s: others have published since".formatted(version, meant));
    }
    audit.record(key, "released", by, "effective " + dates.tell(effective, Moments.ON_RECORD));
    return publication;
  }
}
