package org.policyrelay.policy.checklist;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Requirement;
import org.policyrelay.policy.entry.content.Topic;

/**
 * What a policy says in a market of one topic of it, as who asks about an ad is told it.
 *
 * @param topic absent for all that none of its topics is
 * @param answer what holds of it and what is asked
 * @param byChannel another stance in some channels
 */
public record MarketRow(
    @Nullable Topic topic, PolicyAnswer answer, List<ChannelStances.InChannels> byChannel) {

  static MarketRow of(
      AskedItems items, AdQuestion question, Topic topic, ChannelStances inChannels) {
    var answer = PolicyAnswer.about(items, question, topic);
    return new MarketRow(
        topic,
        answer,
        inChannels.otherThan(
            answer.stance().orElse(null),
            one -> PolicyAnswer.about(one, question, topic).stance()));
  }

  /** Of what is none of its topics. */
  static MarketRow ofAllElse(AskedItems items, AdQuestion question, ChannelStances inChannels) {
    var answer = PolicyAnswer.whatever(items.ofAnyTopic(), question);
    return new MarketRow(
        null,
        answer,
        inChannels.otherThan(answer.stance().orElse(null), one -> one.what().stance()));
  }

  /** What holds in all channels and in the whole of the market that say nothing else. */
  public Optional<Stance> stance() {
    return answer.stance();
  }

  /** Another stance of the topic in some parts of the country. */
  public List<PolicyAnswer.InPart> byPart() {
    return topic == null ? List.of() : answer.partsOtherwise();
  }

  /** The stance, and the others that hold in some channels or parts of the country. */
  Stream<Stance> stances() {
    return Stream.of(
            stance().stream(),
            byChannel.stream().map(ChannelStances.InChannels::stance),
            byPart().stream().map(PolicyAnswer.InPart::stance))
        .flatMap(stances -> stances);
  }

  /**
   * Whether it is prohibited in every channel and part of the country: nothing that is asked helps.
   */
  public boolean isBanned() {
    return stance().isPresent() && stances().allMatch(Stance.PROHIBITED::equals);
  }

  /**
   * The types of what is asked; what an ad has to show is a disclosure, too. Under a ban, nothing
   * is.
   */
  Stream<Requirement.Type> types() {
    if (isBanned()) {
      return Stream.empty();
    }
    return Stream.concat(
        answer.requirements().stream().map(one -> one.item().type()),
        answer.disclosures().stream().map(one -> Requirement.Type.DISCLOSURE));
  }

  boolean isAbout(Match match) {
    return topic == null ? match.subjects().isEmpty() : match.isAbout(topic.code());
  }
}
