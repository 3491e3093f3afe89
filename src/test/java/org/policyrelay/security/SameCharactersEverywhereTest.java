package org.policyrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.mustRule;
import static org.policyrelay.support.Policies.proposal;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyrelay.notification.Post;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;

/**
 * A text goes the way of a change with a round of rework: whoever drafts, reviews, reworks and
 * approves it has the characters in front of them that are public then, and no other.
 */
@RelayTest
@StoppedTime
class SameCharactersEverywhereTest {

  private static final Pattern LETTER = Pattern.compile("(`{3,})text\n(.*?)\n\\1", Pattern.DOTALL);

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

  @Autowired Relay relay;
  @Autowired Post post;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private String change = "";

  /** A text, and what of it a reader of the page sees: Markdown is read there, and HTML is not. */
  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("Authorised by <name>", "Authorised by <name>"),
        Arguments.of(
            "Ads <script>alert('x')</script> & <b>who</b> pays",
            "Ads <script>alert('x')</script> & <b>who</b> pays"),
        Arguments.of(
            "<script>alert(1)</script>\n\n<img src=x onerror=alert(2)>",
            "<script>alert(1)</script> <img src=x onerror=alert(2)>"),
        Arguments.of(
            """
            **Ads** _must_ say `who` paid: 5 * 3 < 16 {{x}} ${y}

            - a point

            ```
            # as is
            ```\
            """,
            "Ads must say who paid: 5 * 3 < 16 {{x}} ${y} a point # as is"),
        Arguments.of(
            "โฆษณาไวน์ต้องแสดงต่อผู้ใหญ่เท่านั้น <ชื่อ>",
            "โฆษณาไวน์ต้องแสดงต่อผู้ใหญ่เท่านั้น <ชื่อ>"),
        Arguments.of(
            "تعرض الإعلانات على البالغين (18+) فقط <الاسم>",
            "تعرض الإعلانات على البالغين (18+) فقط <الاسم>"));
  }

  @BeforeEach
  void onAMondayMorning() {
    server.start();
    jdbc.sql("delete from notice_delivery").update();
    jdbc.sql("delete from notice").update();
  }

  @AfterEach
  void cleanUp() {
    server.stop();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void areReadByWhoActsAndByThePublic(String text, String onThePage) throws Exception {
    var name = text.lines().findFirst().orElseThrow();
    var entry =
        mustRule()
            .with(Map.of("name", name, "policy", text, "description", text, "guidance", text));
    change = relay.propose("policy-specialist", proposal(entry));

    assertThat(field("policy-specialist", "Task_DraftRevision", "policyText")).isEqualTo(text);
    assertThat(field("policy-specialist", "Task_DraftRevision", "policyName")).isEqualTo(name);
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    isInFrontOf("qa-lead", "Task_AcceptHandoff @qa", text);
    isInTheMailTo("qa-lead", name);

    relay.giveBack("qa-lead", change, "qa", "too short");
    relay.deliver("ad-review-lead", change, "ad-review");
    relay.deliver("training-lead", change, "training");
    relay.deliver("advertiser-experience-lead", change, "advertiser-experience");
    for (var box : new String[] {"policyText", "description", "guidance"}) {
      assertThat(field("policy-specialist", "Task_ReworkRevision", box)).as(box).isEqualTo(text);
    }
    isInFrontOf("policy-specialist", "Task_ReworkRevision", text);
    relay.complete(
        "policy-specialist",
        change,
        "Task_ReworkRevision",
        "outcome",
        "submit",
        "reworkAnswer",
        "it is long enough");
    isInFrontOf("qa-lead", "Task_AcceptHandoff @qa", text);
    relay.allDeliver(change);
    isInFrontOf("policy-manager", "Task_ApproveChange", text);
    relay.complete("policy-manager", change, "Task_ApproveChange", "outcome", "approve");
    relay.bringIntoEffect(change);

    var address = "/api/policies/resolve?market=SG&policy_id=" + entry.policyId();
    var told = Http.at(port).get(address).json();
    assertThat(told.path("policy").asText()).isEqualTo(text);
    assertThat(told.path("name").asText()).isEqualTo(name);
    assertThat(told.path("description").asText()).isEqualTo(text);
    assertThat(told.path("guidance").asText()).isEqualTo(text);
    var page = Http.at(port).get("/policies/%s/markets/SG".formatted(entry.policyId())).text();
    assertThat(words(page.split("<h1[^>]*>")[1].split("</h1>")[0])).isEqualTo(joined(name));
    assertThat(words(page.split("class=\"card policy-text\"[^>]*>")[1].split("</div>")[0]))
        .isEqualTo(onThePage);
  }

  private void isInFrontOf(String user, String step, String text) {
    var briefing = field(user, step, "briefing");
    var shown = LETTER.matcher(briefing.split("#### The policy text")[1]);
    assertThat(shown.find()).as(briefing).isTrue();
    assertThat(shown.group(2)).as(step).isEqualTo(text);
    for (var title : new String[] {"Description", "Guidance"}) {
      var beside = LETTER.matcher(briefing.split("#### " + title + "\n")[1]);
      assertThat(beside.find()).as(title).isTrue();
      assertThat(beside.group(2)).as(title).isEqualTo(text);
    }
  }

  private void isInTheMailTo(String user, String name) throws Exception {
    post.deliver(server.getSmtp().getPort());
    var subjects = new ArrayList<String>();
    for (MimeMessage mail : server.getReceivedMessages()) {
      if (mail.getAllRecipients()[0].toString().startsWith(user)) {
        subjects.add(mail.getSubject());
      }
    }
    assertThat(subjects).anyMatch(subject -> subject.contains(name));
  }

  private String field(String user, String step, String name) {
    return Http.at(port).as(user).shown(relay.task(change, step).getId(), name);
  }

  private static String words(String html) {
    var shown = html.replaceAll("<!--.*?-->", "").replaceAll("<[^>]*>", " ");
    return joined(HtmlUtils.htmlUnescape(shown));
  }

  private static String joined(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
