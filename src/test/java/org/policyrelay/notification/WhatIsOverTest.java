package org.policyrelay.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.proposal;
import static org.policyrelay.support.Policies.shouldRule;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.notification.Notice.Urgency;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is no longer so is not sent, says so where it lies, and its end is told. */
@RelayTest
@StoppedTime
class WhatIsOverTest {

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

  @Autowired Post post;
  @Autowired Relay relay;
  @Autowired PolicyChanges changes;
  @Autowired Notices notices;
  @LocalServerPort int port;

  private String change = "";

  @BeforeEach
  void aReviewIsHandedToQaOnMondayAtNine() {
    post.clear();
    server.start();
    change = relay.propose("policy-specialist", proposal(shouldRule()));
  }

  @AfterEach
  void cleanUp() {
    server.stop();
    post.clear();
  }

  private void offer() {
    relay.complete("policy-specialist", change, "Task_DraftRevision", "outcome", "submit");
    office().address();
  }

  private Post.Office office() {
    return post.office(server.getSmtp().getPort(), Map.of());
  }

  @Test
  void anOfferAtNightThatIsWithdrawnIsMailedAsItsEndOnly() throws Exception {
    relay.goTo("2027-03-01T22:00+08:00");
    offer();
    changes.withdraw(change, "policy-manager", "not needed");
    relay.settle();
    var office = office();
    office.address();
    relay.goTo("2027-03-02T09:00+08:00");
    office.mail();

    assertThat(mailsTo("qa-lead")).singleElement().asString().startsWith("Withdrawn: ");
    assertThat(item("qa-lead", "Offered").path("over").asText()).isEqualTo("withdrawn");
    assertThat(item("qa-lead", "Withdrawn").path("over").isNull()).isTrue();
    assertThat(Http.at(port).logIn("qa-lead").get("/inbox").text()).contains("Over: withdrawn");
  }

  @Test
  void aHoldStopsWhatIsDueAndTheResumptionSaysByWhen() throws Exception {
    relay.goTo("2027-03-01T22:00+08:00");
    offer();
    changes.hold(change, "policy-manager", "waiting for legal");
    var office = office();
    office.address();
    relay.goTo("2027-03-02T09:00+08:00");
    office.mail();
    assertThat(mailsTo("qa-lead")).singleElement().asString().startsWith("On hold: ");
    assertThat(item("qa-lead", "On hold").path("text").asText()).contains("waiting for legal");

    relay.goTo("2027-03-02T11:00+08:00");
    changes.resume(change, "policy-manager");
    office.address();
    office.mail();
    assertThat(mailsTo("qa-lead")).hasSize(2).last().asString().startsWith("Resumed: ");
    assertThat(GreenMailUtil.getBody(server.getReceivedMessages()[received() - 1]))
        .contains("Due ");
    assertThat(item("qa-lead", "Offered").path("over").asText()).isEqualTo("held");
    assertThat(item("qa-lead", "On hold").path("over").asText()).isEqualTo("resumed");
    assertThat(item("qa-lead", "Resumed").path("due").asText())
        .as("two hours of the working day were lost")
        .isEqualTo(
            relay.task(change, "Task_AcceptHandoff @qa").getDueDate().toInstant().toString());
  }

  @Test
  void everyEndOfATaskIsSaid() {
    offer();
    relay.complete("qa-analyst", change, "Task_AcceptHandoff @qa", "outcome", "accept");
    assertThat(item("qa-lead", "Offered").path("over").asText()).isEqualTo("accepted");
    relay.complete(
        "qa-analyst", change, "Task_DeliverWork @qa", "outcome", "ask", "question", "Beer?");
    office().address();
    assertThat(item("policy-manager", "Question").path("over").isNull()).isTrue();
    relay.complete("policy-specialist", change, "Task_AnswerQuestion @qa", "answer", "Yes");
    office().address();
    assertThat(item("policy-manager", "Question").path("over").asText()).isEqualTo("answered");
    assertThat(item("qa-analyst", "Answered").path("over").isNull()).isTrue();
    relay.complete(
        "qa-analyst", change, "Task_DeliverWork @qa", "outcome", "deliver", "evidence", "40 cases");
    assertThat(item("qa-analyst", "Answered").path("over").asText()).isEqualTo("delivered");
  }

