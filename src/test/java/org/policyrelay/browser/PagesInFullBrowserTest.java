package org.policyrelay.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.round.GivenVote;
import org.policyrelay.round.RoundCase;
import org.policyrelay.round.RoundLabel;
import org.policyrelay.round.RoundOpening;
import org.policyrelay.round.RoundPurpose;
import org.policyrelay.round.Rounds;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Every page of ours shows all that stands on it, on a laptop and on a phone. */
@RelayTest
@Tag("any-database")
class PagesInFullBrowserTest extends TasklistSteps {

  private static final Path DOORS = Path.of("src/test/resources/security/own-doors.txt");

  /** Addresses of files, and those that only lead to another page. */
  private static final String NO_PAGE =
      ".*\\.(atom|xml|txt|ics)|/api/.*|/(handoffs|reviews|translations)/.*|.*/diff";

  private static final String LONG =
      "Checked on forty ads of this month by two people; the protocol and the results lie in the folder of the team.";

  /**
   * What is cut off, or lies beside the page, or hides behind an edge to be moved. A table that the
   * text of a policy has in it is moved, and shows that it can be; so is a matrix of more markets
   * than a screen has room for.
   */
  private static final String NOT_SEEN =
      """
      () => {
        document.querySelectorAll('details').forEach((one) => { one.open = true; });
        const moved = (one) => one.closest('.policy-text .scroll')
          || (window.innerWidth > 768 && one.matches('.scroll:has(.matrix)'));
        const cuts = (one) => getComputedStyle(one).overflowX !== 'visible' && one.clientWidth > 1
          && (one.scrollWidth > one.clientWidth + 1 || getComputedStyle(one).textOverflow === 'ellipsis');
        const beside = (one) => one.getClientRects().length > 0 && !one.closest('.skip, .scroll')
          && (one.getBoundingClientRect().right > window.innerWidth + 1 || one.getBoundingClientRect().left < -1);
        return [...document.querySelectorAll('body *')]
          .filter((one) => !moved(one) && !one.matches('input[type=file]') && (cuts(one) || beside(one)))
          .map((one) => one.outerHTML.slice(0, 150));
      }
      """;

  /**
   * Fields of which what one types, or the words that stand in them before, fade into the ground.
   */
  private static final String FAINT =
      """
      () => {
        const light = (text) => text.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
          .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
          .reduce((sum, one, place) => sum + one * [0.2126, 0.7152, 0.0722][place], 0);
        const ground = (one) => {
          const own = getComputedStyle(one).backgroundColor;
          return /^rgba\\(.*, 0\\)$/.test(own) && one.parentElement ? ground(one.parentElement) : own;
        };
        const contrast = (one, part) => {
          const both = [light(getComputedStyle(one, part).color), light(ground(one))].sort((a, b) => a - b);
          return (both[1] + 0.05) / (both[0] + 0.05);
        };
        return [...document.querySelectorAll('input, select, textarea')]
          .filter((one) => !['checkbox', 'radio', 'hidden'].includes(one.type))
          .filter((one) => contrast(one, null) < 4.5 || contrast(one, '::placeholder') < 4.5)
          .map((one) => one.outerHTML.slice(0, 150) + ' ' + getComputedStyle(one).color + ' on ' + ground(one));
      }
      """;

  /** Labels beside which their field does not stand. */
  private static final String TORN =
      """
      () => [...document.querySelectorAll('.choose label')].filter((label) => {
        const own = label.getBoundingClientRect();
        const field = label.control.getBoundingClientRect();
        return own.bottom < field.top || own.top > field.bottom;
      }).map((label) => label.outerHTML)
      """;

  @Autowired PolicyPublisher publisher;
  @Autowired Rounds rounds;
  @Autowired TaskService tasks;

  @Test
  void nothingIsCutOffHiddenBehindAnEdgeOrTooFaintToRead() throws IOException {
    var change = aChangeWithAllThatItsPageShows();
    var places =
        Map.of(
            "/changes/{key}", "/changes/" + change,
            "/grants/{key}", "/grants/" + aGrantThatIsAskedFor(),
            "/packages/{key}", "/packages/" + aPackageOfTwoChanges(),
            "/rounds/{key}", "/rounds/" + aRevealedRound(),
            "/calibration/{key}", "/calibration/" + aDisputedSession(),
            "/labeling/{policy_id}", "/labeling/" + aProtocol(),
            "/labeling/{policy_id}/versions/{version}", "/labeling/in_full/versions/1");
    var pages = pages(places);
    for (var width : List.of(1366, 390)) {
      try (var context = newContext(width, 800)) {
        var page = context.newPage();
        page.onPageError(faults::add);
        page.navigate(address("/inbox"));
        page.fill("#username", "admin");
        page.fill("#password", "demo");
        page.click("main button[type=submit]");
        page.waitForURL("**/inbox*");
        pages.forEach(
            (door, path) -> {
              page.navigate(address(path));
              assertThat((List<?>) page.evaluate(NOT_SEEN)).as(path + " at " + width).isEmpty();
              assertThat((List<?>) page.evaluate(TORN)).as(path + " at " + width).isEmpty();
              picture(page, "in-full" + path.replaceAll("\\W+", "-") + "-" + width);
              for (var scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                assertThat((List<?>) page.evaluate(FAINT)).as(path + " " + scheme).isEmpty();
              }
            });
      }
    }
    assertThat(faults).isEmpty();
  }

