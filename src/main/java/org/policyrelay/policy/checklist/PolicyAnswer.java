package org.policyrelay.policy.checklist;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Disclosure;
import org.policyrelay.policy.entry.content.Exemption;
import org.policyrelay.policy.entry.content.Reach;
import org.policyrelay.policy.entry.content.Requirement;
import org.policyrelay.policy.entry.content.Stage;
import org.policyrelay.policy.entry.content.Topic;
import org.policyrelay.policy.overlay.JoinedClause;
import org.policyrelay.policy.overlay.Resolved;

/**
 * What one policy asks of an ad, its overlays included.
 *
 * @param question as it was asked
 * @param match how it is about the topic, where one was asked for
 */
public record PolicyAnswer(AskedItems items, AdQuestion question, Match match) {

  /** Whatever the ad is about. */
  public static PolicyAnswer whatever(AskedItems items, AdQuestion question) {
    return new PolicyAnswer(items, question, Match.WHATEVER);
  }

  /** Of a topic of the policy. */
  public static PolicyAnswer about(AskedItems items, AdQuestion question, Topic topic) {
    var named = new Match.Named(topic.code(), topic.name());
    return new PolicyAnswer(
        items, question.about(topic.code()), new Match(Match.By.NAME, List.of(named)));
  }

  /** What another policy says of the same ad, be that about its topic or whatever it is about. */
  PolicyAnswer beside(AskedItems other) {
    var subjects = match.subjects();
    return new PolicyAnswer(
        subjects.isEmpty() ? other.ofAnyTopic() : other, question, new Match(null, subjects));
  }

  /** The versions that apply. */
  public Resolved what() {
    return items.what();
  }

  /** The same in short. */
  public Glance glance() {
    return Glance.of(what());
  }

  /** The topics that were asked for. */
  public List<Topic> topics() {
    return items.content().topics().stream().filter(topic -> match.isAbout(topic.code())).toList();
  }

  /**
   * That of the topic that was asked for where the policy has one of its own, else the policy's; of
   * several topics that the words of the question match, the strictest.
   */
  public Optional<Stance> stance() {
    return match.subjects().isEmpty()
        ? what().stance()
        : topics().stream()
            .flatMap(topic -> stanceOf(topic).stream())
            .reduce(Stance::stricter)
            .or(what()::stance);
  }

  /** What holds of one of its topics there. */
  public Optional<Stance> stanceOf(Topic topic) {
    return topic.stanceIn(question.place()).or(what()::stance);
  }

  /** How far its timeline has come there; empty where it has none. */
  public Optional<Stage> stage() {
    return what()
        .content()
        .timelineIn(question.place())
        .flatMap(timeline -> what().base().effectiveFrom(question.market()).map(timeline::from))
        .map(timeline -> timeline.stage(question.at()));
  }

  /** How far an item of an overlay has come that has other days than the rest; else empty. */
  public Optional<Stage> stageOf(Asked<?> asked) {
    return items.ownTimeline(asked, question.place()).map(own -> own.stage(question.at()));
  }

  /** Topics of which something else is said there than of the policy; none where one was asked. */
  public Map<Topic, Stance> topicsOtherwise() {
    var otherwise = new LinkedHashMap<Topic, Stance>();
    if (match.subjects().isEmpty()) {
      topics()
          .forEach(
              topic ->
                  topic
                      .stanceIn(question.place())
                      .filter(own -> !Optional.of(own).equals(stance()))
                      .ifPresent(own -> otherwise.put(topic, own)));
    }
    return otherwise;
  }

  /**
   * What is said of a topic in a part of the country, where it is another than in the whole of it.
   */
  public record InPart(String place, Topic topic, Stance stance) {}

  /** Of the topic that was asked for, or of each. */
  public List<InPart> partsOtherwise() {
    return topics().stream()
        .flatMap(
            topic ->
                new TreeMap<>(topic.stances())
                    .entrySet().stream()
                        .filter(said -> said.getKey().startsWith(question.place() + "-"))
                        .filter(said -> !Optional.of(said.getValue()).equals(stanceOf(topic)))
                        .map(said -> new InPart(said.getKey(), topic, said.getValue())))
        .toList();
  }

  private boolean isFor(Reach reach) {
    return match.isFor(question, reach);
  }

  public List<Asked<Requirement>> requirements() {
    return items.requirements().stream().filter(one -> isFor(one.item().reach())).toList();
  }

  /** The exceptions that hold at the instant that was asked for. */
  public List<Asked<Exemption>> exceptions() {
    return items.exceptions().stream()
        .filter(one -> isFor(one.item().reach()) && one.item().holdsAt(question.at()))
        .toList();
  }

  /** The exceptions that begin after it. */
  public List<Asked<Exemption>> exceptionsToCome() {
    return items.exceptions().stream()
        .filter(one -> isFor(one.item().reach()))
        .filter(one -> one.item().from() != null && one.item().from().isAfter(question.at()))
        .toList();
  }

  public List<Asked<Disclosure>> disclosures() {
    return items.disclosures().stream().filter(one -> isFor(one.item().reach())).toList();
  }

  /**
   * The clauses of the text that none of these items stands for: what they ask of the ad stands in
   * their words alone. An item for another market or topic is none, and so is one that was not
   * written together with its clause.
   */
  public List<JoinedClause> inWordsAlone() {
    var told =
        Stream.of(requirements(), exceptions(), exceptionsToCome())
            .flatMap(List::stream)
            .filter(one -> !one.isApart())
            .flatMap(one -> Stream.ofNullable(one.clause()))
            .map(JoinedClause::id)
            .collect(Collectors.toSet());
    return what().join().clauses().stream().filter(one -> !told.contains(one.id())).toList();
  }
}
