package org.policyrelay.grant;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;

/** Grants as tests of the domain need them: asked by mia, checked by lee, decided by kim. */
final class Asked {

  static final Instant AT = Instant.parse("2027-03-01T01:00:00Z");
  static final Instant BEGINS = Instant.parse("2027-03-10T16:00:00Z");
  static final Instant ENDS = Instant.parse("2027-06-10T16:00:00Z");

  private Asked() {}

  static GrantRequest request(String... markets) {
    return new GrantRequest(
        "acme",
        "Acme Pte Ltd",
        "apac:alcohol",
        "c2",
        Arrays.stream(markets).map(Market::new).collect(Collectors.toCollection(TreeSet::new)),
        "Beer at sports events",
        "2027-03-11",
        "2027-06-10",
        null);
  }

  static PolicyGrant asked(String... markets) {
    var terms =
        Arrays.stream(markets).map(one -> new MarketTerm(new Market(one), BEGINS, ENDS)).toList();
    return PolicyGrant.asked(
        "GR-2027-1",
        request(markets),
        terms,
        "Letter of the regulator",
        new Asking("mia", "advertiser-experience", AT));
  }

  /** In that state, by as few steps as lead there. */
  static PolicyGrant in(GrantState state) {
    var grant = asked("SG");
    switch (state) {
      case ASKED -> {
        // as it begins
      }
      case QUESTIONED -> grant.ask("lee", "Which event?");
      case WITHDRAWN -> grant.withdraw("mia", null, AT);
      default -> decide(grant, state);
    }
    return grant;
  }

  private static void decide(PolicyGrant grant, GrantState state) {
    grant.check("lee", "The letter is genuine", state == GrantState.WITH_LEGAL, AT);
    if (state == GrantState.REFUSED) {
      grant.refuse("kim", "Not this year", AT);
    } else if (state != GrantState.CHECKED && state != GrantState.WITH_LEGAL) {
      grant(grant, AT);
      if (state == GrantState.REVOKED) {
        grant.revoke("kim", "The letter was withdrawn", AT);
      }
    }
  }

  static void grant(PolicyGrant grant, Instant at) {
    var terms =
        grant.terms().stream()
            .map(one -> one.decidedAgainst(Set.of("apac:alcohol 1.0.0")))
            .toList();
    grant.grant("kim", null, null, "hash", terms, at);
  }

  static List<MarketTerm> lapsing(PolicyGrant grant, @Nullable Instant at) {
    return grant.terms().stream().map(term -> term.lapsingAt(at)).toList();
  }
}
