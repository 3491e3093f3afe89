package org.policyrelay.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.packages.PackageSteps.MANAGER;
import static org.policyrelay.packages.PackageSteps.RELEASE;
import static org.policyrelay.packages.PackageSteps.SPECIALIST;
import static org.policyrelay.support.Policies.mustRule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.policyrelay.audit.Audit;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each reads of a package: of the parts that they may see, and nothing that is not so. */
@RelayTest
@StoppedTime
class PackageReadersTest {

  private static final String DOOR = "/api/policy-packages/";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String QA = "qa-lead";

  @Autowired Relay relay;
  @Autowired PolicyPackages packages;
  @Autowired PackageRegister register;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @Test
  void whoSeesSomePartsReadsOfThoseAlone() {
    var seen = steps().proposed();
    var hidden = steps().proposed(Policies.with(mustRule(), "jurisdictions", List.of("VN")));
    relay.complete(SPECIALIST, seen, "Task_DraftRevision", "outcome", "submit");
    var key = packages.open("Zirconium " + hidden, List.of(seen, hidden), SPECIALIST);
    relay.settle();
    var review = relay.task(seen, "Task_AcceptHandoff @qa").getId();
    readsNothingOf(hidden, key, seen, Http.at(port).as(QA).form(review).text());

    packages.hold(key, MANAGER, "Zirconium: because of " + hidden + " in VN, secret");
    relay.settle();
    readsNothingOf(hidden, key, seen, "");
    var view = view(QA, key);
    assertThat(view.path("title").isNull()).isTrue();
    assertThat(view.path("on_hold").asBoolean()).isTrue();
    assertThat(view.path("waits_for").toString())
        .contains("the package is on hold\"", "another change that goes with it")
        .contains(seen + " (");
    assertThat(view.at("/changes/0/waits_for/0").asText())
        .isEqualTo("it is on hold: as part of " + key);
    assertThat(page(QA, "/packages/" + key))
        .contains("On hold", seen, "<span>SG</span> from <span>16 Mar 2027")
        .doesNotContain("known once its parts");
    assertThat(page(MANAGER, "/packages/" + key))
        .contains("in VN, secret", "Vietnam (VN)</span>: known once its parts are assessed");
    assertThat(view(SPECIALIST, key).path("waits_for").toString()).contains("in VN, secret");
    assertThat(jdbc.sql("select title from notice where body like '%ecret%'").query().listOfRows())
        .as("no mail tells it, and no feed")
        .isEmpty();

    packages.takeBack(key, MANAGER, "Zirconium: " + hidden + " is off");
    relay.settle();
    readsNothingOf(hidden, key, seen, "");
    assertThat(page(MANAGER, "/packages/" + key)).contains("Zirconium: " + hidden + " is off");
  }

  private void readsNothingOf(String hidden, String key, String seen, String form) {
    var all =
        List.of(
            form,
            view(QA, key).toString(),
            page(QA, "/packages/" + key),
            page(QA, "/packages"),
            page(QA, "/changes/" + seen),
            page(QA, "/inbox"),
            Http.at(port).as(QA).get("/api/policy-changes/" + seen).text());
    assertThat(all)
        .allSatisfy(
            read -> assertThat(read).doesNotContain("Zirconium", hidden, "VN", "Viet", "secret"));
  }

  @Test
  void whoSeesAllPartsReadsWhatWasSaidOfThemTogether() {
    var part = steps().proposed();
    relay.complete(SPECIALIST, part, "Task_DraftRevision", "outcome", "submit");
    var key = steps().opened(part);
    packages.hold(key, MANAGER, "A court case");
    relay.settle();
    assertThat(view(QA, key).path("title").asText()).isEqualTo("Alcohol rules");
    assertThat(page(QA, "/packages/" + key)).contains("A court case");
  }

  @Test
  void whatIsTakenBackPromisesNothingMore() {
    var ready = steps().ready();
    var key = ready.get(2);
    steps().go(key);
    relay.settle();
    assertThat(page(MANAGER, "/packages/" + key))
        .contains("released by</span>", "applies from")
        .as("what a withdrawal would undo")
        .contains("gets a handoff: taking back", "applies, where version 1.0.0 would");
    assertThat(view(MANAGER, key).path("releases")).hasSize(2);

    packages.takeBack(key, MANAGER, "A court order");
    relay.settle();
    assertThat(page(MANAGER, "/packages/" + key))
        .contains("taken back. It was released by", "to apply from")
        .contains("What was made ready for it is being taken back")
        .contains("To take back what was made ready: Accept handoff")
        .doesNotContain("applies from");
    assertThat(view(MANAGER, key).path("releases").isEmpty()).isTrue();
    assertThat(told(key + "/withdrawn")).containsExactly("A court order");
    assertThat(told(key + "/taken-back"))
        .singleElement()
        .asString()
        .contains(relay.change(ready.get(0)).policyId())
        .doesNotContain("A court order");
  }

