package org.policyrelay.policy.entry.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.content.Milestone.Step;

/**
 * All that an entry says item by item; each part may be empty. The guidance for reviewers is never
 * public and no part of it.
 *
 * @param timelines by the market that each is of
 */
public record PolicyContent(
    List<Topic> topics,
    List<Requirement> requirements,
    List<Exemption> exceptions,
    @Nullable Eligibility eligibility,
    List<Disclosure> disclosures,
    Map<String, Timeline> timelines,
    List<Source> sources,
    List<Relation> relations) {

  /** Of an entry that says all in prose. */
  public static final PolicyContent NONE =
      new PolicyContent(
          List.of(), List.of(), List.of(), null, List.of(), Map.of(), List.of(), List.of());

  public PolicyContent {
    topics = List.copyOf(topics);
    requirements = List.copyOf(requirements);
    exceptions = List.copyOf(exceptions);
    disclosures = List.copyOf(disclosures);
    timelines = Collections.unmodifiableMap(new TreeMap<>(timelines));
    sources = List.copyOf(sources);
    relations = List.copyOf(relations);
  }

  /**
   * As it is stored. It is not checked again: what cannot be read any more is left out, all else
   * stays readable.
   *
   * @param policy id of the entry
   * @param relay what the entry has under {@code ext.relay}, missing for nothing
   */
  public static PolicyContent read(String policy, JsonNode relay) {
    return relay.isObject() ? new ContentReader(policy, relay).read() : NONE;
  }

  /** The timeline of a market or of a part of one: its own, its country's, or everywhere's. */
  public Optional<Timeline> timelineIn(String market) {
    return Places.said(timelines, market);
  }

  /**
   * From when it says that it holds for new ads in a market; the earliest of the market and its
   * parts. Empty where the market itself says nothing of that.
   */
  public Optional<Instant> holdsFrom(Market market) {
    return timelineIn(market.code())
        .flatMap(timeline -> timeline.at(Step.EFFECTIVE))
        .map(
            own ->
                timelines.entrySet().stream()
                    .filter(one -> one.getKey().startsWith(market.code() + "-"))
                    .flatMap(one -> one.getValue().at(Step.EFFECTIVE).stream())
                    .reduce(own, (first, other) -> other.isBefore(first) ? other : first));
  }

  /**
   * The instants at which something else holds of it by itself. Joined with another, none comes
   * that is not of one of them.
   */
  public Stream<Instant> turns() {
    return Stream.concat(
        exceptions.stream().flatMap(Exemption::turns),
        timelines.values().stream()
            .flatMap(one -> one.milestones().values().stream())
            .map(Milestone::at));
  }

  /** As {@link ContentJoin}: what both say in a market, never less than this one says. */
  public PolicyContent joinedWith(PolicyContent overlay, String market) {
    return ContentJoin.of(this, overlay, market);
  }

  /**
   * What the items of a part are known by, in their order: a topic by its code, all others by their
   * id.
   *
   * @param part its name under {@code ext.relay}; without any for one that is no list of items
   */
  public List<String> idsOf(String part) {
    return switch (part) {
      case "topics" -> topics.stream().map(Topic::code).toList();
      case "requirements" -> requirements.stream().map(Requirement::id).toList();
      case "exceptions" -> exceptions.stream().map(Exemption::id).toList();
      case "disclosures" -> disclosures.stream().map(Disclosure::id).toList();
      case "sources" -> sources.stream().map(Source::id).toList();
      case "relations" -> relations.stream().map(Relation::id).toList();
      default -> List.of();
    };
  }

  /** The same with other topics. */
  public PolicyContent withTopics(List<Topic> others) {
    return new PolicyContent(
        others, requirements, exceptions, eligibility, disclosures, timelines, sources, relations);
  }

  /** The same without what says when it holds. */
  public PolicyContent withoutTimelines() {
    return new PolicyContent(
        topics, requirements, exceptions, eligibility, disclosures, Map.of(), sources, relations);
  }

  /** The same without what is asked or let go of one of its topics alone. */
  public PolicyContent ofAnyTopic() {
    return new PolicyContent(
        topics,
        requirements.stream().filter(one -> one.reach().topic() == null).toList(),
        exceptions.stream().filter(one -> one.reach().topic() == null).toList(),
        eligibility,
        disclosures,
        timelines,
        sources,
        relations);
  }
}
