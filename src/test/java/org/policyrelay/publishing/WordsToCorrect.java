package org.policyrelay.publishing;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A policy in effect whose words are not right, and who corrects them. */
@StoppedTime
abstract class WordsToCorrect {

  /** The step at which a correction is approved before it is public. */
  static final String BEFORE = "Task_ApproveWording";

  /** The step at which it is approved when it is public already. */
  static final String AFTER = "Task_ApproveCorrection";

  static final String TEXT =
      """
      Wine ads must  be shwon to adults only.

      Ads of the operator promote, link to or resemble a "drink" of licensed firms only.
      They cure nothing; see [the list](https://a.example/old).\
      """;

  @Autowired Relay relay;
  @Autowired PolicyRegistry registry;
  @Autowired Publications publications;
  @Autowired Wording wording;
  @Autowired JdbcTemplate jdbc;
  @LocalServerPort int port;

  PolicyEntry entry = PolicyEntry.stored("{}");

  @BeforeEach
  void aPolicyApplies() {
    entry = wording.published(TEXT);
  }

  final String correct(String user, String wrong, String right) {
    return wording.correct(as(user), entry, wrong, right);
  }

  final Http as(String user) {
    return Http.at(port).as(user);
  }

  final String newest() {
    return registry.newestVersion(entry.policyId()).orElseThrow().version();
  }

  final PublishedVersion inForce() {
    return registry
        .inForce(entry.policyId(), new Market("SG"), relay.now(), relay.now())
        .orElseThrow();
  }

  /** What one person was told of the policy, in the order in which that happened. */
  final List<String> told(String person) {
    return jdbc.queryForList(
        "select title from notice where users = ? and title like ? order by id",
        String.class,
        person,
        "%" + entry.policyId() + "%");
  }

  final String toldOf(String version) {
    return jdbc.queryForObject(
        "select body from notice where title = ?", String.class, "Published: " + version);
  }
}
