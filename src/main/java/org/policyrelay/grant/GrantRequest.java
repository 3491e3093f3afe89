package org.policyrelay.grant;

import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;

/**
 * What somebody asks for an advertiser.
 *
 * @param advertiser the id that the platform knows the advertiser by
 * @param advertiserName as people call it
 * @param clause id of a clause of the policy, or of a requirement or an exception that it makes
 * @param scope what is to be let go, in words
 * @param from a date by each market's clock, or an instant
 * @param until the last day by each market's clock, or the first instant at which it holds no more
 * @param renews key of the grant that it takes the place of once that one ends, absent for none
 */
public record GrantRequest(
    String advertiser,
    String advertiserName,
    String policyId,
    String clause,
    SortedSet<Market> markets,
    String scope,
    String from,
    String until,
    @Nullable String renews) {

  public GrantRequest {
    markets = new TreeSet<>(markets);
  }

  /** What it is, in a line. */
  public String title() {
    return "%s, %s %s (%s)"
        .formatted(advertiserName, policyId, clause, String.join(", ", Market.codes(markets)));
  }
}
