package org.policyrelay.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.labeling.LabelingSteps.LABELS;
import static org.policyrelay.labeling.LabelingSteps.SPECIALIST;
import static org.policyrelay.labeling.LabelingSteps.body;
import static org.policyrelay.labeling.LabelingSteps.label;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.engine.Directory;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.round.Rounds;
import org.policyrelay.support.AtOnce;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Protocols over HTTP: what programs and people get, and who gets nothing. */
@RelayTest
@StoppedTime
class LabelingDoorsTest {

  private static final String API = "/api/labeling/protocols";

  @Autowired Relay relay;
  @Autowired Protocols protocols;
  @Autowired Directory directory;
  @Autowired PolicyPublisher publisher;
  @Autowired Rounds rounds;
  @Autowired TaskService tasks;
  @LocalServerPort int port;

  @Test
  void whatIsProposedIsAnsweredByItsVersion() {
    var policy = steps().policy();
    var answer = steps().post("ad-reviewer", body(policy.policyId()));
    assertThat(answer.status()).isEqualTo(201);
    var address = API + "/" + policy.policyId() + "/versions/1";
    assertThat(answer.headers().get("location")).endsWith(address);
    var view = steps().get("trainer", address).json();
    assertThat(view.path("key").asText()).isEqualTo(answer.json().path("key").asText());
    assertThat(view.path("key").asText()).matches("LP-\\d{4}-\\d+");
    assertThat(view.path("state").asText()).isEqualTo("draft");
    assertThat(view.path("policy_version").asText()).isEqualTo("1.0.0");
    assertThat(view.at("/labels/0/code").asText()).isEqualTo("minors");
    assertThat(view.at("/labels/0/clauses/0").asText()).isEqualTo("c2");
    assertThat(view.at("/labels/0/examples/positive/0").asText()).isEqualTo("bad: minors");
    assertThat(view.at("/order/1").asText()).isEqualTo("fine");
    assertThat(view.at("/error_classes/3").asText()).isEqualTo("technical");
    assertThat(view.path("look_again")).isEmpty();
    assertThat(steps().get("trainer", API + "/" + policy.policyId()).status()).isEqualTo(404);
    assertThat(steps().get("trainer", API + "/" + policy.policyId() + "/versions/2").status())
        .isEqualTo(404);
  }

  @Test
  void oneOfAPolicyIsUnderWayAtATime() {
    var policy = steps().policy();
    var key = steps().ask(policy);
    var second = steps().post(SPECIALIST, body(policy.policyId()));
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("protocol-under-way");
    assertThat(second.text()).contains(key);
  }

