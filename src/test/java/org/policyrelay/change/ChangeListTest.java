package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.emergency;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever opens the list of changes sees first what is late, and then what is due next. */
@RelayTest
@StoppedTime
class ChangeListTest {

  private static final String WHO = "policy-manager";
  private static final Pattern KEY = Pattern.compile("href=\"/changes/(PC-[^\"]+)\"");

  @Autowired Relay relay;
  @LocalServerPort int port;

  @Test
  void whatIsDueFirstComesFirstAndWhatHasEndedLast() {
    var ended = relay.propose("policy-specialist", proposal(shouldRule()));
    post(ended, "withdraw", "not needed");
    relay.settle();
    relay.wait(Duration.ofMinutes(1));
    var draft = relay.propose("policy-specialist", proposal(shouldRule()));
    relay.wait(Duration.ofMinutes(1));
    var urgent = relay.propose("policy-specialist", emergency(mustRule()));
    relay.wait(Duration.ofMinutes(1));
    var newest = relay.propose("policy-specialist", proposal(shouldRule()));

    assertThat(listed("/changes", ended, draft, urgent, newest))
        .containsExactly(urgent, draft, newest, ended);
    assertThat(row(urgent)).doesNotContain("overdue");
    assertThat(row(ended)).doesNotContain("overdue", "nothing");

    relay.wait(Duration.ofDays(2));

    assertThat(row(urgent)).contains("overdue", "emergency");
  }

  /** A handoff is a process of its own that the change calls. */
  @Test
  void whatTeamsWereHandedIsDueToo() {
    var change = relay.propose("policy-specialist", proposal(shouldRule()));
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    assertThat(relay.waiting(change)).allMatch(task -> task.startsWith("Task_AcceptHandoff"));

    assertThat(row(change)).doesNotContain(">nothing<", "overdue");
    relay.wait(Duration.ofDays(9));
    assertThat(row(change)).contains("overdue");
  }

  @Test
  void whatTeamsTakeBackOfAWithdrawnOneIsNotOver() {
    var over = relay.propose("policy-specialist", proposal(shouldRule()));
    var withdrawn = relay.approved(mustRule());
    relay.allDeliver(withdrawn);
    post(over, "withdraw", "not needed");
    post(withdrawn, "withdraw", "not needed");
    relay.settle();
    assertThat(relay.waiting(withdrawn)).isNotEmpty();
    relay.wait(Duration.ofMinutes(1));
    var draft = relay.propose("policy-specialist", proposal(shouldRule()));

    assertThat(listed("/changes", over, withdrawn, draft)).endsWith(over);
    assertThat(row(withdrawn)).contains("Withdrawn", "being taken back").doesNotContain("overdue");
    assertThat(row(over)).doesNotContain("being taken back");

    relay.wait(Duration.ofDays(9));
    assertThat(row(withdrawn)).contains("overdue");
  }

  @Test
  void eachSaysFromWhenItApplies() {
    var asked = Instant.parse("2027-03-01T03:00:00Z");
    var proposed = relay.propose("policy-specialist", wantedFrom(asked));
    var unknown = relay.propose("policy-specialist", proposal(shouldRule()));
    var urgent = relay.emergency(mustRule());

    assertThat(row(proposed)).contains("asked for: 1 Mar 2027, 11:00");
    assertThat(row(unknown)).contains("not known yet");
    assertThat(row(urgent)).doesNotContain("not known yet", "asked for");
  }

  @Test
  void whatIsOnHoldIsNotLate() {
    var change = relay.propose("policy-specialist", emergency(mustRule()));
    post(change, "hold", "waiting for the regulator");
    relay.settle();
    relay.wait(Duration.ofDays(2));

    assertThat(row(change)).contains("on hold").doesNotContain("overdue");
  }

  @Test
  void whoWantsTheNewestFirstGetsThemSoAgain() {
    var urgent = relay.propose("policy-specialist", emergency(mustRule()));
    relay.wait(Duration.ofMinutes(1));
    var newest = relay.propose("policy-specialist", proposal(shouldRule()));
    var address = "/changes?order=proposed";
    assertThat(listed(address, urgent, newest)).containsExactly(newest, urgent);
    assertThat(Http.at(port).logIn(WHO).cookies(address, "Accept-Language", "en"))
        .filteredOn(cookie -> cookie.startsWith("changes-order="))
        .singleElement()
        .asString()
        .startsWith("changes-order=proposed;")
        .contains("HttpOnly", "SameSite=Lax", "Path=/changes");

    var session = Http.at(port).logIn(WHO);
    assertThat(keys(session.get("/changes").text(), urgent, newest))
        .containsExactly(urgent, newest);
    session.get(address);
    assertThat(keys(session.get("/changes").text(), urgent, newest))
        .containsExactly(newest, urgent);
    session.get("/changes?order=nonsense");
    assertThat(keys(session.get("/changes").text(), urgent, newest))
        .containsExactly(urgent, newest);
  }

  private static Proposal wantedFrom(Instant instant) {
    return new Proposal(
        shouldRule(), "A change", "Because", Proposal.Origin.MANUAL, instant, false);
  }

  private void post(String change, String what, String why) {
    var answer =
        Http.at(port)
            .as(WHO)
            .post("/api/policy-changes/%s/%s".formatted(change, what), Map.of("reason", why));
    assertThat(answer.status()).as(answer.text()).isLessThan(300);
  }

  private List<String> listed(String address, String... among) {
    return keys(Http.at(port).logIn(WHO).get(address).text(), among);
  }

  private static List<String> keys(String page, String... among) {
    var wanted = List.of(among);
    return KEY.matcher(page)
        .results()
        .map(found -> found.group(1))
        .filter(wanted::contains)
        .toList();
  }

  private String row(String change) {
    var page = Http.at(port).logIn(WHO).get("/changes").text();
    var from = page.indexOf("/changes/" + change + "\"");
    return page.substring(from, page.indexOf("</tr>", from));
  }
}
