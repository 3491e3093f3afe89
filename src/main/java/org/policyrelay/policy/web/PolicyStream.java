package org.policyrelay.policy.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.FamilyPages;
import org.policyrelay.policy.checklist.AdQuestion;
import org.springframework.stereotype.Component;

/** All that applies, line by line, however much that is; or what of it has changed. */
@Component
class PolicyStream {

  private final FamilyPages pages;

  PolicyStream(FamilyPages pages) {
    this.pages = pages;
  }

  /**
   * What is asked for.
   *
   * @param at the instant that it is asked for, absent for the present one
   * @param since what was known then is not told again, and what has gone is named; absent for all
   * @param now the present instant, by which it is known
   */
  record Extent(List<Market> markets, @Nullable Instant at, @Nullable Instant since, Instant now) {

    private Instant asOf(Instant known) {
      return at == null ? known : at;
    }
  }

  /** Hands on each line in the order of policies and markets, which stays. */
  void write(Extent extent, Consumer<ObjectNode> line) {
    pages.forEach(ids -> extent.markets().forEach(market -> write(ids, market, extent, line)));
  }

  private void write(List<String> ids, Market market, Extent extent, Consumer<ObjectNode> line) {
    var is = lines(ids, market, extent.asOf(extent.now()), extent.now());
    var since = extent.since();
    var was =
        since == null
            ? Map.<String, ObjectNode>of()
            : lines(ids, market, extent.asOf(since), since);
    is.forEach(
        (id, one) -> {
          if (!one.equals(was.get(id))) {
            line.accept(one);
          }
        });
    was.forEach(
        (id, one) -> {
          if (!is.containsKey(id)) {
            line.accept(gone(one));
          }
        });
  }

  private Map<String, ObjectNode> lines(
      List<String> ids, Market market, Instant asOf, Instant known) {
    var lines = new LinkedHashMap<String, ObjectNode>();
    var question = new AdQuestion(market.code(), null, null, null, asOf);
    pages.in(ids, market, asOf, known).stream()
        .flatMap(family -> family.at(market, null, asOf, known).stream())
        .forEach(what -> lines.putAll(PolicyLines.of(what, question)));
    return lines;
  }

  private static ObjectNode gone(ObjectNode was) {
    var gone = JsonNodeFactory.instance.objectNode();
    List.of("id", "kind", "market", "policy_id").forEach(field -> gone.set(field, was.get(field)));
    return gone.put("gone", true);
  }
}
