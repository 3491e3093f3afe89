package org.policyrelay.team;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** {@code relay.teams.<id>.name|lead-group|hubs|hours}: the teams, read once at start. */
@Validated
@ConfigurationProperties("relay")
record TeamProperties(@NotEmpty Map<String, @Valid Entry> teams) {

  /**
   * @param hours when the team works, null for the hours of its hubs
   */
  record Entry(
      @NotBlank String name,
      @NotBlank String leadGroup,
      @NotEmpty List<String> hubs,
      @Nullable String hours) {}
}
