package org.policyrelay.team;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.calendar.OpeningHours;
import org.policyrelay.calendar.WorkingTime;
import org.policyrelay.engine.Directory;
import org.policyrelay.engine.LeadGroups;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.SettingException;
import org.springframework.stereotype.Component;

/** The teams as configured under {@code relay.teams}. */
@Component
public class Teams implements LeadGroups {

  /** The engine's group of administrators, the last rung of every ladder. */
  public static final String ADMINISTRATORS = Directory.ADMINISTRATORS;

  static final String ADMINISTRATORS_NAME = "Administrators";

  /** Who approves policies: the leads of {@link #POLICY_TEAM}, whom the models name, too. */
  public static final String POLICY_MANAGERS = "policy-managers";

  /** The team that owns policies and their changes. */
  public static final String POLICY_TEAM = "ad-policy";

  /** Who says what the law lets stand: the one team that a relay may be without. */
  public static final String LEGAL = "legal";

  private final Map<String, Team> byId;
  private final Calendars calendars;

  /** Refuses to start with a team that would never work. */
  Teams(TeamProperties properties, Calendars calendars) {
    this.calendars = calendars;
    this.byId =
        properties.teams().entrySet().stream()
            .map(entry -> team(entry.getKey(), entry.getValue()))
            .collect(Collectors.toUnmodifiableMap(Team::id, team -> team));
    byId.values().forEach(this::check);
  }

  private static Team team(String id, TeamProperties.Entry entry) {
    return new Team(id, entry.name(), entry.leadGroup(), entry.hubs(), hours(id, entry));
  }

  private static @Nullable OpeningHours hours(String id, TeamProperties.Entry entry) {
    var text = entry.hours();
    try {
      return text == null ? null : OpeningHours.parse(text);
    } catch (RefusedException malformed) {
      throw new SettingException("relay.teams." + id + ".hours", malformed.getMessage());
    }
  }

  private void check(Team team) {
    try {
      workingTime(team);
    } catch (RefusedException impossible) {
      throw new SettingException("relay.teams." + team.id() + ".hubs", impossible.getMessage());
    }
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
                    ErrorCode.NOT_FOUND, "There is no team '" + id + "'; configured are " + ids()));
  }

  /** Every team's id, in order. */
  public List<String> ids() {
    return byId.keySet().stream().sorted().toList();
  }

  public Optional<Team> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * Whether work that tables name a team for is handed to it: to {@link #LEGAL} only where that is
   * configured. Without any other team its work is a fault, and told as one.
   */
  public boolean isAsked(String id) {
    return !id.equals(LEGAL) || byId.containsKey(LEGAL);
  }

  /**
   * When the team works: at all its hubs together, so that its work follows the sun.
   *
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} when no such team is configured
   */
  public WorkingTime workingTime(String id) {
    return workingTime(get(id));
  }

  /** The same with other calendars than those that count. */
  public WorkingTime workingTime(String id, Calendars others) {
    var team = get(id);
    return others.workingTime(team.hubs(), team.hours());
  }

  /**
   * The same for work that is under way: that of a team that is configured no more counts in the
   * time of {@link #POLICY_TEAM}, whose managers see to it.
   */
  public WorkingTime workingTimeLeft(String id, Calendars those) {
    return workingTime(byId.containsKey(id) ? id : POLICY_TEAM, those);
  }

  public WorkingTime workingTimeLeft(String id) {
    return workingTimeLeft(id, calendars);
  }

  private WorkingTime workingTime(Team team) {
    return calendars.workingTime(team.hubs(), team.hours());
  }

  /** How people call a team, those who lead it or the administrators; the id for another group. */
  @Override
  public String nameOf(String id) {
    return find(id)
        .map(Team::name)
        .or(
            () ->
                byId.values().stream()
                    .filter(one -> one.leadGroup().equals(id))
                    .map(Team::leads)
                    .findFirst())
        .orElse(id.equals(ADMINISTRATORS) ? ADMINISTRATORS_NAME : id);
  }

  /** The group of those who lead the given group: a lead group and a foreign group lead itself. */
  @Override
  public String leadGroupOf(String group) {
    return find(group).map(Team::leadGroup).orElse(group);
  }

  @Override
  public boolean isNeeded(String group) {
    return group.equals(ADMINISTRATORS)
        || byId.containsKey(group)
        || byId.values().stream().map(Team::leadGroup).anyMatch(group::equals);
  }
}
