package org.policyrelay.policy.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.checklist.AdQuestion;
import org.policyrelay.policy.checklist.Asked;
import org.policyrelay.policy.checklist.PolicyAnswer;
import org.policyrelay.policy.entry.content.ItemJson;
import org.policyrelay.policy.entry.content.Reaching;
import org.policyrelay.policy.entry.content.Requirement;
import org.policyrelay.policy.entry.content.Requirement.AppliesTo;
import org.policyrelay.policy.entry.content.RequirementValue;

/** Writes the items of what is asked of an ad, each once. */
final class AskedParts {

  private final ObjectNode answer;
  private final AdQuestion question;
  private final @Nullable AppliesTo about;

  /** Those that are asked by a policy for others, by their part, policy and id. */
  private final Map<List<String>, ObjectNode> related = new HashMap<>();

  /**
   * @param answer to which they are added, with an array for each part
   * @param about only the requirements that are about it, or do not say about what; null for all
   */
  AskedParts(ObjectNode answer, AdQuestion question, @Nullable AppliesTo about) {
    this.answer = answer;
    this.question = question;
    this.about = about;
  }

  void add(PolicyAnswer policy) {
    add(policy, null);
  }

  /**
   * What a policy asks that is not about the ad itself.
   *
   * @param of id of the policy that is, and whose terms it defines
   */
  void add(PolicyAnswer policy, @Nullable String of) {
    for (var one : policy.requirements()) {
      var own = one.item().appliesTo();
      if (about == null || own == null || own == about) {
        add("requirements", policy, one, this::json, of);
      }
    }
    policy.exceptions().forEach(one -> add("exceptions", policy, one, ItemJson::of, of));
    policy.disclosures().forEach(one -> add("disclosures", policy, one, ItemJson::of, of));
  }

  private ObjectNode json(Requirement one) {
    var item = ItemJson.of(one);
    return question.audience() != null && one.value() instanceof RequirementValue.Age
        ? item.put("met_by_audience", !question.isTooYoungFor(one))
        : item;
  }

  private <T extends Reaching> void add(
      String part,
      PolicyAnswer policy,
      Asked<T> asked,
      Function<T, ObjectNode> json,
      @Nullable String of) {
    var item = AskedJson.of(asked, json.apply(asked.item()), policy.what().base());
    policy.stageOf(asked).ifPresent(stage -> item.set("stage", ItemJson.of(stage)));
    var items = answer.withArrayProperty(part);
    if (of == null) {
      items.add(item);
      return;
    }
    var key = List.of(part, item.path("policy_id").asText(), item.path("id").asText());
    var first = related.putIfAbsent(key, item);
    if (first == null) {
      items.add(item);
    }
    (first == null ? item : first).withArrayProperty("related_to").add(of);
  }
}
