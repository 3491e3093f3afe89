package org.policyrelay.labeling;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyrelay.notification.Audience;
import org.policyrelay.notification.Notice;
import org.policyrelay.notification.Notice.Urgency;
import org.policyrelay.notification.Notices;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** Tells who has to know what becomes of protocols; tasks are told of by themselves. */
@Component
class ProtocolNotices {

  private static final String QA = "qa";
  private static final String TRAINING = "training";

  private final Notices notices;

  ProtocolNotices(Notices notices) {
    this.notices = notices;
  }

  void notBegun(String policyId, String by, String instance, String why) {
    notices.tell(
        new Notice(
            "labeling/" + instance + "/not-begun",
            Urgency.NORMAL,
            "Not begun: labeling protocol of " + policyId,
            why,
            "/labeling/" + policyId,
            null),
        Audience.user(by));
  }

  void rejected(LabelingProtocol protocol, String why) {
    tell(protocol, "rejected", "Rejected: ", why, new Audience(protocol.writers(), Set.of()));
  }

  void released(LabelingProtocol protocol) {
    var verdict =
        protocol
            .verdict()
            .map(said -> " Its pilot was " + said + ".")
            .orElse(" It says the same in other words, and was not tried.");
    tell(
        protocol,
        "released",
        "In force: ",
        "Reviewers label by it from now on." + verdict,
        new Audience(protocol.writers(), Set.of(ProtocolWriters.REVIEW_TEAM, QA, TRAINING)));
  }

  void lookAgain(LabelingProtocol protocol, List<String> codes) {
    tell(
        protocol,
        "look-again",
        "Labels to look at again: ",
        "They mean something else now, so ads that got them may be wrong: "
            + String.join(", ", codes),
        Audience.groups(QA, ProtocolWriters.REVIEW_TEAM));
  }

  /** Of none nobody is told. */
  void clausesChanged(LabelingProtocol protocol, List<ClauseDoubts.Doubt> doubts) {
    if (doubts.isEmpty()) {
      return;
    }
    tell(
        protocol,
        "clauses/" + doubts.get(0).version(),
        "Clauses changed below labels: ",
        doubts.stream()
                .map(
                    doubt ->
                        "%s. On it rest %s."
                            .formatted(doubt.text(), String.join(", ", doubt.labels())))
                .collect(Collectors.joining(" "))
            + " Start a protocol change on its page.",
        Audience.groups(Teams.POLICY_TEAM));
  }

  private void tell(
      LabelingProtocol protocol, String event, String title, String text, Audience audience) {
    notices.tell(
        new Notice(
            protocol.key() + "/" + event,
            Urgency.NORMAL,
            title + protocol.title(),
            text,
            "/labeling/" + protocol.policyId() + versionOf(protocol),
            null),
        audience);
  }

  /** The page of the policy's protocol shows the one in force. */
  private static String versionOf(LabelingProtocol protocol) {
    return protocol.state() == ProtocolState.IN_FORCE ? "" : "/versions/" + protocol.version();
  }
}
