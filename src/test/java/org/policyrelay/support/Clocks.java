package org.policyrelay.support;

import org.policyrelay.calendar.Calendars;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.calendar.MarketZones;

/** The clocks of the markets whose calendars come with the relay. */
public final class Clocks {

  public static final MarketDates OF_MARKETS =
      new MarketDates(new MarketZones(Calendars.builtIn()));

  private Clocks() {}
}
