package org.policyrelay.packages.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyrelay.change.ChangeState;
import org.policyrelay.kernel.CodesOf;
import org.policyrelay.kernel.Market;
import org.policyrelay.packages.PackageState;
import org.policyrelay.translation.ProposedTranslation;

/**
 * A package as programs read it.
 *
 * @param title absent for who may see only some of its parts
 * @param state by what people did
 * @param waitsFor a sentence each; nothing for one that is over
 * @param releases from when all of it applies, by market, where it is released and not taken back;
 *     in the markets of the parts that are told
 */
record PackageView(
    String key,
    @Nullable String title,
    @CodesOf(PackageState.class) String state,
    @JsonProperty("on_hold") boolean onHold,
    @JsonProperty("waits_for") List<String> waitsFor,
    List<PartView> changes,
    List<PartTranslationView> translations,
    Map<String, Instant> releases) {

  /**
   * A translation of what a part is to publish.
   *
   * @param waitsFor absent for what is approved or public
   */
  record PartTranslationView(
      String key,
      String change,
      String language,
      @CodesOf(ProposedTranslation.State.class) String state,
      @JsonProperty("waits_for") @Nullable String waitsFor) {}

  /** A change that is part of it. */
  record PartView(
      String key,
      @JsonProperty("policy_id") String policyId,
      @CodesOf(ChangeState.class) String state,
      Set<Market> markets,
      @JsonProperty("waits_for") List<String> waitsFor) {}
}
