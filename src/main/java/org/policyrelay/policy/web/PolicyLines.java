package org.policyrelay.policy.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.policyrelay.kernel.Sha256;
import org.policyrelay.policy.checklist.AdQuestion;
import org.policyrelay.policy.checklist.Asked;
import org.policyrelay.policy.checklist.AskedItems;
import org.policyrelay.policy.checklist.PolicyAnswer;
import org.policyrelay.policy.entry.PolicyEntry.Exemplar;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.ItemJson;
import org.policyrelay.policy.entry.content.Reaching;
import org.policyrelay.policy.entry.content.Topic;
import org.policyrelay.policy.overlay.Resolved;

/**
 * What applies of a policy in a market, a line for each thing that a rule engine or a model can use
 * alone. Its id is made of the market, the policy, the kind and the item, and stays with it from
 * version to version.
 */
final class PolicyLines {

  private final Resolved what;
  private final AdQuestion question;
  private final Map<String, ObjectNode> lines = new LinkedHashMap<>();

  private PolicyLines(Resolved what, AdQuestion question) {
    this.what = what;
    this.question = question;
  }

  /**
   * By their ids, in the order in which they are to be read: the policy, its topics, what is asked,
   * what is excepted, what has to be shown, and examples.
   *
   * @param question the market and the instant, of whatever ad
   */
  static Map<String, ObjectNode> of(Resolved what, AdQuestion question) {
    var all = new PolicyLines(what, question);
    var answer = PolicyAnswer.whatever(AskedItems.of(what), question);
    all.policy();
    answer.topics().forEach(all::topic);
    all.asked("requirement", answer.requirements(), ItemJson::of);
    all.asked("exception", answer.exceptions(), ItemJson::of);
    all.asked("disclosure", answer.disclosures(), ItemJson::of);
    all.exemplars("pass", what.entry().passing());
    all.exemplars("fail", what.entry().failing());
    return all.lines;
  }

  private void policy() {
    var entry = what.entry();
    var line = line("policy", "", what.base());
    line.put("name", entry.name());
    line.put("enforcement", entry.enforcement().code());
    line.put("stance", what.stance().map(Stance::code).orElse(null));
    line.put("unsettled", !what.unsettled().isEmpty());
    entry.policyCategories().forEach(line.putArray("policy_categories")::add);
    JoinJson.putChannels(what, line);
    if (!what.byChannel().isEmpty()) {
      var channels = line.putArray("by_channel");
      what.byChannel().forEach(some -> JoinJson.put(some, channels.addObject()));
    }
  }

  private void topic(Topic topic) {
    var line = line("topic", topic.code(), versionOf(topic.policy()));
    line.put("code", topic.code());
    line.put("name", topic.name());
    line.put(
        "stance", topic.stanceIn(question.place()).or(what::stance).map(Stance::code).orElse(null));
    topic.stances().forEach((place, stance) -> part(line, place, stance));
    if (topic.definition() != null) {
      line.put("definition", topic.definition());
    }
  }

  /** What a part of the market has otherwise. */
  private void part(ObjectNode line, String place, Stance stance) {
    if (place.startsWith(question.place() + "-")) {
      line.withObjectProperty("stances").put(place, stance.code());
    }
  }

  private <T extends Reaching> void asked(
      String kind, List<Asked<T>> items, Function<T, ObjectNode> json) {
    for (var asked : items) {
      var item = AskedJson.of(asked, json.apply(asked.item()), what.base());
      var own = item.remove("id").asText();
      line(kind, own, asked.from()).put("item", own).setAll(item);
    }
  }

  /** An example has no id of its own: another scenario is another example, or the next of it. */
  private void exemplars(String outcome, List<Exemplar> exemplars) {
    var times = new HashMap<String, Integer>();
    for (var one : exemplars) {
      var scenario = outcome + "-" + Sha256.of(one.scenario()).substring(0, 16);
      var time = times.merge(scenario, 1, Integer::sum);
      var own = time == 1 ? scenario : scenario + "-" + time;
      var line = line("exemplar", own, fromOf(one));
      line.put("outcome", outcome);
      line.put("scenario", one.scenario());
      line.put("explanation", one.explanation());
    }
  }

  private ObjectNode line(String kind, String own, PublishedVersion from) {
    var policy = what.base().entry().policyId();
    var place = question.place() + "/" + policy + "/" + kind;
    var id = own.isEmpty() ? place : place + "/" + own;
    var line = JsonNodeFactory.instance.objectNode();
    line.put("id", id);
    line.put("kind", kind);
    line.put("market", question.place());
    line.put("policy_id", policy);
    line.put("entry", from.entry().policyId());
    line.put("version", from.version());
    lines.put(id, line);
    return line;
  }

  private PublishedVersion versionOf(String policy) {
    return what.versions()
        .filter(version -> version.entry().policyId().equals(policy))
        .findFirst()
        .orElse(what.base());
  }

  private PublishedVersion fromOf(Exemplar exemplar) {
    return what.versions()
        .filter(
            version ->
                version.entry().passing().contains(exemplar)
                    || version.entry().failing().contains(exemplar))
        .findFirst()
        .orElse(what.base());
  }
}