  /** The task is the sender's: who asked could not see that it waits, nor since when. */
  @Test
  void whatWaitsForAnAnswerIsSeenByWhoAskedAndByNobodyElse() {
    offer();
    relay.complete("qa-lead", change, "Task_AcceptHandoff @qa", "outcome", "accept");
    assertThat(waiting("qa-lead")).doesNotContain("Beer in " + change + "?");
    relay.complete(
        "qa-lead",
        change,
        "Task_DeliverWork @qa",
        "outcome",
        "ask",
        "question",
        "Beer in " + change + "?");

    for (var user : List.of("qa-lead", "qa-analyst")) {
      assertThat(waiting(user))
          .contains("<td data-label=\"Waits for\">Ad Policy</td>", "1 Mar 2027, 09:00")
          .contains("Linh Tran", ">Beer in " + change + "?</td>");
    }
    for (var user : List.of("policy-specialist", "ad-review-lead", "training-lead")) {
      assertThat(waiting(user)).doesNotContain("Beer in " + change + "?");
    }
    assertThat(Http.at(port).as("qa-lead").get("/engine-rest/task/" + question()).status())
        .as("seeing it gives no right to act on it")
        .isNotEqualTo(200);

    relay.complete("policy-specialist", change, "Task_AnswerQuestion @qa", "answer", "Yes");
    assertThat(waiting("qa-lead")).doesNotContain("Beer in " + change + "?");
  }

  private String question() {
    return relay.task(change, "Task_AnswerQuestion @qa").getId();
  }

  private String waiting(String user) {
    return Http.at(port).logIn(user).get("/handoffs").text();
  }

  /** It asks nobody for anything any more, whoever has answered; the row stays, and says who. */
  @Test
  void whatIsAnsweredIsReadForEverybodyAndSaysByWhom() {
    offer();
    var before = unread("qa-lead");
    assertThat(item("qa-lead", "Offered").path("readAt").isNull()).isTrue();
    relay.complete("qa-lead", change, "Task_AcceptHandoff @qa", "outcome", "accept");
    assertThat(item("qa-lead", "Offered").path("readAt").isNull()).isFalse();
    assertThat(unread("qa-lead")).isEqualTo(before - 1);
    relay.complete(
        "qa-lead", change, "Task_DeliverWork @qa", "outcome", "ask", "question", "Beer?");
    office().address();
    var asked = unread("policy-manager");
    relay.complete("policy-specialist", change, "Task_AnswerQuestion @qa", "answer", "Yes");
    var question = item("policy-manager", "Question");
    assertThat(question.path("over").asText()).isEqualTo("answered");
    assertThat(question.path("overBy").asText()).isEqualTo("policy-specialist");
    assertThat(question.path("readAt").asText()).isEqualTo(question.path("overAt").asText());
    assertThat(unread("policy-manager")).isEqualTo(asked - 1);

    var page = Http.at(port).logIn("policy-manager").get("/inbox").text();
    var row = page.split("Question")[1].split("</li>")[0];
    assertThat(row).contains("Over: answered by Arjun Nair", "<summary>What it said</summary>");
    assertThat(row.split("<details>")[0]).doesNotContain("Beer?").doesNotContain("Mark as");
  }

  private int unread(String user) {
    return Http.at(port).as(user).get("/api/inbox").json().path("unread").asInt();
  }

