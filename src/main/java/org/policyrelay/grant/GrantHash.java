package org.policyrelay.grant;

import java.util.ArrayList;
import java.util.stream.Collectors;
import org.policyrelay.kernel.Sha256;

/** Of all that who decides has to have seen. */
final class GrantHash {

  private GrantHash() {}

  /**
   * @param words of the clause in each market, as they are shown
   * @param renewed what became of the grant that it renews, empty where nothing did
   * @param legal what Legal said, empty where it was not asked
   */
  static String of(PolicyGrant grant, String words, String renewed, String legal) {
    var request = grant.request();
    var parts = new ArrayList<String>();
    parts.add(request.advertiser());
    parts.add(request.advertiserName());
    parts.add(request.policyId());
    parts.add(request.clause());
    parts.add(request.scope());
    parts.add(request.from());
    parts.add(request.until());
    parts.add(String.valueOf(request.renews()));
    grant.terms().forEach(term -> parts.add(said(term)));
    grant.evidence().forEach(one -> parts.add(one.by() + " " + one.text()));
    parts.add(grant.check().map(check -> check.by() + " " + check.why()).orElse(""));
    parts.add(words);
    if (!renewed.isEmpty()) {
      parts.add("renewed " + renewed);
    }
    if (!legal.isEmpty()) {
      parts.add(legal);
    }
    return Sha256.of(parts.stream().collect(Collectors.joining("\0")));
  }

  private static String said(MarketTerm term) {
    return "%s %s %s %s".formatted(term.market(), term.begins(), term.ends(), term.lapses());
  }
}
