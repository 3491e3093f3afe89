package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.policyrelay.policy.entry.ChannelNames;

/** The table on the page of a market, row by row. */
final class MarketTableRows {

  private static final Pattern CELL =
      Pattern.compile("<td data-label=\"([^\"]+)\">(.*?)</td>", Pattern.DOTALL);

  private final List<String> rows;

  private MarketTableRows(List<String> rows) {
    this.rows = rows;
  }

  static MarketTableRows on(String page) {
    var table =
        page.contains("<table class=\"rows held\">")
            ? page.split("<table class=\"rows held\">")[1].split("</table>")[0]
            : "";
    return new MarketTableRows(
        Stream.of(table.split("<tbody>|</tr>")).filter(row -> row.contains("<td")).toList());
  }

  /** The rows of a policy that say that it is in force. */
  List<String> inForce(String id) {
    return of(id).filter(row -> cell(row, "From when").contains("in force since")).toList();
  }

  Stream<String> of(String id) {
    return rows.stream().filter(row -> row.contains("\"/policies/%s/".formatted(id)));
  }

  /** A cell in words. */
  static String cell(String row, String name) {
    return CELL.matcher(row)
        .results()
        .filter(found -> found.group(1).equals(name))
        .map(found -> DoorsInMarket.words(found.group(2)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " in " + row));
  }

  /** One row for each topic of what {@code resolve} says applies, with its stance there. */
  void agreeOn(String id, String market, JsonNode what, JsonNode asked) {
    var own = what.at("/ext/relay/stance").asText("");
    var wanted = new ArrayList<String>();
    for (var topic : items(what.at("/ext/relay/topics")).toList()) {
      var stances = topic.path("stances");
      var stance = stances.path(market).asText(stances.path("*").asText(own));
      wanted.add(topic.path("name").asText(topic.path("code").asText()) + ": " + told(stance));
    }
    if (wanted.isEmpty() && !what.isNull()) {
      wanted.add("all of it: " + told(own));
    } else if (!own.isEmpty() || isSaidInSomeChannels(what)) {
      wanted.add("all else: " + told(own));
    }
    var inForce = inForce(id);
    assertThat(inForce)
        .map(row -> cell(row, "Topic") + ": " + cell(row, "Stance").split(" on ")[0])
        .containsExactlyElementsOf(wanted);
    if (inForce.isEmpty()) {
      return;
    }
    assertThat(inForce.get(0).contains("not settled"))
        .isEqualTo(!what.at("/ext/relay/unsettled").isMissingNode());
    for (var some : items(what.at("/ext/relay/by_channel")).toList()) {
      var stance = some.path("stance").asText("");
      if (!stance.isEmpty() && !stance.equals(own)) {
        var channels = items(some.path("channels")).map(JsonNode::asText).sorted().toList();
        assertThat(cell(inForce.get(inForce.size() - 1), "Stance"))
            .contains(stance)
            .contains(channels.stream().map(ChannelNames::of).toList());
      }
    }
    // nothing that is asked helps under a ban: its rows say what is let go
    var open = inForce.stream().filter(row -> !cell(row, "Stance").equals("prohibited")).toList();
    var items =
        (open.isEmpty() ? Stream.of("exceptions") : Stream.of("requirements", "exceptions"))
            .flatMap(part -> items(asked.path(part)))
            .filter(item -> item.path("policy_id").asText().equals(id))
            .filter(item -> item.has("clause_label"))
            .toList();
    var clauses = inForce.stream().map(row -> cell(row, "Clause")).toList().toString();
    items.forEach(item -> assertThat(clauses).contains(item.path("clause_label").asText()));
    items.stream()
        .filter(item -> item.path("type").asText().equals("age"))
        .forEach(
            item ->
                assertThat(open)
                    .allMatch(
                        row ->
                            cell(row, "What is asked")
                                .contains("Age " + item.path("value").asText() + " or older")));
  }

  private static boolean isSaidInSomeChannels(JsonNode what) {
    return items(what.at("/ext/relay/by_channel"))
        .anyMatch(some -> !some.path("stance").asText("").isEmpty());
  }

  private static String told(String stance) {
    return stance.isEmpty() ? "no stance" : stance;
  }

  private static Stream<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
