package org.policyrelay.change.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyrelay.kernel.Texts;
import org.policyrelay.policy.entry.PolicyEntry;

/**
 * A field of the forms in which people write a policy, and the place of the entry that it stands
 * for.
 *
 * @param key in the form
 * @param path in the entry, from the outermost field on
 */
record EntryField(String key, List<String> path, EntryFormat format) {

  /** Every field but the policy's id, which a draft cannot change. */
  static final List<EntryField> ALL =
      List.of(
          at("policyName", EntryFormat.TEXT, "name"),
          at("description", EntryFormat.TEXT, "description"),
          at("enforcement", EntryFormat.TEXT, "enforcement"),
          at("category", EntryFormat.TEXT, "category"),
          at("humanReview", EntryFormat.FLAG, "requires_human_review"),
          at("stance", EntryFormat.TEXT, "ext", "relay", "stance"),
          at("jurisdictions", EntryFormat.COUNTRIES, "jurisdictions"),
          at("regionAliases", EntryFormat.NAMED_COUNTRIES, "region_aliases"),
          at("policyCategories", EntryFormat.LIST, "policy_categories"),
          at("channels", EntryFormat.LIST, "channels"),
          at("governanceDomains", EntryFormat.LIST, "governance_domains"),
          at("effectiveDate", EntryFormat.TEXT, "effective_date"),
          at("sunsetDate", EntryFormat.TEXT, "sunset_date"),
          at("sourceName", EntryFormat.TEXT, "source_name"),
          at("sourceUrl", EntryFormat.TEXT, "source_url"),
          at("policyText", EntryFormat.TEXT, "policy"),
          at("guidance", EntryFormat.TEXT, "guidance"),
          at("reviewerGuidance", EntryFormat.TEXT, "ext", "relay", "reviewer_guidance"),
          at("passes", EntryFormat.CASES, "exemplars", "pass"),
          at("fails", EntryFormat.CASES, "exemplars", "fail"),
          at("overlayOf", EntryFormat.TEXT, "ext", "relay", "overlay_of"),
          at("tightens", EntryFormat.NAMED_TEXTS, "ext", "relay", "tightens"),
          at("version", EntryFormat.TEXT, "version"));

  /** What a drafter always sees; the rest is folded while an entry has nothing of it. */
  private static final Set<String> UNFOLDED =
      Set.of(
          "policyName",
          "enforcement",
          "category",
          "stance",
          "jurisdictions",
          "policyText",
          "guidance",
          "reviewerGuidance",
          "version");

  static boolean hasMore(Map<String, Object> shown) {
    return shown.entrySet().stream()
        .filter(field -> !UNFOLDED.contains(field.getKey()))
        .map(Map.Entry::getValue)
        .anyMatch(content -> !content.equals("") && !content.equals(false));
  }

  private static EntryField at(String key, EntryFormat format, String... path) {
    return new EntryField(key, List.of(path), format);
  }

  /**
   * What the form shows of the entry, by key: empty, or what readers are told, where it says
   * nothing.
   */
  static Map<String, Object> shownOf(PolicyEntry entry) {
    var shown = new LinkedHashMap<String, Object>();
    // a copy, and a long one: once for all fields
    var json = entry.json();
    ALL.forEach(field -> shown.put(field.key(), field.shown(entry, json)));
    return shown;
  }

  private Object shown(PolicyEntry entry, ObjectNode json) {
    return switch (key) {
      case "policyName" -> entry.name();
      case "category" -> entry.category();
      default -> format.write(find(json));
    };
  }

  /**
   * Takes over what was submitted. What shows as it did before stays to the letter: a browser's
   * text area turns every line end into one, and that alone is no edit.
   *
   * @param shown what the form had in it before
   */
  void edit(Object submitted, Object shown, ObjectNode entry) {
    if (sameLines(submitted, shown)) {
      return;
    }
    var content = format.read(new EntryFormat.Place(key, label()), submitted);
    if (content.isMissingNode()) {
      remove(entry, path);
    } else {
      var holder = entry;
      for (var name : path.subList(0, path.size() - 1)) {
        holder = holder.withObjectProperty(name);
      }
      holder.set(path.get(path.size() - 1), content);
    }
  }

  /** As the forms call it, of those in which something can be written otherwise than is asked. */
  String label() {
    return switch (key) {
      case "regionAliases" -> "Regions by name";
      case "passes" -> "Ads that comply";
      case "fails" -> "Ads that violate it";
      case "tightens" -> "Clauses that it words more strictly";
      default -> key;
    };
  }

  private JsonNode find(ObjectNode entry) {
    JsonNode place = entry;
    for (var name : path) {
      place = place.path(name);
    }
    return place;
  }

  /** What held nothing else goes with it. */
  private static void remove(ObjectNode from, List<String> path) {
    var name = path.get(0);
    if (path.size() > 1 && from.path(name) instanceof ObjectNode inner) {
      remove(inner, path.subList(1, path.size()));
      if (inner.isEmpty()) {
        from.remove(name);
      }
    } else {
      from.remove(name);
    }
  }

  private static boolean sameLines(Object submitted, Object shown) {
    return submitted instanceof String one && shown instanceof String other
        ? Texts.lines(one).equals(Texts.lines(other))
        : submitted.equals(shown);
  }
}
