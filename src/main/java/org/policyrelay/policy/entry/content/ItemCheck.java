package org.policyrelay.policy.entry.content;

import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.policy.entry.WebAddress;
import org.policyrelay.policy.entry.content.Requirement.AppliesTo;
import org.policyrelay.policy.entry.content.Requirement.Type;

/** What each kind of item may say. */
final class ItemCheck {

  private static final Pattern POLICY_ID = Pattern.compile("[a-z0-9][a-z0-9_.:-]{0,99}");
  private static final Pattern CLAUSE = Pattern.compile("c[1-9]\\d{0,5}");

  private final String policyId;
  private final String base;
  private final List<String> channels;
  private final Set<String> relations = new HashSet<>();

  /**
   * @param base id of the policy that the entry is an overlay of, empty for none
   * @param channels that the entry names, empty for all
   */
  ItemCheck(String policyId, String base, List<String> channels) {
    this.policyId = policyId;
    this.base = base;
    this.channels = channels;
  }

  void requirement(ItemFields item, Set<String> topics) {
    if (!item.isObjectOf(
        List.of(
            "id",
            "clause",
            "type",
            "markets",
            "value",
            "pattern",
            "applies_to",
            "topic",
            "advertiser_countries",
            "channels"))) {
      return;
    }
    clause(item);
    reach(item, topics);
    item.choice("applies_to", Coded.codes(AppliesTo.values()), false);
    var code = item.choice("type", Coded.codes(Type.values()), true);
    if (code != null) {
      var type = Coded.of(Type.values(), code).orElseThrow();
      value(item, type);
      pattern(item, type);
    }
  }

  private static void value(ItemFields item, Type type) {
    if (!item.has("value")) {
      return;
    }
    var isRead = RequirementValue.read(type, item.node("value")).isPresent();
    switch (type) {
      case AGE ->
          wrongValue(item, isRead, "must be an age from 13 to 99, a whole number such as 18");
      case HOURS -> wrongValue(item, isRead, "must be hours of a day, such as 22:00-05:00");
      case STRENGTH -> wrongValue(item, isRead, "must be a number and its unit, such as 15 % ABV");
      default -> item.optional("value", TextKind.LINE);
    }
  }

  private static void wrongValue(ItemFields item, boolean isRight, String message) {
    if (!isRight) {
      item.error("value", "wrong-value", message);
    }
  }

  private static void pattern(ItemFields item, Type type) {
    if (type == Type.APPROVAL_NUMBER && !item.has("pattern")) {
      item.error("pattern", "required", "must be given, so that a number can be checked");
    }
    if (item.has("pattern") && !type.hasPattern()) {
      item.error("pattern", "not-here", "is for numbers that somebody states; use value");
    } else if (item.has("pattern")) {
      var pattern = item.optional("pattern", TextKind.LINE);
      if (pattern != null) {
        NumberPattern.problemOf(pattern)
            .ifPresent(problem -> item.error("pattern", "malformed-pattern", problem));
      }
    }
  }

  void exception(ItemFields item, Set<String> topics) {
    if (!item.isObjectOf(
        List.of(
            "id",
            "clause",
            "markets",
            "text",
            "reason",
            "from",
            "until",
            "topic",
            "advertiser_countries",
            "channels"))) {
      return;
    }
    clause(item);
    reach(item, topics);
    item.required("text", TextKind.NOTE);
    item.optional("reason", TextKind.NOTE);
    var from = item.instant("from");
    var until = item.instant("until");
    if (from != null && until != null && !from.isBefore(until)) {
      item.error("until", "too-early", "must lie after from");
    }
  }

  /** In an overlay also one of the base, as the joined text has it: {@code apac:alcohol/c3}. */
  private void clause(ItemFields item) {
    var clause = item.required("clause", TextKind.LINE);
    if (clause == null) {
      return;
    }
    var own = clause.startsWith(base + "/") ? clause.substring(base.length() + 1) : clause;
    if (!CLAUSE.matcher(own).matches()) {
      item.error(
          "clause",
          "malformed",
          base.isEmpty()
              ? "must be the id of a clause, such as c3"
              : "must be the id of a clause, such as c3, or " + base + "/c3 of the base");
    }
  }

  /** Whether it reads as the id of a clause: whoever cites an item must not mean one of those. */
  static boolean isClause(String id) {
    return CLAUSE.matcher(id).matches();
  }

  /** The topics that an overlay names are those of its base. */
  private void reach(ItemFields item, Set<String> topics) {
    item.markets();
    item.countries("advertiser_countries");
    item.channels(channels);
    var topic = item.optional("topic", TextKind.LINE);
    if (topic != null && !ItemIds.ID.matcher(topic).matches()) {
      item.error("topic", "malformed", "must be the code of a topic");
    } else if (topic != null && base.isEmpty() && !topics.contains(topic)) {
      item.error(
          "topic",
          "unknown-topic",
          topics.isEmpty()
              ? "must be the code of a topic of this policy, which has none: add it to topics"
              : "must be the code of a topic of this policy: "
                  + String.join(", ", new TreeSet<>(topics)));
    }
  }

  void eligibility(ItemFields item) {
    if (!item.isObjectOf(List.of("program", "apply_from", "evidence"))) {
      return;
    }
    item.required("program", TextKind.LINE);
    item.instant("apply_from");
    if (!item.node("evidence").isArray()) {
      item.optional("evidence", TextKind.NOTE);
      return;
    }
    var evidence = item.list("evidence");
    for (var index = 0; index < evidence.size(); index++) {
      var place = "evidence[" + index + "]";
      if (evidence.get(index).isTextual()) {
        TextKind.NOTE
            .errorIn(place, evidence.get(index).asText())
            .ifPresent(wrong -> item.error(place, wrong.code(), wrong.message()));
      } else {
        item.error(place, "wrong-type", "must be a text");
      }
    }
  }

  void disclosure(ItemFields item) {
    if (!item.isObjectOf(List.of("id", "text", "language", "position", "markets"))) {
      return;
    }
    item.required("text", TextKind.NOTE);
    item.optional("position", TextKind.LINE);
    item.markets();
    var language = item.optional("language", TextKind.LINE);
    if (language != null && !isLanguage(language)) {
      item.error("language", "malformed", "must be a BCP 47 tag, such as th or zh-Hans");
    }
  }

  private static boolean isLanguage(String tag) {
    try {
      return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException noTag) {
      return false;
    }
  }

  void source(ItemFields item) {
    if (!item.isObjectOf(List.of("id", "name", "provision", "version", "in_force", "url"))) {
      return;
    }
    item.required("name", TextKind.LINE);
    item.optional("provision", TextKind.LINE);
    item.optional("version", TextKind.LINE);
    item.dayOrInstant("in_force");
    var url = item.optional("url", TextKind.NOTE);
    if (url != null) {
      WebAddress.errorIn("url", url)
          .ifPresent(wrong -> item.error("url", wrong.code(), wrong.message()));
    }
  }

  void relation(ItemFields item) {
    if (!item.isObjectOf(List.of("id", "type", "policy_id"))) {
      return;
    }
    var type = item.choice("type", Coded.codes(Relation.Type.values()), true);
    var target = item.required("policy_id", TextKind.LINE);
    if (target == null) {
      return;
    }
    if (!POLICY_ID.matcher(target).matches()) {
      item.error("policy_id", "malformed", "must be the id of a policy");
    } else if (target.equals(policyId)) {
      item.error("policy_id", "to-itself", "must be another policy");
    } else if (type != null && !relations.add(type + " " + target)) {
      item.error("policy_id", "duplicate", "is named so already");
    }
  }
}
