package org.policyrelay.site.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.policy.checklist.MarketRow;
import org.policyrelay.policy.checklist.NamedTopics;
import org.policyrelay.policy.checklist.PolicyAnswer;
import org.policyrelay.policy.entry.content.Requirement;
import org.policyrelay.policy.entry.content.Topic;
import org.policyrelay.policy.overlay.JoinedClause;

/** Which clauses are quoted in place of items. */
final class QuotedClauses {

  private static final int MOST = 2;

  private QuotedClauses() {}

  static List<JoinedClause> forbidding(MarketRow row) {
    var topic = row.topic();
    return forbidding(row.answer(), topic == null ? List.of() : List.of(topic));
  }

  /**
   * Those that say in English that the subject must not be advertised; where none does, those that
   * say what else must not be. Of topics, those that name them; where none does, those that name no
   * other.
   */
  static List<JoinedClause> forbidding(PolicyAnswer answer, List<Topic> topics) {
    var clauses = answer.what().join().clauses();
    var conditions = conditions(answer);
    if (topics.isEmpty()) {
      return forbidding(clauses, conditions);
    }
    var others = new ArrayList<>(answer.items().content().topics());
    others.removeAll(topics);
    var own = forbidding(clauses.stream().filter(one -> names(one, topics)).toList(), conditions);
    return own.isEmpty()
        ? forbidding(clauses.stream().filter(one -> !names(one, others)).toList(), conditions)
        : own;
  }

  /** What an age or an hour rests on says under which conditions, and bans nothing. */
  private static Set<String> conditions(PolicyAnswer answer) {
    return answer.requirements().stream()
        .filter(one -> one.item().type() != Requirement.Type.OTHER)
        .flatMap(one -> Stream.ofNullable(one.clause()))
        .map(JoinedClause::id)
        .collect(Collectors.toSet());
  }

  private static boolean names(JoinedClause clause, List<Topic> topics) {
    return NamedTopics.isOneIn(clause.text(), topics);
  }

  private static List<JoinedClause> forbidding(List<JoinedClause> clauses, Set<String> conditions) {
    var all = clauses.stream().filter(JoinedClause::forbidsAll).toList();
    return all.isEmpty()
        ? clauses.stream().filter(one -> one.forbids() && !conditions.contains(one.id())).toList()
        : all;
  }

  /**
   * The first that a policy binds by which says all in its text; where nobody can tell which those
   * are, the first of those with a number. Which are about one of its topics nobody can tell
   * either: none is quoted for that.
   */
  static List<JoinedClause> of(MarketRow row) {
    if (!isInWordsAlone(row)) {
      return List.of();
    }
    var all = clauses(row);
    var binding = all.stream().filter(JoinedClause::binds).toList();
    var numbered = all.stream().filter(one -> one.label().startsWith("§")).toList();
    return List.of(binding, numbered, all).stream()
        .filter(some -> !some.isEmpty())
        .findFirst()
        .orElse(List.of())
        .stream()
        .limit(MOST)
        .toList();
  }

  /** Whether the text has more clauses than those that are quoted. */
  static boolean areNotAll(MarketRow row) {
    return isInWordsAlone(row) && clauses(row).size() > of(row).size();
  }

  private static boolean isInWordsAlone(MarketRow row) {
    return row.topic() == null
        && !row.isBanned()
        && row.answer().requirements().isEmpty()
        && row.answer().disclosures().isEmpty();
  }

  private static List<JoinedClause> clauses(MarketRow row) {
    return row.answer().what().join().clauses();
  }
}
