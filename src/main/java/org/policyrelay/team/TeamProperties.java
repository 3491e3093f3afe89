package org.policyrelay.team;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** {@code relay.teams.<id>.name|lead-group|hubs}: the teams, read once at start. */
@Validated
@ConfigurationProperties("relay")
record TeamProperties(@NotEmpty Map<String, @Valid Entry> teams) {

  record Entry(@NotBlank String name, @NotBlank String leadGroup, @NotEmpty List<String> hubs) {}
}
