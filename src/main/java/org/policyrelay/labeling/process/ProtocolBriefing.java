package org.policyrelay.labeling.process;

import static org.policyrelay.engine.MarkdownText.escape;
import static org.policyrelay.engine.MarkdownText.exact;
import static org.policyrelay.engine.MarkdownText.lines;

import java.util.Map;
import java.util.StringJoiner;
import org.policyrelay.engine.FormValues;
import org.policyrelay.engine.People;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.labeling.ClauseDoubts;
import org.policyrelay.labeling.LabelingProtocol;
import org.policyrelay.labeling.ProtocolChanges;
import org.policyrelay.labeling.Protocols;
import org.policyrelay.labeling.protocol.ProtocolText;
import org.springframework.stereotype.Component;

/** What a protocol is wanted for, what it says otherwise, and its labels as they are written. */
@Component
class ProtocolBriefing implements FormValues {

  private final Protocols protocols;
  private final ProtocolChanges changes;
  private final ClauseDoubts doubts;
  private final People people;

  ProtocolBriefing(
      Protocols protocols, ProtocolChanges changes, ClauseDoubts doubts, People people) {
    this.protocols = protocols;
    this.changes = changes;
    this.doubts = doubts;
    this.people = people;
  }

  @Override
  public boolean concerns(TaskRef task) {
    return task.processId().equals(ProtocolVariables.PROCESS);
  }

  @Override
  public Map<String, Object> values(TaskRef task) {
    var key = task.businessKey();
    if (key == null) {
      return Map.of();
    }
    var protocol = protocols.get(key);
    return task.activity().equals(ProtocolVariables.APPROVE)
        ? Map.of("briefing", toApprove(protocol))
        : Map.of(
            "briefing",
            toWrite(protocol),
            ProtocolForm.LABELS,
            ProtocolText.write(protocol.content()));
  }

  private StringJoiner head(LabelingProtocol protocol) {
    var text = new StringJoiner("\n\n");
    text.add("### " + escape("Labeling protocol of " + protocol.policyId()));
    text.add(
        "[%s](%s) · version %d · [`%s`](/policies/%s) %s · asked by %s"
            .formatted(
                protocol.key(),
                protocol.page(),
                protocol.version(),
                protocol.policyId(),
                protocol.policyId(),
                protocol.policyVersion(),
                escape(people.name(protocol.wanted().by()))));
    text.add("**Why it is wanted:** " + lines(protocol.wanted().reason()));
    return text;
  }

  private String toWrite(LabelingProtocol protocol) {
    var text = head(protocol);
    protocol.note().ifPresent(note -> text.add("**Why it came back:** " + lines(note)));
    protocol
        .round()
        .ifPresent(
            round -> text.add("The newest pilot is [%s](/rounds/%s).".formatted(round, round)));
    addDoubts(text, protocol);
    return text.toString();
  }

  private String toApprove(LabelingProtocol protocol) {
    var text = head(protocol);
    var base = protocols.base(protocol);
    if (base.isEmpty()) {
      text.add("It is the first protocol of the policy.");
    } else {
      text.add(
          "#### What it says otherwise than [version %d](%s)"
              .formatted(base.get().version(), base.get().page()));
      var facts = protocols.facts(protocol);
      if (facts.isEmpty()) {
        text.add("Nothing.");
      }
      for (var fact : facts) {
        text.add(
            "- %s: %s".formatted(fact.semantic() ? "**meaning**" : "wording", escape(fact.text())));
      }
      var again = protocols.toLookAtAgain(protocol);
      if (!again.isEmpty()) {
        text.add(
            "**Labels whose past use is to be looked at again:** "
                + escape(String.join(", ", again)));
      }
      addDoubts(text, protocol);
    }
    text.add(
        changes.needsPilot(protocol)
            ? "If you approve it, members of Ad Review try it blind; it is released when they agree"
                + " enough."
            : "It says the same in other words: if you approve it, it is released without a pilot.");
    text.add("#### The labels");
    text.add(exact(ProtocolText.write(protocol.content())));
    return text.toString();
  }

  /** What has become of the clauses since the version in force was written. */
  private void addDoubts(StringJoiner text, LabelingProtocol protocol) {
    protocols
        .base(protocol)
        .ifPresent(
            base -> {
              for (var doubt : doubts.of(base)) {
                text.add(
                    "**A clause changed:** %s. On it rest %s."
                        .formatted(
                            escape(doubt.text()), escape(String.join(", ", doubt.labels()))));
              }
            });
  }
}