  @Test
  void whoeverWasToldOfAnEscalationIsToldOfTheEnd() {
    offer();
    relay.goTo("2027-03-01T17:00+08:00");
    office().address();
    assertThat(item("policy-manager", "Overdue").path("over").isNull()).isTrue();
    changes.withdraw(change, "policy-manager", "not needed");
    relay.settle();
    office().address();
    assertThat(item("policy-manager", "Overdue").path("over").asText()).isEqualTo("withdrawn");
    assertThat(item("policy-manager", "Withdrawn").path("title").asText()).isNotEmpty();
  }

  /** The batch was taken before, and the mail before it takes its time. */
  @Test
  void whatIsOverWhileItsBatchIsUnderWayIsNotSent() {
    post.clear();
    tell("first");
    tell("second");
    var office = office();
    office.address();
    var sent = new ArrayList<String>();
    office.dispatcher(new Interrupted(sent, () -> notices.over(List.of("second"), "over"))).round();

    assertThat(sent).containsExactly("first");
    assertThat(post.states("MAIL")).containsExactly("SENT", "OVER");
  }

  @Test
  void aWebhookThatWaitsForARetryIsNotSentAgainOnceItIsOver() {
    post.clear();
    tell("hooked");
    var office = post.office(1, Map.of("hook", Post.webhook("http://localhost:1")));
    office.address();
    office.webhooks();
    assertThat(post.states("WEBHOOK")).containsExactly("PENDING");
    notices.over(List.of("hooked"), "over");
    relay.goTo("2027-03-01T10:00+08:00");
    office.webhooks();
    assertThat(post.states("WEBHOOK")).containsExactly("OVER");
    assertThat(post.attempts("WEBHOOK")).containsExactly(1);
  }

  @Test
  void theLinkOpensTheTaskElseTheChangeElseNothing() {
    offer();
    var link = item("qa-lead", "Offered").path("link").asText();
    var task = relay.task(change, "Task_AcceptHandoff @qa").getId();

    assertThat(leadsTo("qa-lead", link)).endsWith("/camunda/app/tasklist/default/#/?task=" + task);
    assertThat(Http.at(port).logIn("training-lead").get(link).status()).isEqualTo(404);
    assertThat(Http.at(port).logIn("qa-lead").get("/handoffs/HO-2000-1").status()).isEqualTo(404);
    changes.withdraw(change, "policy-manager", "not needed");
    relay.settle();
    assertThat(leadsTo("qa-lead", link)).endsWith("/changes/" + change);
    assertThat(Http.at(port).logIn("training-lead").get(link).status()).isEqualTo(404);
  }

  private String leadsTo(String user, String link) {
    return Http.at(port).logIn(user).leadsTo(link);
  }

  private void tell(String subject) {
    notices.tell(
        new Notice("over/" + subject, Urgency.NORMAL, subject, "Text", "/", null, subject),
        Audience.user("qa-lead"));
  }

  private JsonNode item(String user, String title) {
    var items = Http.at(port).as(user).get("/api/inbox").json().path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .filter(item -> item.path("title").asText().startsWith(title))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + title + " in " + items));
  }

  private int received() {
    return server.getReceivedMessages().length;
  }

  private List<String> mailsTo(String user) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(
            mail -> {
              try {
                return mail.getRecipients(RecipientType.TO)[0].toString().startsWith(user + "@");
              } catch (MessagingException e) {
                throw new IllegalStateException(e);
              }
            })
        .map(
            mail -> {
              try {
                return mail.getSubject();
              } catch (MessagingException e) {
                throw new IllegalStateException(e);
              }
            })
        .toList();
  }

  /** Lets something happen while the first message is on its way. */
  private record Interrupted(List<String> sent, Runnable meanwhile) implements Sender {
    @Override
    public Channel channel() {
      return Channel.MAIL;
    }

    @Override
    public boolean isOn() {
      return true;
    }

    @Override
    public Sending send(String recipient, String messageKey, List<Delivery> deliveries) {
      deliveries.forEach(delivery -> sent.add(delivery.notice().title()));
      meanwhile.run();
      return new Sending.Sent();
    }
  }
}
