package org.policyrelay.grant.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.grant.GrantRequest;
import org.policyrelay.kernel.Market;

/**
 * What a program asks for an advertiser.
 *
 * @param clause id of a clause, a requirement or an exception of the policy or of an overlay on it:
 *     in short where it means one, or in full, as {@code apac:alcohol:bn/r1}
 * @param scope what is to be let go, in words
 * @param evidence text; links by https
 * @param from a date by each market's clock, or an instant
 * @param until the last day by each market's clock, or the first instant at which it holds no more
 * @param renews key of the grant that ends where this begins
 */
record GrantBody(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable AdvertiserBody advertiser,
    @JsonProperty("policy_id") @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String policyId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String clause,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<String> markets,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String scope,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String evidence,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String from,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String until,
    @Nullable String renews) {

  /**
   * @param id as the platform knows the advertiser
   * @param name as people call it
   */
  record AdvertiserBody(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String id,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String name) {}

  GrantRequest request() {
    return new GrantRequest(
        text(advertiser == null ? null : advertiser.id()),
        text(advertiser == null ? null : advertiser.name()),
        text(policyId),
        text(clause),
        (markets == null ? List.<String>of() : markets)
            .stream()
                .map(code -> new Market(text(code)))
                .collect(Collectors.toCollection(TreeSet::new)),
        text(scope),
        text(from),
        text(until),
        renews);
  }

  static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