  /** Otherwise an empty list would say nothing. */
  @Test
  void whatIsCutOffOrFaintIsSeen() {
    try (var context = newContext(390, 800)) {
      var page = context.newPage();
      page.navigate(address("/policies"));
      page.evaluate(
          "document.querySelector('h1').style.cssText = 'white-space: nowrap; width: 60rem'");
      assertThat((List<?>) page.evaluate(NOT_SEEN)).isNotEmpty();
      page.evaluate(
          "document.querySelector('h1').style.cssText = 'width: 5rem; overflow-x: auto; white-space: nowrap'");
      assertThat((List<?>) page.evaluate(NOT_SEEN)).isNotEmpty();
      page.evaluate("document.querySelector('#q').style.color = '#ccc'");
      assertThat((List<?>) page.evaluate(FAINT)).isNotEmpty();
    }
  }

  /** Paper cannot be moved: 277 mm is what a sheet across has beside its margins. */
  @Test
  void thePrintedMatrixFitsOnASheet() {
    try (var context = newContext(1047, 700)) {
      var page = context.newPage();
      page.navigate(address("/policies/matrix"));
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      picture(page, "printed-matrix");
      assertThat(page.locator(".matrix thead th").count()).isGreaterThan(13);
      assertThat(
              (List<?>)
                  page.evaluate(
                      """
                      () => [...document.querySelectorAll('.matrix th, .matrix td')]
                        .filter((cell) => cell.scrollWidth > cell.clientWidth + 1
                          || cell.getBoundingClientRect().right > window.innerWidth)
                        .map((cell) => cell.outerHTML.slice(0, 150))
                      """))
          .isEmpty();
    }
  }

  /** Every door that is a page, so that a new one has to be named here. */
  private static Map<String, String> pages(Map<String, String> made) throws IOException {
    var places = new LinkedHashMap<>(made);
    places.putAll(
        Map.ofEntries(
            Map.entry("/tables/{id}", "/tables/apac:alcohol"),
            Map.entry("/unsubscribe/{token}", "/unsubscribe/nothing"),
            Map.entry("/policies/markets/{market}", "/policies/markets/SG"),
            Map.entry("/policies/{id}", "/policies/apac:alcohol"),
            Map.entry("/policies/{id}/markets/{market}", "/policies/apac:alcohol/markets/BN"),
            Map.entry("/policies/{id}/versions/{version}", "/policies/in_full/versions/1.0.0"),
            Map.entry("/policies/{id}/diff/{before}/{after}", "/policies/in_full/diff/1.0.0/2.0.0"),
            Map.entry("/policies/search", "/policies/search?q=alcohol"),
            Map.entry("/policies/finder", "/policies/finder?market=SG")));
    var pages = new LinkedHashMap<String, String>();
    for (var line : Files.readAllLines(DOORS)) {
      var door = line.split(" ", 3);
      if (door[0].equals("GET") && !door[1].matches(NO_PAGE)) {
        pages.put(door[1], places.getOrDefault(door[1], door[1]));
      }
    }
    assertThat(pages).hasSizeGreaterThan(14);
    assertThat(pages.values())
        .as("say here where one of them is")
        .noneMatch(one -> one.contains("{"));
    return pages;
  }

  private String aPackageOfTwoChanges() {
    var answer =
        Http.at(port)
            .as("policy-specialist")
            .post(
                "/api/policy-packages",
                Map.of(
                    "title",
                    "A package with a long title about all that is to go together",
                    "changes",
                    Stream.of(Policies.shouldRule(), Policies.mustRule())
                        .map(entry -> relay.propose("policy-specialist", Policies.proposal(entry)))
                        .toList()));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    relay.settle();
    return answer.json().path("key").asText();
  }

