package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.PolicyImport;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.PolicyFamily;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An import that leaves an overlay without a base says so before, and to who has it to settle. */
@RelayTest
@StoppedTime
class ImportLeavesOverlaysTest {

  @Autowired Relay relay;
  @Autowired PolicyImport imports;
  @Autowired JdbcClient jdbc;

  private final PolicyEntry base = mustRule();
  private final PolicyFamily family = new PolicyFamily(base, "SG");
  private final String id = family.id();

  @BeforeEach
  void anOverlayOnABase() {
    imports.carryOut(entries(base, family.overlay("Be brief.")), "admin");
    later();
  }

  @Test
  void aDryRunNamesTheOverlaysThatItWouldLeaveWithoutABase() {
    var plan = imports.plan(entries(without("Be kind.")), "admin");

    assertThat(plan.get(0).facts())
        .contains(
            "leaves overlay %s:sg 1.0.0 without a base: nobody reads it until somebody has settled that"
                .formatted(id));
    assertThat(told()).isEmpty();
  }

  @Test
  void whoManagesPoliciesHasItToSettleAfterTheImport() {
    var facts = imports.carryOut(entries(without("Be kind.")), "admin").get(0).facts();

    assertThat(facts).anyMatch(fact -> fact.contains("without a base"));
    assertThat(told())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice).containsEntry("user_groups", "policy-managers");
              assertThat(notice).containsEntry("link", "/policies/" + id + ":sg");
              assertThat(notice).containsEntry("over_how", null);
              assertThat(notice)
                  .containsEntry(
                      "title",
                      "To settle after an import: %s:sg 1.0.0 without its base".formatted(id));
            });
    assertThat(
            jdbc.sql(
                    "select detail from audit_entry where event = 'left-to-settle' and detail like ?")
                .param("nobody reads " + id + "%")
                .query(String.class)
                .list())
        .hasSize(1);
  }

  /** Told once while it lasts, over with the base, and told anew when it comes about anew. */
  @Test
  void eachTimeItComesAboutIsToldOnce() {
    imports.carryOut(entries(without("Be kind.")), "admin");
    later();
    var again = imports.carryOut(entries(without("Be kinder.")), "admin").get(0).facts();
    assertThat(again).noneMatch(fact -> fact.contains("without a base"));
    assertThat(told()).hasSize(1);

    later();
    imports.carryOut(entries(base), "admin");
    assertThat(told()).singleElement().extracting("over_how").isEqualTo("settled");

    later();
    imports.carryOut(entries(without("Be kindest.")), "admin");
    assertThat(told()).extracting("over_how").containsExactly("settled", null);
  }

  /** Both come at once, and hold together in the end. */
  @Test
  void anOverlayThatTheSameImportFitsToItsBaseIsNotLeft() {
    imports.carryOut(
        entries(family.overlay("Be brief.").with(Map.of("channels", List.of("ooh")))), "admin");
    later();

    var steps =
        imports.carryOut(
            entries(
                base.with(Map.of("channels", List.of("display"))),
                family.overlay("Be brief.").with(Map.of("channels", List.of("display")))),
            "admin");

    assertThat(steps)
        .hasSize(2)
        .allSatisfy(step -> assertThat(step.action()).isEqualTo(PolicyImport.Action.ADD_VERSION))
        .flatExtracting(PolicyImport.Step::facts)
        .noneMatch(fact -> String.valueOf(fact).contains("without a base"));
    assertThat(told()).isEmpty();
  }

  private void later() {
    relay.pass(Duration.ofMinutes(1));
  }

  /** It drops the market of the overlay. */
  private PolicyEntry without(String sentence) {
    return base.with(
        Map.of("jurisdictions", List.of("TH"), "policy", base.text() + "\n\n2. " + sentence));
  }

  private static List<JsonNode> entries(PolicyEntry... entries) {
    return Stream.of(entries).<JsonNode>map(entry -> entry.without("version").json()).toList();
  }

  private List<Map<String, Object>> told() {
    return jdbc.sql("select * from notice where subject = ? order by id")
        .param("without-base/" + id + ":sg")
        .query()
        .listOfRows();
  }
}
