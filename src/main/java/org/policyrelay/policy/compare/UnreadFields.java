package org.policyrelay.policy.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.content.ContentCheck;

/**
 * The fields of an entry whose meaning nobody here knows: what others keep in {@code ext}, and
 * whatever comes into the format later. It may be a rule, so that a change of one is no wording by
 * itself.
 */
final class UnreadFields {

  /** What {@link Difference} compares, each by what it means. */
  private static final Set<String> READ =
      Set.of(
          "name",
          "description",
          "category",
          "enforcement",
          "requires_human_review",
          "jurisdictions",
          "region_aliases",
          "policy_categories",
          "channels",
          "governance_domains",
          "effective_date",
          "sunset_date",
          "policy",
          "guidance",
          "exemplars");

  /** Under {@code ext.relay}, beside the content item by item. */
  private static final Set<String> READ_OF_OURS =
      Set.of("stance", "reviewer_guidance", "overlay_of", "tightens");

  /** The id and the number, and where the text is from: a name and a link may be corrected. */
  private static final Set<String> NO_RULE =
      Set.of("policy_id", "version", "source_name", "source_url");

  private UnreadFields() {}

  /** The places of those that differ, such as {@code ext.acme}, in the order of their names. */
  static Set<String> changed(PolicyEntry before, PolicyEntry after) {
    var former = of(before);
    var later = of(after);
    var places = new TreeSet<>(former.keySet());
    places.addAll(later.keySet());
    places.removeIf(place -> same(former.get(place), later.get(place)));
    return places;
  }

  private static boolean same(@Nullable JsonNode one, @Nullable JsonNode other) {
    return Objects.equals(one, other);
  }

  private static Map<String, JsonNode> of(PolicyEntry entry) {
    var unread = new TreeMap<String, JsonNode>();
    var fields = entry.json();
    fields.remove(READ);
    fields.remove(NO_RULE);
    var ext = fields.remove("ext");
    add("", fields, Set.of(), unread);
    if (ext instanceof ObjectNode theirs) {
      var ours = theirs.remove("relay");
      add("ext.", theirs, Set.of(), unread);
      if (ours instanceof ObjectNode relay) {
        var read = new HashSet<>(READ_OF_OURS);
        read.addAll(ContentCheck.PARTS);
        add("ext.relay.", relay, read, unread);
      }
    }
    return unread;
  }

  private static void add(
      String path, ObjectNode fields, Set<String> read, Map<String, JsonNode> unread) {
    for (var field : fields.properties()) {
      if (!read.contains(field.getKey())) {
        unread.put(path + field.getKey(), field.getValue());
      }
    }
  }
}
