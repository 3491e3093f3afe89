package org.policyrelay.policy.checklist;

import java.util.List;
import java.util.Optional;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Disclosure;
import org.policyrelay.policy.entry.content.Exemption;
import org.policyrelay.policy.entry.content.Requirement;
import org.policyrelay.policy.entry.content.Topic;
import org.policyrelay.policy.overlay.Resolved;

/** What one policy asks of an ad, its overlays included. */
public record PolicyAnswer(AskedItems items, AdQuestion question) {

  /** The versions that apply. */
  public Resolved what() {
    return items.what();
  }

  /** Whether it speaks of topics at all: one that does not is for ads about anything. */
  boolean hasTopics() {
    return !items.content().topics().isEmpty();
  }

  /** The topics that were asked for. */
  public List<Topic> topics() {
    return items.content().topics().stream()
        .filter(topic -> question.topic() == null || topic.code().equals(question.topic()))
        .toList();
  }

  /**
   * That of the topic that was asked for where the policy has one of its own, else the policy's.
   */
  public Optional<Stance> stance() {
    return question.topic() == null
        ? what().stance()
        : topics().stream()
            .flatMap(topic -> topic.stanceIn(question.place()).stream())
            .findFirst()
            .or(what()::stance);
  }

  public List<Asked<Requirement>> requirements() {
    return items.requirements().stream().filter(one -> question.isFor(one.item().reach())).toList();
  }

  /** The exceptions that hold at the instant that was asked for. */
  public List<Asked<Exemption>> exceptions() {
    return items.exceptions().stream()
        .filter(one -> question.isFor(one.item().reach()) && one.item().holdsAt(question.at()))
        .toList();
  }

  public List<Asked<Disclosure>> disclosures() {
    return items.disclosures().stream().filter(one -> question.isFor(one.item().reach())).toList();
  }
}
