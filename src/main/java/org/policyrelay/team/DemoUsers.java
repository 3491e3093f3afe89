package org.policyrelay.team;

import java.util.List;
import java.util.stream.Collectors;
import org.policyrelay.engine.Directory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The people of the demo. Every password is {@code demo}; never active outside that profile. */
@Component
@Profile("demo")
@DependsOn("teamSetup")
class DemoUsers implements InitializingBean {

  private static final String PASSWORD = "demo";

  private static final List<Person> PEOPLE =
      List.of(
          new Person("policy-manager", "Mei", "Tan", "ad-policy", true),
          new Person("policy-manager-2", "Dewi", "Hartono", "ad-policy", true),
          new Person("policy-specialist", "Arjun", "Nair", "ad-policy", false),
          new Person("ad-review-lead", "Siti", "Rahman", "ad-review", true),
          new Person("ad-reviewer", "Jose", "Santos", "ad-review", false),
          new Person("ad-reviewer-2", "Farah", "Ismail", "ad-review", false),
          new Person("ad-reviewer-3", "Wei", "Lim", "ad-review", false),
          new Person("qa-lead", "Linh", "Tran", "qa", true),
          new Person("qa-analyst", "Ben", "Koh", "qa", false),
          new Person("training-lead", "Olivia", "Walsh", "training", true),
          new Person("trainer", "Noah", "Reid", "training", false),
          new Person("advertiser-experience-lead", "Aroha", "Ngata", "advertiser-experience", true),
          new Person("advertiser-experience-agent", "Kiri", "Sato", "advertiser-experience", false),
          new Person("legal-lead", "Nurul", "Aziz", Teams.LEGAL, true),
          new Person("legal-counsel", "Pim", "Suksawat", Teams.LEGAL, false),
          new Person("admin", "Ada", "Quek", Teams.ADMINISTRATORS, false));

  private final Directory directory;
  private final Teams teams;
  private final TransactionTemplate transaction;

  DemoUsers(Directory directory, Teams teams, TransactionTemplate transaction) {
    this.directory = directory;
    this.teams = teams;
    this.transaction = transaction;
  }

  @Override
  public void afterPropertiesSet() {
    transaction.executeWithoutResult(status -> addMissing());
  }

  /** One question for all of them: after a restart they are all there. */
  private void addMissing() {
    var known = directory.known(PEOPLE.stream().map(Person::id).collect(Collectors.toSet()));
    for (var person : PEOPLE) {
      if (!known.contains(person.id) && teams.isAsked(person.team)) {
        directory.addUser(person.id, person.firstName, person.lastName, PASSWORD, groupsOf(person));
      }
    }
  }

  /** A lead is in the group of leads that is configured for the team. */
  private List<String> groupsOf(Person person) {
    return person.leads
        ? List.of(person.team, teams.leadGroupOf(person.team))
        : List.of(person.team);
  }

  private record Person(String id, String firstName, String lastName, String team, boolean leads) {}
}
