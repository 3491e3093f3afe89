package org.policyrelay.publishing;

import java.time.Instant;
import java.util.TreeMap;
import org.policyrelay.audit.Audit;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Moments;
import org.policyrelay.policy.entry.PublishedVersion;
import org.springframework.stereotype.Component;

/** A version that a withdrawal brings back: on record, and told to every team. */
@Component
class BroughtBack {

  private final MarketDates dates;
  private final Audit audit;
  private final PublicationNotices notices;

  BroughtBack(MarketDates dates, Audit audit, PublicationNotices notices) {
    this.dates = dates;
    this.audit = audit;
    this.notices = notices;
  }

  /** By the number that readers see, and from when, by each market's clock. */
  void tell(String origin, PublishedVersion version, String reason) {
    var markets = new TreeMap<Market, Instant>();
    version.releases().forEach(one -> markets.put(one.market(), one.effectiveFrom()));
    var from = dates.tell(markets, Moments.ON_RECORD);
    var what =
        "%s reads as version %s, with the text of %s"
            .formatted(version.entry().policyId(), version.version(), version.restores());
    audit.record(origin, "version-restored", Audit.SYSTEM, what + ", from " + from);
    notices.restored(origin, version, what, "From %s. %s".formatted(from, reason));
  }
}
