package org.policyrelay.grant.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.policyrelay.grant.GrantRegister.Wanted;
import org.policyrelay.grant.Standing;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.StorableText;
import org.springframework.util.MultiValueMap;

/**
 * What somebody asks of the register on its page; each is empty where it was not asked.
 *
 * @param unread what of it cannot be read, and so counts as not asked
 */
record GrantFilter(
    String advertiser, String policy, String market, String state, List<String> unread) {

  private static final Set<String> KNOWN =
      Set.of("advertiser", "policy", "market", "state", "offset");
  private static final int SHOWN = 40;

  static GrantFilter of(MultiValueMap<String, String> asked) {
    var unread = new ArrayList<String>();
    Predicate<String> storable = text -> StorableText.problemOf(text).isEmpty();
    var filter =
        new GrantFilter(
            read("advertiser", "advertiser id", asked, storable, unread),
            read("policy", "policy id", asked, storable, unread),
            read("market", "country", asked, GrantFilter::isCountry, unread)
                .toUpperCase(Locale.ROOT),
            read("state", "state", asked, code -> Standing.of(code).isPresent(), unread),
            unread);
    asked.keySet().stream()
        .filter(name -> !KNOWN.contains(name))
        .map(name -> name.length() > SHOWN ? name.substring(0, SHOWN) + "…" : name)
        .forEach(unread::add);
    return filter;
  }

  private static boolean isCountry(String code) {
    return MarketNames.isCountry(code.toUpperCase(Locale.ROOT));
  }

  private static String read(
      String name,
      String called,
      MultiValueMap<String, String> asked,
      Predicate<String> understood,
      List<String> unread) {
    var values =
        asked.getOrDefault(name, List.of()).stream().filter(one -> !one.isBlank()).toList();
    if (values.isEmpty()) {
      return "";
    }
    var text = values.get(0).strip();
    if (values.size() == 1 && understood.test(text)) {
      return text;
    }
    unread.add(called);
    return "";
  }

  Wanted wanted() {
    return new Wanted(
        orNull(advertiser),
        orNull(policy),
        market.isEmpty() ? null : new Market(market),
        null,
        Standing.of(state).orElse(null));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
