package org.policyrelay.policy.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Since when the clauses and the items of a version read as they do: the instants at which the
 * versions were published that last gave them other words. An item stands for a clause, and one
 * that is new was written from it as it read: it is as old as that. Where the two are not of an
 * age, one of them was changed without the other, and may be what both said before.
 *
 * @param earlier what reads as it did in the version before, by its {@link #clause}, {@link
 *     #tightened} or {@link #item}; all else was written for the version itself
 */
public record WrittenSince(Map<String, Instant> earlier) {

  /** Of a version in which everything is new. */
  public static final WrittenSince ITSELF = new WrittenSince(Map.of());

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String REQUIREMENTS = "requirements";
  private static final String EXCEPTIONS = "exceptions";

  public WrittenSince {
    earlier = Collections.unmodifiableMap(new TreeMap<>(earlier));
  }

  /** A clause of the entry's own text. */
  public static String clause(String id) {
    return id;
  }

  /** What an overlay says of a clause of its base. */
  public static String tightened(String clause) {
    return "tightens/" + clause;
  }

  public static String requirement(String id) {
    return REQUIREMENTS + "/" + id;
  }

  public static String exception(String id) {
    return EXCEPTIONS + "/" + id;
  }

  /**
   * Of what is to be published.
   *
   * @param clauses of its text, with their ids
   * @param before the newest version of the policy, null for none
   */
  public static WrittenSince of(
      PolicyEntry entry, List<Clause> clauses, @Nullable PublishedVersion before) {
    if (before == null) {
      return ITSELF;
    }
    var former = parts(before.entry(), before.clauses());
    var earlier = new HashMap<String, Instant>();
    parts(entry, clauses)
        .forEach(
            (part, says) -> {
              if (Objects.equals(says, former.get(part))) {
                earlier.put(part, before.since(part));
              }
            });
    var cited = cited(before.entry());
    cited(entry)
        .forEach(
            (item, clause) -> {
              var since = earlier.get(clause);
              if (since != null && !clause.equals(cited.get(item))) {
                earlier.put(item, since);
              }
            });
    return new WrittenSince(earlier);
  }

  /** The clause of its own text that each item stands for. */
  private static Map<String, String> cited(PolicyEntry entry) {
    var cited = new HashMap<String, String>();
    entry
        .content()
        .requirements()
        .forEach(one -> cited.put(requirement(one.id()), clause(one.clause())));
    entry
        .content()
        .exceptions()
        .forEach(one -> cited.put(exception(one.id()), clause(one.clause())));
    return cited;
  }

  /** Of a version whose words come back under another number. */
  public static WrittenSince broughtBack(PublishedVersion former) {
    return new WrittenSince(
        parts(former.entry(), former.clauses()).keySet().stream()
            .collect(Collectors.toMap(part -> part, former::since)));
  }

  /** What each part says: the words that are seen, or all of an item. */
  private static Map<String, Object> parts(PolicyEntry entry, List<Clause> clauses) {
    var parts = new LinkedHashMap<String, Object>();
    clauses.forEach(one -> parts.put(clause(one.id()), Seen.words(one.text())));
    entry.tightens().forEach((id, text) -> parts.put(tightened(id), Seen.words(text)));
    entry.content().requirements().forEach(one -> parts.put(requirement(one.id()), one));
    entry.content().exceptions().forEach(one -> parts.put(exception(one.id()), one));
    return parts;
  }

  /** As it is stored. */
  public String write() {
    var instants = new TreeMap<String, String>();
    earlier.forEach((part, at) -> instants.put(part, at.toString()));
    return JSON.valueToTree(instants).toString();
  }

  /**
   * @param stored as {@link #write} made it
   */
  public static WrittenSince read(String stored) {
    try {
      var earlier = new HashMap<String, Instant>();
      JSON.readTree(stored)
          .properties()
          .forEach(one -> earlier.put(one.getKey(), Instant.parse(one.getValue().asText())));
      return new WrittenSince(earlier);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("what is stored of a version's age is no JSON", unreadable);
    }
  }
}
