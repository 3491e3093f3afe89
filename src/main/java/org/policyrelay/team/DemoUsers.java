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
          new Person("policy-manager", "Mei", "Tan", "ad-policy", "policy-managers"),
          new Person("policy-specialist", "Arjun", "Nair", "ad-policy"),
          new Person("ad-review-lead", "Siti", "Rahman", "ad-review", "ad-review-leads"),
          new Person("ad-reviewer", "Jose", "Santos", "ad-review"),
          new Person("ad-reviewer-2", "Farah", "Ismail", "ad-review"),
          new Person("ad-reviewer-3", "Wei", "Lim", "ad-review"),
          new Person("qa-lead", "Linh", "Tran", "qa", "qa-leads"),
          new Person("qa-analyst", "Ben", "Koh", "qa"),
          new Person("training-lead", "Olivia", "Walsh", "training", "training-leads"),
          new Person("trainer", "Noah", "Reid", "training"),
          new Person(
              "advertiser-experience-lead",
              "Aroha",
              "Ngata",
              "advertiser-experience",
              "advertiser-experience-leads"),
          new Person("advertiser-experience-agent", "Kiri", "Sato", "advertiser-experience"),
          new Person("admin", "Ada", "Quek", Teams.ADMINISTRATORS));

  private final Directory directory;
  private final TransactionTemplate transaction;

  DemoUsers(Directory directory, TransactionTemplate transaction) {
    this.directory = directory;
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
      if (!known.contains(person.id)) {
        directory.addUser(person.id, person.firstName, person.lastName, PASSWORD, person.groups);
      }
    }
  }

  private record Person(String id, String firstName, String lastName, List<String> groups) {
    Person(String id, String firstName, String lastName, String... groups) {
      this(id, firstName, lastName, List.of(groups));
    }
  }
}
