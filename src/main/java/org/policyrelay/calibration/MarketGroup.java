package org.policyrelay.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.Market;

/** Markets whose reviewers calibrate together. Keys carry its name as it stands. */
public enum MarketGroup implements Coded {
  /** Australia and New Zealand. */
  ANZ("AU", "NZ"),
  /** South-East Asia. */
  SEA("SG", "MY", "ID", "PH", "TH", "VN", "BN", "KH", "LA", "MM", "TL");

  private final List<Market> markets;

  MarketGroup(String... codes) {
    this.markets = Stream.of(codes).map(Market::new).toList();
  }

  @Override
  public String code() {
    return name();
  }

  public static Optional<MarketGroup> of(String code) {
    return Arrays.stream(values()).filter(one -> one.name().equals(code)).findFirst();
  }

  /** Its countries. */
  public List<Market> markets() {
    return markets;
  }

  /** Whether a market is one of them, or a part of one. */
  public boolean has(Market market) {
    return markets.stream().anyMatch(one -> one.covers(market));
  }

  /** Whether something that holds in a market holds in one of them. */
  public boolean isReachedBy(Market market) {
    return has(market) || markets.stream().anyMatch(market::covers);
  }
}
