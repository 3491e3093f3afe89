package org.policyrelay.change;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.CodesOf;
import org.policyrelay.kernel.Market;

/**
 * Whether a change may go live in a market.
 *
 * @param market ISO country code, or {@code *} for everywhere
 * @param ready what the gate's table said
 * @param missing codes of the readiness parts that are not done there
 * @param overlays what the market adds that would be looser than the change, one sentence each
 */
public record MarketReadiness(
    Market market,
    boolean ready,
    @CodesOf(ReadinessPart.class) List<String> missing,
    List<String> overlays) {

  /** What was stored before overlays were asked about has none. */
  @SuppressWarnings("NullAway") // reading JSON gives null for what is not there
  public MarketReadiness(
      Market market, boolean ready, List<String> missing, @Nullable List<String> overlays) {
    this.market = market;
    this.ready = ready;
    this.missing = missing;
    this.overlays = overlays == null ? List.of() : overlays;
  }
}
