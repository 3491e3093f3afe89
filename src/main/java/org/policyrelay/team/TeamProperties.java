package org.policyrelay.team;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.SettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/** {@code relay.teams.<id>.name|lead-group|hubs|hours}: the teams, read once at start. */
@ConfigurationProperties("relay")
record TeamProperties(@DefaultValue Map<String, Entry> teams) {

  TeamProperties {
    if (teams.isEmpty()) {
      throw new SettingException("relay.teams", "at least one team is needed");
    }
    for (var team : teams.entrySet()) {
      var missing = team.getValue().missing();
      if (missing != null) {
        throw new SettingException(
            "relay.teams." + team.getKey() + "." + missing,
            "is needed for every team; there are " + new TreeSet<>(teams.keySet()));
      }
    }
    var policy = teams.get(Teams.POLICY_TEAM);
    if (policy != null && !policy.leadGroup().equals(Teams.POLICY_MANAGERS)) {
      throw new SettingException(
          "relay.teams.%s.lead-group".formatted(Teams.POLICY_TEAM),
          "must be %s: the models and the escalation ladder name that group, and nobody would have their tasks"
              .formatted(Teams.POLICY_MANAGERS));
    }
  }

  /**
   * @param hours when the team works, null for the hours of its hubs
   */
  record Entry(
      @DefaultValue("") String name,
      @DefaultValue("") String leadGroup,
      @DefaultValue List<String> hubs,
      @Nullable String hours) {

    private @Nullable String missing() {
      if (!StringUtils.hasText(name)) {
        return "name";
      }
      if (!StringUtils.hasText(leadGroup)) {
        return "lead-group";
      }
      return hubs.isEmpty() ? "hubs" : null;
    }
  }
}
