package org.policyrelay.policy.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.content.Exemption;
import org.policyrelay.policy.entry.content.Requirement;

/**
 * Since when the clauses and the items of a version read as they do: the instants at which the
 * versions were published that last gave them other words. An item stands for a clause, and one
 * that says what none said before was written from it as it read: it is as old as that. Where the
 * two are not of an age, one of them was changed without the other, and may be what both said
 * before.
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
    var own = parts(entry, clauses);
    var earlier = new HashMap<String, Instant>();
    own.forEach(
        (part, says) -> {
          if (says.equals(former.get(part))) {
            earlier.put(part, before.since(part));
          }
        });
    var was = new Items(former, cited(before.entry()));
    cited(entry)
        .forEach(
            (item, clause) -> {
              if (earlier.containsKey(item)) {
                return;
              }
              var same =
                  was.saying(own.get(item), item, clause, own)
                      .map(before::since)
                      .min(Comparator.naturalOrder());
              if (same.isPresent()) {
                earlier.put(item, same.get());
                return;
              }
              var since = earlier.get(clause);
              if (since != null && !clause.equals(was.cited.get(item))) {
                earlier.put(item, since);
              }
            });
    return new WrittenSince(earlier);
  }

  /**
   * The items of the version before.
   *
   * @param says what each part of it says
   * @param cited the clause that each item stands for
   */
  private record Items(Map<String, Object> says, Map<String, String> cited) {

    /**
     * Those that an item was made from without another word: what is no longer there as it was, and
     * for a new id what stands for the same clause.
     */
    Stream<String> saying(
        @Nullable Object words, String item, String clause, Map<String, Object> now) {
      return cited.keySet().stream()
          .filter(one -> Objects.equals(says.get(one), words))
          .filter(
              one ->
                  !Objects.equals(now.get(one), words)
                      || !cited.containsKey(item) && clause.equals(cited.get(one)));
    }
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

  /** What each part says, in the words that are seen. */
  private static Map<String, Object> parts(PolicyEntry entry, List<Clause> clauses) {
    var parts = new LinkedHashMap<String, Object>();
    clauses.forEach(one -> parts.put(clause(one.id()), Seen.words(one.text())));
    entry.tightens().forEach((id, text) -> parts.put(tightened(id), Seen.words(text)));
    entry.content().requirements().forEach(one -> parts.put(requirement(one.id()), Said.by(one)));
    entry.content().exceptions().forEach(one -> parts.put(exception(one.id()), Said.by(one)));
    return parts;
  }

  /**
   * What an item says, whoever it is asked of and wherever: who touches its id, its reach, its
   * topic or its clause has not written it anew.
   *
   * @param more the pattern of a requirement, the reason of an exception
   */
  private record Said(String type, String words, String more) {

    static Said by(Requirement one) {
      var value = one.value();
      return new Said(
          one.type().code(), value == null ? "" : Seen.words(value.text()), orNone(one.pattern()));
    }

    static Said by(Exemption one) {
      return new Said("exception", Seen.words(one.text()), Seen.words(orNone(one.reason())));
    }

    private static String orNone(@Nullable String text) {
      return text == null ? "" : text;
    }
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
