package org.policyrelay.site.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.site.web.PolicyPage.Link;

/**
 * What a policy says item by item, as its page shows it; each part may be empty.
 *
 * @param past what stands over all of it when it holds no longer, or never did; absent where it
 *     holds or will
 * @param markets over the columns of the topics
 * @param timelines what happens when, market by market
 * @param eligibility what an advertiser joins before they advertise, absent for nothing
 */
record PolicyItems(
    @Nullable String past,
    List<String> markets,
    List<TopicRow> topics,
    List<Item> requirements,
    List<Item> exceptions,
    List<Item> disclosures,
    List<TimelineRow> timelines,
    @Nullable String eligibility,
    List<SourceLine> sources,
    List<RelationLine> relations) {

  /** Whether it says all in its text. */
  public boolean isEmpty() {
    return topics.isEmpty()
        && requirements.isEmpty()
        && exceptions.isEmpty()
        && disclosures.isEmpty()
        && timelines.isEmpty()
        && eligibility == null
        && sources.isEmpty()
        && relations.isEmpty();
  }

  /**
   * @param stances one for each market, null where nothing is said
   */
  record TopicRow(
      String code, String name, @Nullable String definition, List<@Nullable String> stances) {}

  /**
   * @param id to cite it by
   * @param title what sort of thing it is
   * @param text in words
   * @param terms whom, where and when it is for, absent where it is for everybody
   * @param clause to go to, absent where it names none
   * @param words of that clause, where the two were not written together; else absent
   * @param from the overlay that says so, absent for the policy itself
   * @param note what a reader has to know before they rely on it, absent for nothing
   */
  record Item(
      String id,
      String title,
      String text,
      @Nullable String language,
      @Nullable String terms,
      @Nullable Link clause,
      @Nullable String words,
      @Nullable String from,
      @Nullable String note) {

    Item noted(String other) {
      return new Item(id, title, text, language, terms, clause, words, from, other);
    }
  }

  /**
   * @param market such as {@code Singapore (SG)}
   * @param stage how far it has come, absent where the version neither applies nor will
   */
  record TimelineRow(String market, List<String> steps, @Nullable String stage) {}

  /**
   * @param url absent where the entry has none
   */
  record SourceLine(String text, @Nullable String url) {}

  /**
   * @param words what the policy is to the other
   * @param hasPage whether the other was ever published: what is to come may be named before
   */
  record RelationLine(String words, Link policy, boolean hasPage) {}
}
