package org.policyrelay.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.notification.Notice.Urgency;
import org.policyrelay.support.Http;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices by mail, through a real mail server. QA works in Singapore, Training in Sydney. */
@RelayTest
@StoppedTime
class MailTest {

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

  @Autowired Post post;
  @Autowired Relay relay;
  @Autowired TransactionTemplate transaction;
  @LocalServerPort int port;

  @BeforeEach
  void onMondayAtNineInSingapore() {
    post.clear();
    server.start();
  }

  @AfterEach
  void cleanUp() {
    server.stop();
    post.clear();
  }

  private Post.Office office() {
    return post.office(server.getSmtp().getPort(), Map.of());
  }

  @Test
  void aMailSaysWhatHowAndByWhenInItsReadersZone() throws Exception {
    post.tell("<b>HO-1</b>", "qa-lead");
    post.tell("<b>HO-1</b>", "qa-lead");
    var office = office();
    office.address();
    office.mail();
    office.mail();

    var mails = server.getReceivedMessages();
    assertThat(mails).as("told twice is one").hasSize(1);
    var mail = mails[0];
    var content = GreenMailUtil.getBody(mail);
    assertThat(mail.getSubject()).isEqualTo("Overdue: <b>HO-1</b>");
    assertThat(mail.getAllRecipients()[0]).hasToString("qa-lead@policy-relay.example");
    assertThat(mail.getHeader("Message-ID")[0]).matches("<notice-\\d+@policy-relay>");
    assertThat(mail.getHeader("List-Unsubscribe")[0])
        .matches("<https://relay.example/unsubscribe/[A-Za-z0-9_-]{43}>");
    assertThat(mail.getHeader("List-Unsubscribe-Post")[0]).isEqualTo("List-Unsubscribe=One-Click");
    assertThat(content)
        .contains("text/plain", "text/html", "Hello Linh Tran")
        .contains("Mon 1 Mar 2027, 13:00 Singapore (UTC+8)")
        .contains("https://relay.example/changes/PC-1")
        .contains("&lt;b&gt;HO-1&lt;/b&gt;")
        .doesNotContain("<img", "src=");
  }

  @Test
  void nothingInItTurnsTheDirectionOfText() throws Exception {
    post.tell("HO-\u20671\u2069", "qa-lead");
    var office = office();
    office.address();
    office.mail();

    var mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("Overdue: HO-1");
    assertThat(GreenMailUtil.getWholeMessage(mail)).contains("HO-1").doesNotContain("=81=A7");
  }

  @Test
  void whatIsRolledBackIsNeverTold() {
    transaction.executeWithoutResult(
        status -> {
          post.tell("rolled-back", "qa-lead");
          status.setRollbackOnly();
        });
    assertThat(post.notices()).isZero();
  }

  @Test
  void outsideWorkingTimeAllButTheUrgentWaitsForTheNextOpening() throws Exception {
    relay.goTo("2027-03-05T17:00+08:00");
    post.tell("calm", Urgency.NORMAL, Audience.groups("qa-leads", "training-leads"));
    post.tell("urgent", Urgency.URGENT, Audience.groups("qa-leads"));
    var office = office();
    office.address();

    office.mail();
    assertThat(subjects()).containsExactly("Overdue: urgent");
    relay.goTo("2027-03-08T05:59+08:00");
    office.mail();
    assertThat(subjects()).hasSize(1);
    relay.goTo("2027-03-08T06:00+08:00");
    office.mail();
    assertThat(receivers())
        .as("Sydney opens first")
        .containsExactlyInAnyOrder(
            "qa-lead@policy-relay.example", "training-lead@policy-relay.example");
    relay.goTo("2027-03-08T09:00+08:00");
    office.mail();
    assertThat(receivers()).hasSize(3).filteredOn(who -> who.startsWith("qa-lead")).hasSize(2);
  }