  @Test
  void fromWhenItAppliesIsSaidOnceItIsKnown() {
    var one = steps().proposed();
    var other = steps().proposed();
    var key = steps().opened(one, other);
    assertThat(changeView(one).path("noticeDays").isNull()).isTrue();
    steps().upToApproval(one);
    assertThat(changeView(one).path("noticeDays").asInt()).isPositive();
    assertThat(page(MANAGER, "/packages/" + key))
        .contains("known once its parts are assessed")
        .doesNotContain("Released now, it would apply");
    steps().upToApproval(other);
    assertThat(page(MANAGER, "/packages/" + key))
        .contains("Released now, it would apply")
        .doesNotContain("known once its parts are assessed");
  }

  /** The field as the form calls it, the key as nobody typed it. */
  @Test
  void saysWhatIsWrongInPeoplesWordsAndTakesKeysAsTheyAreTyped() {
    var answer = start("pc-1999-7");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("there is no policy change PC-1999-7");
    assertThat(answer.json().path("message").asText() + answer.json().path("detail").asText())
        .doesNotContain("changes[");
    assertThat(start("").text()).doesNotContain("changes[");

    var one = steps().proposed();
    assertThat(start(one.toLowerCase(Locale.ROOT)).status()).isEqualTo(200);
    relay.settle();
    var key = register.openWith(one).orElseThrow();
    var other = steps().proposed();
    var manager = Http.at(port).logIn(MANAGER);
    manager.get("/inbox");
    var typed = "change=" + other.toLowerCase(Locale.ROOT);
    manager.post("/packages/" + key + "/add", typed, "Content-Type", FORM);
    assertThat(register.get(key).changes()).containsExactly(one, other);
    var wrong = manager.post("/packages/" + key + "/add", "change=pc-1", "Content-Type", FORM);
    assertThat(wrong.text()).contains("Nothing was put into a package: there is no policy change");
  }

  private Http.Answer start(String named) {
    return Http.at(port)
        .as(SPECIALIST)
        .post(
            "/engine-rest/process-definition/key/policy-package/submit-form",
            Http.variables("title", "By form", "changes", named));
  }

  @Test
  void whatHappenedIsToldByTheClocksOfTheMarketsAndByName() {
    var ready = steps().ready();
    var key = ready.get(2);
    steps().go(key);
    relay.settle();
    assertThat(
            audit.of(key).stream()
                .filter(entry -> entry.event().equals("package-released"))
                .map(AuditEntry::detail))
        .singleElement()
        .asString()
        .contains(", 00:00 in Singapore (UTC+8)", "Thailand (UTC+7)");
    assertThat(page(MANAGER, "/packages/" + key))
        .contains(">Policy Relay<")
        .doesNotContain("Z, TH");
  }

  @Test
  void whereAPartWaitsForItsReleaseThePackageIsNamed() {
    var ready = steps().ready();
    var task = relay.task(ready.get(0), "Task_ReleaseToMarkets").getId();
    assertThat(Http.at(port).as(MANAGER).shown(task, "briefing"))
        .contains("[" + ready.get(2) + "](/packages/" + ready.get(2) + ")")
        .contains("there is no _Go_ for it", "_Release package_");
    assertThat(relay.waiting(ready.get(2))).containsExactly(RELEASE);
    assertThat(page(MANAGER, "/packages/" + ready.get(2)))
        .contains("Release to markets (", "<td data-label=\"Held up by\"><span>nothing</span>");
  }

  private JsonNode view(String user, String key) {
    return Http.at(port).as(user).get(DOOR + key).json();
  }

  private JsonNode changeView(String key) {
    return Http.at(port).as(MANAGER).get("/api/policy-changes/" + key).json();
  }

  private String page(String user, String path) {
    return Http.at(port).logIn(user).get(path).text();
  }

  private List<String> told(String event) {
    return jdbc.sql("select body from notice where event = ?")
        .param(event)
        .query(String.class)
        .list();
  }

  private PackageSteps steps() {
    return new PackageSteps(relay, packages);
  }
}