  /** With a dispute that has an outcome, and one that has none. */
  private String aDisputedSession() {
    var raters = List.of("ad-reviewer", "ad-reviewer-2");
    var cases =
        Stream.of("ad-1", "ad-2")
            .map(
                ref -> Map.of("ref", ref, "market", "SG", "content", LONG, "golden_label", "allow"))
            .toList();
    var session =
        Http.at(port)
            .as("policy-manager")
            .post(
                "/api/calibration/sessions",
                Map.of(
                    "market_group",
                    "SEA",
                    "policy_id",
                    "in_full",
                    "cases",
                    cases,
                    "raters",
                    raters));
    assertThat(session.status()).as(session.text()).isEqualTo(201);
    relay.settle();
    var round = session.json().path("round").asText();
    for (var user : raters) {
      var label = user.equals("ad-reviewer") ? "allow" : "reject";
      rounds.vote(
          round,
          user,
          Stream.of("ad-1", "ad-2").map(ref -> new GivenVote(ref, label, 3, LONG)).toList());
      var task =
          tasks
              .createTaskQuery()
              .processInstanceBusinessKey(round)
              .taskAssignee(user)
              .singleResult();
      relay.answer(user, task.getId(), "handIn", true);
    }
    relay.settle();
    return session.json().path("key").asText();
  }

  private String aProtocol() {
    var label =
        Map.of(
            "code",
            "minors",
            "name",
            LONG,
            "definition",
            LONG,
            "decision",
            "reject",
            "clauses",
            List.of("c1"),
            "examples",
            Map.of("positive", List.of(LONG), "negative", List.of(LONG)));
    var answer =
        Http.at(port)
            .as("policy-specialist")
            .post(
                "/api/labeling/protocols",
                Map.of(
                    "policy_id",
                    "in_full",
                    "labels",
                    List.of(label),
                    "order",
                    List.of("minors"),
                    "reason",
                    LONG));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    relay.settle();
    return "in_full";
  }

  private String aRevealedRound() {
    var key =
        rounds.open(
            new RoundOpening(
                RoundPurpose.CALIBRATION,
                "CAL-2027-9-SEA",
                "apac:alcohol",
                null,
                List.of(new RoundLabel("allow", "Allow"), new RoundLabel("reject", "Reject")),
                List.of(
                    new RoundCase("ad-1", null, LONG, "c2", "allow"),
                    new RoundCase("ad-2", null, "Beer-" + "o".repeat(60), null, "reject")),
                List.of("ad-reviewer", "ad-reviewer-2"),
                null),
            "policy-manager");
    rounds.vote(
        key,
        "ad-reviewer",
        List.of(
            new GivenVote("ad-1", "reject", 5, LONG), new GivenVote("ad-2", "reject", null, null)));
    rounds.reveal(key);
    return key;
  }

  private String aGrantThatIsAskedFor() {
    var today = LocalDate.ofInstant(relay.now(), ZoneOffset.UTC);
    var answer =
        Http.at(port)
            .as("advertiser-experience-agent")
            .post(
                "/api/grants",
                Map.of(
                    "advertiser",
                    Map.of("id", "acme", "name", "Acme Pte Ltd"),
                    "policy_id",
                    "apac:alcohol",
                    "clause",
                    "c1",
                    "markets",
                    List.of("SG"),
                    "scope",
                    "Beer at the final, which an advertiser describes in many words",
                    "evidence",
                    "Permit 17, https://permits.example/17",
                    "from",
                    today.plusDays(2).toString(),
                    "until",
                    today.plusDays(30).toString()));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    relay.settle();
    return answer.json().path("key").asText();
  }

  private String aChangeWithAllThatItsPageShows() {
    var entry =
        Policies.shouldRule()
            .with(
                Map.of(
                    "policy_id", "in_full", "name", "A policy with a long name about all of it"));
    publisher.publish(Policies.order(entry, "1.0.0", "F-1", relay.now(), "SG", "TH"));
    var other =
        Policies.with(entry, "policy", "Alcohol ads must be shown to adults only, at night.");
    publisher.publish(Policies.order(other, "2.0.0", "F-2", relay.now(), "SG", "TH"));
    var change = offeredForReview();
    relay.deliver("ad-review-lead", change, "ad-review");
    relay.complete(
        "qa-lead", change, "Task_AcceptHandoff @qa", "outcome", "return", "returnReason", LONG);
    relay.complete(
        "policy-specialist",
        change,
        "Task_ReworkRevision",
        "outcome",
        "submit",
        "reworkAnswer",
        LONG);
    relay.complete("qa-lead", change, "Task_AcceptHandoff @qa", "outcome", "accept");
    return change;
  }
}
