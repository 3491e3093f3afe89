package org.policyrelay.labeling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyrelay.agreement.Dispute;
import org.policyrelay.audit.Audit;
import org.policyrelay.round.Round;
import org.policyrelay.round.RoundOpening;
import org.policyrelay.round.RoundPurpose;
import org.policyrelay.round.Rounds;
import org.policyrelay.round.VerdictTable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reviewers try a protocol blind, and what they agree on says whether it is released. */
@Service
@Transactional
public class Pilots {

  private final Protocols protocols;
  private final ProtocolChanges changes;
  private final PilotCases cases;
  private final PilotRaters raters;
  private final ProtocolFaults faults;
  private final Rounds rounds;
  private final VerdictTable verdicts;

  Pilots(
      Protocols protocols,
      ProtocolChanges changes,
      PilotCases cases,
      PilotRaters raters,
      ProtocolFaults faults,
      Rounds rounds,
      VerdictTable verdicts) {
    this.protocols = protocols;
    this.changes = changes;
    this.cases = cases;
    this.raters = raters;
    this.faults = faults;
    this.rounds = rounds;
    this.verdicts = verdicts;
  }

  /**
   * Opens the round of an approved protocol, or sends the protocol back where there cannot be one.
   *
   * @return whether it is open
   */
  public boolean open(String key) {
    var protocol = protocols.get(key);
    var why = obstacle(protocol);
    if (why.isPresent()) {
      changes.sendBack(key, Audit.SYSTEM, "No pilot can be held: " + why.get());
      return false;
    }
    var round =
        rounds.open(
            new RoundOpening(
                RoundPurpose.PILOT,
                key,
                protocol.policyId(),
                null,
                protocol.content().inOrder().stream().map(ProtocolLabels::of).toList(),
                cases.of(protocol),
                raters.of(protocol),
                null),
            Audit.SYSTEM);
    protocol.pilot(round);
    changes.write(protocol, "protocol-in-pilot", Audit.SYSTEM, round);
    return true;
  }

  /** Why no round can be held; empty where one can. */
  @Transactional(readOnly = true)
  public Optional<String> obstacle(LabelingProtocol protocol) {
    var wrong = faults.ofContent(protocol.policyId(), protocol.content());
    if (!wrong.isEmpty()) {
      return Optional.of(
          "since it was written, %s is wrong: %s"
              .formatted(wrong.get(0).field(), wrong.get(0).message()));
    }
    if (raters.of(protocol).size() < PilotRaters.LEAST) {
      return Optional.of("fewer than two members of Ad Review are there who have not written it");
    }
    return cases.obstacle(protocol);
  }

  /**
   * What came of the round: it is released, or comes back with what was disputed.
   *
   * @return whether reviewers agreed enough
   */
  public boolean judge(String key) {
    var protocol = protocols.get(key);
    var round = rounds.get(protocol.round().orElseThrow());
    var result = rounds.result(round);
    var row = verdicts.of(result);
    var verdict = row.verdict().code();
    var enough = row.enough();
    var why =
        enough
            ? null
            : "%s: %s".formatted(row.advice(), told(round, result.agreement().disputed()));
    protocol.judge(verdict, why);
    changes.write(protocol, "protocol-pilot-judged", Audit.SYSTEM, round.key() + ": " + verdict);
    rounds.close(round.key(), Audit.SYSTEM);
    return enough;
  }

  private static String told(Round round, List<Dispute> disputes) {
    var lines = new ArrayList<String>();
    lines.add("the pilot is /rounds/" + round.key());
    for (var dispute : disputes) {
      var votes = new ArrayList<String>();
      dispute.votes().forEach((label, times) -> votes.add(label.text() + " × " + times));
      var content =
          round.cases().stream()
              .filter(one -> one.ref().equals(dispute.item()))
              .map(one -> one.content())
              .findFirst()
              .orElse("");
      lines.add("%s. %s: %s".formatted(dispute.item(), String.join(", ", votes), content));
    }
    return String.join("\n", lines);
  }
}
