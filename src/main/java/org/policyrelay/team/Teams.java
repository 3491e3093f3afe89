package org.policyrelay.team;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.policyrelay.engine.LeadGroups;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.stereotype.Component;

/** The teams as configured under {@code relay.teams}. */
@Component
public class Teams implements LeadGroups {

  /** The engine's group of administrators, the last rung of every ladder. */
  public static final String ADMINISTRATORS = "camunda-admin";

  private final Map<String, Team> byId;

  Teams(TeamProperties properties) {
    this.byId =
        properties.teams().entrySet().stream()
            .map(
                entry ->
                    new Team(
                        entry.getKey(),
                        entry.getValue().name(),
                        entry.getValue().leadGroup(),
                        entry.getValue().hubs()))
            .collect(Collectors.toUnmodifiableMap(Team::id, team -> team));
  }

  public List<Team> all() {
    return byId.values().stream().sorted(Comparator.comparing(Team::id)).toList();
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} when no such team is configured
   */
  public Team get(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new RefusedException(
                    ErrorCode.NOT_FOUND,
                    "There is no team '" + id + "'; configured are " + byId.keySet()));
  }

  public Optional<Team> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The team's name, or the id itself for a group that is no team, such as administrators. */
  public String nameOf(String id) {
    return find(id).map(Team::name).orElse(id);
  }

  /** The group of those who lead the given group: a lead group and a foreign group lead itself. */
  @Override
  public String leadGroupOf(String group) {
    return find(group).map(Team::leadGroup).orElse(group);
  }
}
