package org.policyrelay.labeling.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyrelay.labeling.protocol.InMarket;
import org.policyrelay.labeling.protocol.Label;
import org.policyrelay.labeling.protocol.Protocol;

/** A protocol as a program sends it. */
record ProtocolBody(
    @JsonProperty("policy_id") @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String policyId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<@Nullable LabelBody> labels,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "Codes of all labels, in which their questions are asked")
        @Nullable List<@Nullable String> order,
    @Schema(
            description =
                "What became of the labels of the version in force: an old code to a new one, or to"
                    + " several where it is split; several old codes to one where they are merged",
            example = "{\"minors\": \"under-age\", \"tobacco\": [\"cigarettes\", \"vapes\"]}")
        @Nullable Map<String, @Nullable Successors> mapping,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason) {

  /** A label as a program sends it. */
  record LabelBody(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String code,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String name,
      @Schema(description = "Code of the label that it is a kind of") @Nullable String parent,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String definition,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              allowableValues = {"allow", "restrict", "reject"})
          @Nullable String decision,
      @Schema(description = "Ids of clauses of the policy's newest version")
          @Nullable List<@Nullable String> clauses,
      @Nullable ExamplesBody examples,
      @Schema(description = "What differs where, by ISO country code")
          @Nullable Map<String, @Nullable InMarket> markets) {

    private Label label() {
      return new Label(
          text(code),
          text(name),
          parent,
          text(definition),
          text(decision),
          texts(clauses),
          texts(examples == null ? null : examples.positive()),
          texts(examples == null ? null : examples.negative()),
          inMarkets());
    }

    private Map<String, InMarket> inMarkets() {
      var all = new LinkedHashMap<String, InMarket>();
      if (markets != null) {
        markets.forEach(
            (market, other) -> all.put(market, other == null ? new InMarket(null, null) : other));
      }
      return all;
    }
  }

  /** Ads that get a label, and ads that look like it and do not. */
  record ExamplesBody(
      @Nullable List<@Nullable String> positive, @Nullable List<@Nullable String> negative) {}

  Protocol protocol() {
    var became = new LinkedHashMap<String, List<String>>();
    if (mapping != null) {
      mapping.forEach((old, now) -> became.put(old, now == null ? List.of() : now.codes()));
    }
    return new Protocol(
        (labels == null ? List.<@Nullable LabelBody>of() : labels)
            .stream().map(one -> one == null ? NOTHING.label() : one.label()).toList(),
        texts(order),
        became);
  }

  private static final LabelBody NOTHING =
      new LabelBody(null, null, null, null, null, null, null, null);

  static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static List<String> texts(@Nullable List<@Nullable String> texts) {
    return texts == null ? List.of() : texts.stream().map(ProtocolBody::text).toList();
  }
}