  @Test
  void ofTwoAtOnceOneIsTaken() {
    var policy = steps().policy();
    var statuses = AtOnce.all(() -> ask(policy), () -> ask(policy), () -> ask(policy));
    assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409);
    assertThat(protocols.list(policy.policyId(), null, 10)).hasSize(1);
  }

  private int ask(PolicyEntry policy) {
    return steps().post(SPECIALIST, body(policy.policyId())).status();
  }

  @Test
  void everyFaultIsAnsweredByItsPlaceAndNothingIsStarted() {
    var policy = steps().policy();
    var wrong = body(policy.policyId());
    wrong.put(
        "labels",
        List.of(
            label("a", "reject", "c9"),
            withParent(label("b", "allow"), "c"),
            withParent(label("c", "perhaps"), "b")));
    wrong.put("order", List.of("a", "b", "z"));
    wrong.put("mapping", Map.of("old", "a"));
    wrong.put("reason", " ");
    var answer = steps().post(SPECIALIST, wrong);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(fields(answer))
        .containsExactlyInAnyOrder(
            "reason required",
            "labels[0].clauses[0] unknown-clause",
            "labels[1].parent cycle",
            "labels[2].parent cycle",
            "labels[2].decision unknown-value",
            "order[2] unknown",
            "order missing",
            "mapping.old unknown");
    assertThat(protocols.list(policy.policyId(), null, 10)).isEmpty();
  }

  @Test
  void anEmptyBodyIsToldAllThatItLacks() {
    var answer = steps().post(SPECIALIST, new LinkedHashMap<>());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(fields(answer)).contains("policy_id unknown", "reason required");
    var policy = steps().policy();
    var empty = body(policy.policyId());
    empty.put("labels", List.of());
    empty.put("order", List.of());
    assertThat(fields(steps().post(SPECIALIST, empty))).containsExactly("labels required");
    var withNull = body(policy.policyId());
    var labels = new ArrayList<Object>();
    labels.add(null);
    withNull.put("labels", labels);
    assertThat(steps().post(SPECIALIST, withNull).status()).isEqualTo(400);
    var number = body(policy.policyId());
    number.put("mapping", Map.of("old", 1));
    assertThat(steps().post(SPECIALIST, number).status()).isEqualTo(400);
    var unknown = body(policy.policyId());
    unknown.put("colour", "red");
    assertThat(steps().post(SPECIALIST, unknown).status()).isEqualTo(400);
  }

  @Test
  void aPolicyThatIsNotThereOrWasWithdrawnHasNone() {
    assertThat(fields(steps().post(SPECIALIST, body("test_no_such_policy"))))
        .containsExactly("policy_id unknown");
    assertThat(page(SPECIALIST, "/labeling/test_no_such_policy").status()).isEqualTo(404);
    var policy = steps().policy();
    publisher.rollBack("P-" + policy.policyId() + "-1.0.0", relay.now(), "A mistake");
    assertThat(fields(steps().post(SPECIALIST, body(policy.policyId()))))
        .containsExactly("policy_id withdrawn");
  }

  @Test
  void aSplitIsAnsweredAsAList() {
    var policy = inForce();
    var next = body(policy.policyId());
    next.put(
        "labels",
        List.of(
            label("children", "reject", "c2"),
            label("teens", "reject", "c2"),
            label("fine", "allow")));
    next.put("order", List.of("children", "teens", "fine"));
    next.put("mapping", Map.of("minors", List.of("children", "teens"), "fine", "fine"));
    var answer = steps().post(SPECIALIST, next);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    var view = steps().get(SPECIALIST, API + "/" + policy.policyId() + "/versions/2").json();
    assertThat(view.at("/mapping/minors/1").asText()).isEqualTo("teens");
    assertThat(view.at("/mapping/fine").asText()).isEqualTo("fine");
    assertThat(view.at("/look_again/0").asText()).isEqualTo("minors");
    assertThat(view.at("/changes/0/semantic").asBoolean()).isTrue();
    // what is in force stays so
    assertThat(
            steps().get(SPECIALIST, API + "/" + policy.policyId()).json().path("version").asInt())
        .isEqualTo(1);
  }

  @Test
  void aListGoesOnWhereItEnded() {
    var one = inForce();
    steps().ask(one);
    steps().ask(steps().policy());
    var mine = steps().get("trainer", API + "?policy_id=" + one.policyId()).json();
    assertThat(mine.path("protocols")).hasSize(2);
    assertThat(mine.at("/protocols/0/version").asInt()).isEqualTo(2);
    assertThat(mine.has("after")).isFalse();

    var seen = new ArrayList<String>();
    var after = "";
    do {
      var page = steps().get("trainer", API + "?limit=1" + after).json();
      page.path("protocols").forEach(line -> seen.add(line.path("key").asText()));
      after = page.has("after") ? "&after=" + page.path("after").asText() : "";
    } while (!after.isEmpty());
    assertThat(seen).doesNotHaveDuplicates();
    assertThat(seen).containsAll(keys(steps().get("trainer", API + "?limit=200")));
  }

  private static List<String> keys(Http.Answer answer) {
    return StreamSupport.stream(answer.json().path("protocols").spliterator(), false)
        .map(line -> line.path("key").asText())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"limit=0", "limit=201", "limit=x", "after=x", "after=eA", "offset=1", "policy=x"})
  void aParameterThatIsNotTakenIsNamed(String query) {
    var answer = steps().get("trainer", API + "?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains(query.split("=", -1)[0]);
  }

  @Test
  void labelsAreForMembersOfTeamsAndWrittenByTwoTeams() {
    var policy = inForce();
    for (var path :
        List.of(
            API, API + "/" + policy.policyId(), API + "/" + policy.policyId() + "/versions/1")) {
      assertThat(Http.at(port).get(path).status()).as(path).isEqualTo(401);
      assertThat(steps().get("advertiser-experience-agent", path).status()).as(path).isEqualTo(200);
    }
    assertThat(steps().post("trainer", body(policy.policyId())).status()).isEqualTo(403);
    for (var path :
        List.of(
            "/labeling/" + policy.policyId(), "/labeling/" + policy.policyId() + "/versions/1")) {
      var stranger = Http.at(port).get(path);
      assertThat(stranger.status()).as(path).isEqualTo(302);
      assertThat(stranger.headers().get("location")).endsWith("/login");
      assertThat(page("trainer", path).text())
          .contains("Aimed at minors")
          .doesNotContain("Change the labels");
    }
  }

  /** Whoever may log in and is in no team learns nothing of what evades a label. */
  @Test
  void whoIsInNoTeamGetsNothing() {
    var policy = inForce();
    directory.addUser("labeling-stranger", "Lee", "Strange", "demo", List.of());
    for (var path :
        List.of(
            API, API + "/" + policy.policyId(), API + "/" + policy.policyId() + "/versions/1")) {
      assertThat(steps().get("labeling-stranger", path).status()).as(path).isEqualTo(403);
    }
    assertThat(steps().post("labeling-stranger", body(policy.policyId())).status()).isEqualTo(403);
    var page = page("labeling-stranger", "/labeling/" + policy.policyId());
    assertThat(page.status()).isEqualTo(403);
    assertThat(page.text()).doesNotContain("Aimed at minors");
  }

  @Test
  void aPageIsWorkedFromAndSearchedWithoutScript() {
    var policy = inForce();
    var page = page("ad-reviewer", "/labeling/" + policy.policyId()).text();
    assertThat(page)
        .contains(
            "Labels, version 1",
            "Aimed at minors",
            "The ad speaks to people under 18.",
            "/policies/" + policy.policyId() + "/versions/1.0.0#c2",
            "bad: beer on a school bus",
            "good: beer at a wedding",
            "Looks like it, and does not get it",
            "False positive");
    assertThat(page.indexOf("id=\"label-1\"")).isLessThan(page.indexOf("id=\"label-2\""));
    var found = page("ad-reviewer", "/labeling/" + policy.policyId() + "?q=SCHOOL+bus").text();
    assertThat(found).contains("1 of 2 labels", "id=\"label-1\"").doesNotContain("id=\"label-2\"");
    var none = page("ad-reviewer", "/labeling/" + policy.policyId() + "?q=zebra").text();
    assertThat(none).contains("No label has all these words");
  }

  @Test
  void aPageSaysWhatChangedAndStartsAnother() {
    var policy = inForce();
    relay.publish("2.0.0", Policies.aged(policy, 21));
    var browser = Http.at(port).logIn("policy-specialist");
    var page = browser.get("/labeling/" + policy.policyId()).text();
    assertThat(page)
        .contains(
            "c2 (§1) reads otherwise in version 2.0.0: “The audience must be 21 or older.”",
            "Start a protocol change");
    var token = page.replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
    var path = "/labeling/" + policy.policyId() + "/changes";
    var form = "Content-Type";
    var why = page.replaceAll("(?s).*name=\"reason\" value=\"([^\"]+)\".*", "$1");
    browser.post(
        path,
        "reason=" + URLEncoder.encode(why, StandardCharsets.UTF_8) + "&_csrf=" + token,
        form,
        "application/x-www-form-urlencoded");
    relay.settle();
    var open = protocols.open(policy.policyId()).orElseThrow();
    assertThat(open.wanted().reason())
        .isEqualTo(
            "c2 (§1) reads otherwise in version 2.0.0: “The audience must be 21 or older.”,"
                + " and was “The audience must be 18 or older.”.");
    assertThat(open.content().labels()).hasSize(2);
    var after = browser.get("/labeling/" + policy.policyId()).text();
    assertThat(after)
        .contains(open.key(), "It waits in Tasklist")
        .doesNotContain("Start a protocol change", "Change the labels");

    steps().submit(open.key(), LABELS.replace("under 18", "under 21"));
    var version = browser.get("/labeling/" + policy.policyId() + "/versions/2").text();
    assertThat(version)
        .contains(
            "What changed since",
            "&#39;minors&#39; has another definition",
            "Their past use is to be looked at again");
  }

  private Http.Answer page(String user, String path) {
    return Http.at(port).logIn(user).get(path);
  }

  private static List<String> fields(Http.Answer answer) {
    return StreamSupport.stream(answer.json().path("errors").spliterator(), false)
        .map(error -> error.path("field").asText() + " " + error.path("code").asText())
        .toList();
  }

  private static Map<String, Object> withParent(Map<String, Object> label, String parent) {
    var child = new LinkedHashMap<>(label);
    child.put("parent", parent);
    return child;
  }

  private PolicyEntry inForce() {
    var policy = steps().policy();
    var key = steps().released(policy, LABELS);
    steps().vote(protocols.get(key).round().orElseThrow(), LabelingSteps.Ballot::right);
    return policy;
  }

  private LabelingSteps steps() {
    return new LabelingSteps(relay, rounds, tasks, port);
  }
}