  @Test
  void fiveAtOnceAreFiveAndSixAreOne() throws Exception {
    IntStream.range(0, 5).forEach(index -> post.tell("five-" + index, "qa-lead"));
    IntStream.range(0, 6).forEach(index -> post.tell("six-" + index, "policy-manager"));
    var office = office();
    office.address();
    office.mail();

    assertThat(subjects())
        .containsExactlyInAnyOrder(
            "Overdue: five-0",
            "Overdue: five-1",
            "Overdue: five-2",
            "Overdue: five-3",
            "Overdue: five-4",
            "6 notices: Overdue: six-0, …");
    var digest =
        Arrays.stream(server.getReceivedMessages())
            .filter(mail -> subject(mail).startsWith("6 notices"))
            .findFirst()
            .orElseThrow();
    assertThat(GreenMailUtil.getBody(digest)).contains("six-0", "six-5");
    assertThat(post.states("MAIL")).hasSize(11).containsOnly("SENT");
  }

  @Test
  void theUrgentIsInNoDigest() throws Exception {
    IntStream.range(0, 6).forEach(index -> post.tell("calm-" + index, "qa-lead"));
    post.tell("urgent", Urgency.URGENT, Audience.user("qa-lead"));
    var office = office();
    office.address();
    office.mail();
    assertThat(subjects())
        .containsExactlyInAnyOrder("Overdue: urgent", "6 notices: Overdue: calm-0, …");

    IntStream.range(0, 6).forEach(index -> post.tell("later-" + index, "qa-lead"));
    post.tell("urgent-too", Urgency.URGENT, Audience.user("qa-lead"));
    office.address();
    office.mail();
    assertThat(subjects()).as("the others wait").hasSize(3).contains("Overdue: urgent-too");
  }

  @Test
  void whatComesTooThickAfterwardsWaitsForTheEndOfTheWindow() throws Exception {
    var office = office();
    IntStream.range(0, 4).forEach(index -> post.tell("early-" + index, "qa-lead"));
    office.address();
    office.mail();
    assertThat(subjects()).hasSize(4);

    relay.goTo("2027-03-01T09:02+08:00");
    IntStream.range(0, 3).forEach(index -> post.tell("thick-" + index, "qa-lead"));
    office.address();
    office.mail();
    assertThat(subjects()).as("seven within two minutes").hasSize(4);

    relay.goTo("2027-03-01T09:05+08:00");
    IntStream.range(0, 5).forEach(index -> post.tell("late-" + index, "qa-lead"));
    office.address();
    office.mail();
    assertThat(subjects()).hasSize(4);

    relay.goTo("2027-03-01T09:10+08:00");
    office.mail();
    assertThat(subjects()).hasSize(5).endsWith("8 notices: Overdue: thick-0, …");
  }

  @Test
  void aServerThatIsDownLosesNothingAndHoldsNothingUp() throws Exception {
    var down = server.getSmtp().getPort();
    server.stop();
    post.tell("one", "qa-lead");
    post.tell("two", "training-lead");
    var office = post.office(down, Map.of());
    office.address();
    office.mail();
    assertThat(post.states("MAIL")).containsExactly("PENDING", "PENDING");
    assertThat(post.attempts("MAIL")).as("one met the closed door for both").containsExactly(1, 0);
    assertThat(inbox("qa-lead")).containsExactly("Overdue: one");

    office.mail();
    assertThat(post.attempts("MAIL")).as("not before its time").containsExactly(1, 0);
    server.start();
    relay.goTo("2027-03-01T09:01+08:00");
    post.office(server.getSmtp().getPort(), Map.of()).mail();
    assertThat(subjects()).containsExactlyInAnyOrder("Overdue: one", "Overdue: two");
  }

