package org.policyrelay.labeling.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.labeling.LabelingProtocol;
import org.policyrelay.labeling.Protocols;
import org.policyrelay.web.Parameters;

/**
 * Some of a list of protocols.
 *
 * @param after what to ask for to have the next, absent where there are no more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProtocolListView(
    List<ProtocolLine> protocols,
    @Schema(description = "What to ask for to have the next; absent where there are no more")
        @Nullable String after) {

  private static final String BETWEEN = "\n";

  /** A version of a protocol, without what it says. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ProtocolLine(
      String key,
      @JsonProperty("policy_id") String policyId,
      int version,
      @Schema(allowableValues = {"draft", "in-pilot", "in-force", "superseded", "abandoned"})
          String state,
      @JsonProperty("policy_version") String policyVersion,
      @Schema(description = "How many labels it has") int labels,
      String reason,
      @JsonProperty("asked_at") Instant askedAt,
      @JsonProperty("in_force_at") @Nullable Instant inForceAt) {

    private static ProtocolLine of(LabelingProtocol protocol) {
      return new ProtocolLine(
          protocol.key(),
          protocol.policyId(),
          protocol.version(),
          protocol.state().code(),
          protocol.policyVersion(),
          protocol.content().labels().size(),
          protocol.wanted().reason(),
          protocol.wanted().at(),
          protocol.inForceAt().orElse(null));
    }
  }

  /**
   * @param found one more than are told, where there are more
   */
  static ProtocolListView of(List<LabelingProtocol> found, int limit) {
    var told = found.subList(0, Math.min(limit, found.size()));
    return new ProtocolListView(
        told.stream().map(ProtocolLine::of).toList(),
        found.size() > limit ? written(told.get(told.size() - 1)) : null);
  }

  private static String written(LabelingProtocol last) {
    var place = last.policyId() + BETWEEN + last.version();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  static Protocols.Place read(String after) {
    try {
      var place = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
      var parts = place.split(BETWEEN, -1);
      if (parts.length == 2) {
        return new Protocols.Place(parts[0], Integer.parseInt(parts[1]));
      }
    } catch (IllegalArgumentException none) {
      // as any other text that nobody was given
    }
    throw Parameters.malformed("after", "must be what a list has answered as after");
  }
}
