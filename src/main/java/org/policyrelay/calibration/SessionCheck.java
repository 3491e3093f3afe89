package org.policyrelay.calibration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calibration.SessionAsked.GivenCase;
import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.Faults;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.round.RoundLabel;
import org.springframework.stereotype.Component;

/** What is wrong with a session that somebody asks for, beside what its round refuses. */
@Component
class SessionCheck {

  private final PolicyRegistry registry;

  SessionCheck(PolicyRegistry registry) {
    this.registry = registry;
  }

  MarketGroup group(SessionAsked asked, Faults faults) {
    var known = String.join(" or ", Coded.codes(MarketGroup.values()));
    var code = asked.marketGroup();
    if (code == null || code.isEmpty()) {
      faults.add("market_group", "required", "must be " + known);
      return MarketGroup.SEA;
    }
    var found = MarketGroup.of(code);
    if (found.isEmpty()) {
      faults.add("market_group", "unknown-value", "must be " + known);
    }
    return found.orElse(MarketGroup.SEA);
  }

  /** The version that is calibrated on; empty where there is a fault. */
  Optional<PublishedVersion> policy(
      SessionAsked asked, MarketGroup group, Instant now, Faults faults) {
    var id = asked.policyId();
    if (id == null || id.isEmpty()) {
      faults.add("policy_id", "required", "must be the id of a published policy");
      return Optional.empty();
    }
    var found = registry.newestVersion(id);
    if (found.isEmpty()) {
      var withdrawn = !registry.history(id).isEmpty();
      faults.add(
          "policy_id",
          withdrawn ? "withdrawn" : "unknown-value",
          withdrawn
              ? "is withdrawn everywhere; there is nothing to calibrate on"
              : "is not published; look its id up at /policies");
    } else if (faults.isEmpty() && !Exemplars.applies(found.get(), group, now)) {
      faults.add("policy_id", "not-here", "applies in no market of " + group);
    }
    return found;
  }

  /** The cases that were sent, as far as they can be read. */
  static List<DrawnCase> cases(
      List<GivenCase> given, MarketGroup group, List<RoundLabel> labels, Faults faults) {
    var codes = labels.stream().map(RoundLabel::code).collect(Collectors.toSet());
    var cases = new ArrayList<DrawnCase>();
    for (var one = 0; one < given.size(); one++) {
      var place = "cases[" + one + "]";
      var golden = given.get(one).goldenLabel();
      if (golden != null && !codes.contains(golden)) {
        faults.add(
            place + ".golden_label",
            "unknown-value",
            "must be one of "
                + labels.stream().map(RoundLabel::code).collect(Collectors.joining(", ")));
      }
      cases.add(
          new DrawnCase(
              text(given.get(one).ref()),
              market(given.get(one).market(), place + ".market", group, faults),
              text(given.get(one).content()),
              given.get(one).clause(),
              golden,
              DrawnCase.GIVEN));
    }
    return cases;
  }

  private static @Nullable Market market(
      @Nullable String code, String place, MarketGroup group, Faults faults) {
    if (code == null) {
      return null;
    }
    try {
      var market = Market.of(place, code);
      if (!group.has(market)) {
        faults.add(
            place,
            "not-here",
            "must be one of " + String.join(", ", Market.codes(group.markets())));
      }
      return market;
    } catch (RefusedException malformed) {
      faults.addAll(malformed, name -> name);
      return null;
    }
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
