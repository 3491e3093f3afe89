package org.policyrelay.labeling.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a labeling protocol says.
 *
 * @param labels a tree by their parents
 * @param order codes of all labels, in which their questions are asked
 * @param mapping what became of labels of the version before: an old code to the new ones, several
 *     where it was split; several old codes to one where they were merged
 */
public record Protocol(List<Label> labels, List<String> order, Map<String, List<String>> mapping) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public Protocol {
    labels = List.copyOf(labels);
    order = List.copyOf(order);
    var kept = new LinkedHashMap<String, List<String>>();
    mapping.forEach((old, now) -> kept.put(old, List.copyOf(now)));
    mapping = Collections.unmodifiableMap(kept);
  }

  /**
   * A label where it stands in the tree.
   *
   * @param depth 0 at the top
   */
  public record Placed(Label label, int depth) {}

  public Optional<Label> label(String code) {
    return labels.stream().filter(label -> label.code().equals(code)).findFirst();
  }

  public Set<String> codes() {
    return labels.stream().map(Label::code).collect(Collectors.toUnmodifiableSet());
  }

  /** The labels as their questions are asked; for a protocol without faults. */
  public List<Label> inOrder() {
    return order.stream().flatMap(code -> label(code).stream()).toList();
  }

  /** Each label behind its parent, in the order of their questions. */
  public List<Placed> tree() {
    var placed = new ArrayList<Placed>();
    place(null, 0, placed, new HashSet<>());
    return placed;
  }

  private void place(@Nullable String parent, int depth, List<Placed> placed, Set<String> seen) {
    for (var label : inOrder()) {
      var own = label.parent();
      if ((parent == null ? own == null : parent.equals(own)) && seen.add(label.code())) {
        placed.add(new Placed(label, depth));
        place(label.code(), depth + 1, placed, seen);
      }
    }
  }

  /** The next version as it begins: the same, and nothing has become of any label. */
  public Protocol unmapped() {
    return new Protocol(labels, order, Map.of());
  }

  /** To be kept; {@link #stored} reads it. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a protocol can be written", impossible);
    }
  }

  public static Protocol stored(String json) {
    try {
      return JSON.readValue(json, Protocol.class);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("a stored protocol is no JSON", unreadable);
    }
  }
}