  /** A crash between sending and writing it down: the same mail again, to be told by its id. */
  @Test
  void aMailThatIsSentAgainIsTheSameMail() throws Exception {
    post.tell("once", "qa-lead");
    var office = office();
    office.address();
    var crashing = office.dispatcher(new Crashing(office.mailSender()));
    assertThatThrownBy(crashing::round).hasMessage("crash");

    office.mail();
    assertThat(subjects()).as("the lease still holds").hasSize(1);
    relay.goTo("2027-03-01T09:03+08:00");
    office.mail();
    office.mail();

    assertThat(server.getReceivedMessages())
        .hasSize(2)
        .extracting(mail -> mail.getHeader("Message-ID")[0])
        .containsOnly(server.getReceivedMessages()[0].getHeader("Message-ID")[0]);
    assertThat(post.states("MAIL")).containsExactly("SENT");
  }

  private record Crashing(Sender sender) implements Sender {
    @Override
    public Channel channel() {
      return sender.channel();
    }

    @Override
    public boolean isOn() {
      return true;
    }

    @Override
    public Sending send(String recipient, String messageKey, List<Delivery> deliveries) {
      sender.send(recipient, messageKey, deliveries);
      throw new IllegalStateException("crash");
    }
  }

  @Test
  void twoNodesSendEachOnce() throws Exception {
    IntStream.range(0, 200)
        .forEach(index -> post.tell("race-" + index, Urgency.NORMAL, Audience.groups("qa-leads")));
    var office = post.office(1, Map.of("hook", Post.webhook("http://localhost:1")));
    office.address();
    var sent = new ConcurrentHashMap<String, Integer>();
    var counting = new Counting(sent);
    var threads = Executors.newFixedThreadPool(4);
    for (var node = 0; node < 4; node++) {
      threads.submit(
          () -> {
            while (office.dispatcher(counting).round() > 0) {
              // until nothing is left
            }
          });
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(180, TimeUnit.SECONDS)).isTrue();
    office.dispatcher(counting).round();

    assertThat(sent).hasSize(200);
    assertThat(Set.copyOf(sent.values())).containsExactly(1);
  }

  private record Counting(Map<String, Integer> sent) implements Sender {
    @Override
    public Channel channel() {
      return Channel.WEBHOOK;
    }

    @Override
    public boolean isOn() {
      return true;
    }

    @Override
    public Sending send(String recipient, String messageKey, List<Delivery> deliveries) {
      sent.merge(messageKey, 1, Integer::sum);
      return new Sending.Sent();
    }
  }

  @Test
  void whoUnsubscribesByOneClickGetsNoMoreMail() throws Exception {
    var office = office();
    post.tell("first", "qa-lead");
    office.address();
    office.mail();
    var header = server.getReceivedMessages()[0].getHeader("List-Unsubscribe")[0];
    var path = header.substring("<https://relay.example".length(), header.length() - 1);

    assertThat(Http.at(port).get(path).status()).isEqualTo(200);
    post.tell("second", "qa-lead");
    office.address();
    office.mail();
    assertThat(subjects()).as("opening the address changes nothing").hasSize(2);

    var click =
        Http.at(port)
            .post(
                path,
                "List-Unsubscribe=One-Click",
                "Content-Type",
                "application/x-www-form-urlencoded");
    assertThat(click.status()).isEqualTo(200);
    assertThat(Http.at(port).post("/unsubscribe/unknown", "").status()).isEqualTo(200);
    post.tell("third", "qa-lead");
    office.address();
    office.mail();
    assertThat(subjects()).hasSize(2);
    assertThat(inbox("qa-lead")).as("the inbox has it").startsWith("Overdue: third");
  }

  private List<String> inbox(String user) {
    return Http.at(port).as(user).get("/api/inbox").json().findValuesAsText("title");
  }

  private List<String> subjects() {
    return Arrays.stream(server.getReceivedMessages()).map(MailTest::subject).toList();
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> receivers() throws MessagingException, IOException {
    var found = new ArrayList<String>();
    for (var mail : server.getReceivedMessages()) {
      found.add(mail.getAllRecipients()[0].toString());
    }
    return found;
  }
}
