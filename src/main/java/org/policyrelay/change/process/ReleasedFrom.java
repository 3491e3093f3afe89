package org.policyrelay.change.process;

import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Optional;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.change.ChangeOutlook;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.kernel.Moments;
import org.policyrelay.notification.Reader;
import org.springframework.stereotype.Component;

/** From when a released change applies, as its briefing says it. */
@Component
class ReleasedFrom {

  private final ChangeOutlook outlook;
  private final MarketDates dates;
  private final Reader reader;

  ReleasedFrom(ChangeOutlook outlook, MarketDates dates, Reader reader) {
    this.outlook = outlook;
    this.dates = dates;
    this.reader = reader;
  }

  /** One instant by the reader's clock; several by those of the markets. */
  Optional<String> words(PolicyChange change, DateTimeFormatter local) {
    var from = outlook.releasedFrom(change);
    return new HashSet<>(from.values()).size() > 1
        ? Optional.of(dates.tell(from, local))
        : change.effectiveAt().map(at -> Moments.text(at, reader.zone(), local));
  }
}
