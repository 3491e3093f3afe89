package org.policyrelay.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.policyrelay.policy.entry.ChannelNames;
import org.policyrelay.support.Http;
import org.springframework.web.util.HtmlUtils;

/**
 * What is told of policies in one market at the present instant, by each door: {@code resolve} for
 * programs, the market's page, what is asked of an ad, a policy's pages, search.
 */
public final class DoorsInMarket {

  /** How a version came about: no word of what holds, and so none of {@code resolve}. */
  private static final String EMERGENCY = "emergency";

  private static final Pattern TAG = Pattern.compile("<span class=\"tag[^>]*>([^<]*)</span>");
  private static final Pattern VERSION = Pattern.compile("/versions/(\\d+\\.\\d+\\.\\d+)");
  private static final Pattern ASKED = Pattern.compile("<li><strong>.*?</li>", Pattern.DOTALL);

  private final Http http;
  private final String market;
  private final JsonNode resolved;
  private final List<String> cards;
  private final MarketTableRows rows;
  private final JsonNode asked;

  public DoorsInMarket(Http http, String market, List<String> ids) {
    this.http = http;
    this.market = market;
    this.resolved =
        http.post("/api/policies/resolve/bulk", Map.of("policy_ids", ids, "market", market))
            .json()
            .path("results");
    var page = http.get("/policies/markets/" + market).text();
    this.cards = Stream.of(page.split("<article class=\"card\">")).skip(1).toList();
    this.rows = MarketTableRows.on(page);
    this.asked = http.get("/api/policies/requirements?market=" + market).json();
  }

  /** What {@code resolve} says applies, null in JSON for nothing. */
  JsonNode resolved(String id) {
    return resolved.path(id);
  }

  /** The versions that apply, each with the id of its entry; the base first. */
  List<String> versions(String id) {
    var what = resolved(id);
    return what.isNull()
        ? List.of()
        : Stream.concat(Stream.of(what), items(what.at("/ext/relay/overlays")))
            .map(one -> one.path("policy_id").asText() + " " + one.path("version").asText())
            .toList();
  }

  /** The market's page and what is asked of an ad say what {@code resolve} says. */
  public void agreeOn(String id) {
    var what = resolved(id);
    var policies = ofPolicy("policies", id).toList();
    var applying = cards(id).filter(card -> tags(card).contains("applies")).toList();
    rows.agreeOn(id, market, what, asked);
    if (what.isNull()) {
      assertThat(applying).isEmpty();
      assertThat(policies).isEmpty();
      return;
    }
    assertThat(applying).hasSize(1);
    assertThat(tags(applying.get(0))).isEqualTo(told(what, "applies"));
    assertThat(words(applying.get(0)).contains("Not settled")).isEqualTo(isUnsettled(what));
    assertThat(policies).hasSize(1);
    var policy = policies.get(0);
    assertThat(policy.path("version")).isEqualTo(what.path("version"));
    assertThat(text(policy.path("stance"))).isEqualTo(text(what.at("/ext/relay/stance")));
    assertThat(policy.path("by_channel")).isEqualTo(what.at("/ext/relay/by_channel"));
    assertThat(topics(policy.path("topics"))).isEqualTo(topics(what.at("/ext/relay/topics")));
    for (var channel : what.at("/ext/relay/by_channel")) {
      assertThat(words(applying.get(0))).contains(told(channel));
    }
    for (var part : List.of("requirements", "exceptions", "disclosures")) {
      assertThat(ofPolicy(part, id).map(one -> one.path("id").asText()))
          .as(part)
          .containsExactlyElementsOf(
              items(what.at("/ext/relay/" + part))
                  .filter(this::isHere)
                  .filter(this::holds)
                  .map(one -> one.path("id").asText())
                  .toList());
      ofPolicy(part, id).forEach(item -> itIsOfWhatApplies(item, what, id));
    }
  }

  private void itIsOfWhatApplies(JsonNode item, JsonNode what, String id) {
    assertThat(versions(id))
        .contains(item.path("entry").asText() + " " + item.path("version").asText());
    if (item.has("clause_text")) {
      assertThat(what.path("policy").asText()).contains(item.path("clause_text").asText());
      assertThat(items(what.at("/ext/relay/clauses")).map(one -> one.path("id")))
          .contains(item.path("clause"));
    }
  }

  /** The market's page of a policy, its own and search say what {@code resolve} says. */
  void agreeOnPagesOf(String id) {
    var what = resolved(id);
    var single = http.get("/api/policies/resolve?market=%s&policy_id=%s".formatted(market, id));
    var page = http.get("/policies/%s/markets/%s".formatted(id, market)).text();
    assertThat(inSearch(id)).containsExactlyInAnyOrderElementsOf(versions(id));
    agreeOnRowOf(id);
    if (what.isNull()) {
      assertThat(single.status()).isEqualTo(404);
      assertThat(tags(page.split("<h2>")[0])).doesNotContain("in effect");
      return;
    }
    assertThat(single.json()).isEqualTo(what);
    assertThat(tags(page.split("<h2>")[0]))
        .endsWith(told(what, "in effect").toArray(String[]::new));
    assertThat(words(page).contains("Not settled")).isEqualTo(isUnsettled(what));
    for (var clause : what.at("/ext/relay/clauses")) {
      var text = clauseOn(page, clause.path("id").asText());
      assertThat(what.path("policy").asText()).contains(text);
      for (var part : List.of("requirements", "exceptions")) {
        ofPolicy(part, id)
            .filter(item -> item.path("clause").equals(clause.path("id")))
            .forEach(item -> assertThat(item.path("clause_text").asText()).isEqualTo(text));
      }
    }
    agreeOnItems(page, id);
  }

  /** The row of the market on the policy's own page. */
  private void agreeOnRowOf(String id) {
    var page = http.get("/policies/" + id).text();
    var rows = page.split("<td data-label=\"Market\">");
    // what applies everywhere has no row for each market, unless something is added there
    var row =
        Stream.of("/policies/%s/markets/%s\"".formatted(id, market), "<span>Everywhere</span>")
            .flatMap(place -> Stream.of(rows).skip(1).filter(one -> one.contains(place)))
            .findFirst()
            .map(one -> one.split("</tr>")[0])
            .orElse("");
    var now = row.split("data-label=\"Coming\"")[0];
    var what = resolved(id);
    assertThat(VERSION.matcher(now).results().map(found -> found.group(1)))
        .isEqualTo(what.isNull() ? List.of() : List.of(what.path("version").asText()));
    assertThat(now.contains("tightened")).isEqualTo(versions(id).size() > 1);
    var coming = new ArrayList<String>();
    for (var next : row.split("class=\"coming\"")) {
      var version = Pattern.compile(">(\\d+\\.\\d+\\.\\d+)</a>").matcher(next);
      if (!next.contains("data-label=\"Applies now\"") && version.find()) {
        coming.add("version " + version.group(1));
      }
    }
    assertThat(coming)
        .isEqualTo(
            cards(id)
                .map(DoorsInMarket::tags)
                .filter(tags -> tags.contains("coming"))
                .map(tags -> tags.get(0))
                .toList());
  }

  private void agreeOnItems(String page, String id) {
    var shown = ASKED.matcher(page).results().map(found -> words(found.group())).toList();
    for (var part : List.of("requirements", "exceptions", "disclosures")) {
      for (var item : ofPolicy(part, id).toList()) {
        var text =
            item.path("type").asText().equals("age")
                ? item.path("value").asText() + " or older"
                : item.path(item.has("value") ? "value" : "text").asText();
        assertThat(shown).as(part).anyMatch(line -> line.contains(text));
      }
    }
    var asked =
        Stream.of("requirements", "exceptions", "disclosures")
            .mapToLong(part -> ofPolicy(part, id).count())
            .sum();
    assertThat(
            shown.stream()
                .filter(line -> !line.startsWith("Exception") || !line.contains("; from")))
        .as("what an exception is let go from later is told before")
        .hasSizeLessThanOrEqualTo((int) asked);
  }

  /** What holds in one channel is what is told of it where none is asked for. */
  void agreeInChannel(String id, String channel) {
    var here =
        http.get(
            "/api/policies/resolve?market=%s&channel=%s&policy_id=%s"
                .formatted(market, channel, id));
    var list =
        http.get("/api/policies/requirements?market=%s&channel=%s".formatted(market, channel))
            .json();
    var policies =
        items(list.path("policies")).filter(one -> one.path("policy_id").asText().equals(id));
    if (here.status() == 404) {
      assertThat(policies).isEmpty();
      return;
    }
    var one = here.json();
    var all = resolved(id);
    var told =
        items(all.at("/ext/relay/by_channel"))
            .filter(some -> contains(some.path("channels"), channel))
            .findFirst();
    assertThat(text(one.at("/ext/relay/stance")))
        .isEqualTo(
            told.map(some -> text(some.path("stance"))).orElse(text(all.at("/ext/relay/stance"))));
    assertThat(one.path("enforcement")).isEqualTo(told.orElse(all).path("enforcement"));
    assertThat(policies)
        .singleElement()
        .satisfies(
            policy ->
                assertThat(text(policy.path("stance")))
                    .isEqualTo(text(one.at("/ext/relay/stance"))));
    assertThat(
            items(list.path("requirements"))
                .filter(item -> item.path("policy_id").asText().equals(id))
                .map(item -> item.path("id").asText()))
        .containsExactlyElementsOf(
            items(one.at("/ext/relay/requirements"))
                .filter(this::isHere)
                .map(item -> item.path("id").asText())
                .toList());
  }

  private Stream<String> cards(String id) {
    return cards.stream()
        .filter(
            card ->
                card.contains("/policies/%s/markets/%s\"".formatted(id, market))
                    || card.contains("\"/policies/%s/versions/".formatted(id)));
  }

  /** The versions of the policy and of what is added to it that search calls in effect. */
  private List<String> inSearch(String id) {
    var page =
        http.get("/policies/search?market=%s&q=%%22Concord+%s%%22".formatted(market, id)).text();
    return Stream.of(page.split("<li class=\"card\">"))
        .skip(1)
        .filter(hit -> tags(hit).contains("in effect"))
        .map(
            hit -> {
              var address = Pattern.compile("/policies/([^/\"]+)/versions/([0-9.]+)").matcher(hit);
              assertThat(address.find()).as(hit).isTrue();
              return address.group(1) + " " + address.group(2);
            })
        .toList();
  }

  /** What is asked of an ad at another instant is of what {@code resolve} says applies then. */
  void agreeAsOf(Instant at, List<String> ids) {
    var then =
        http.post(
                "/api/policies/resolve/bulk",
                Map.of("policy_ids", ids, "market", market, "as_of", at.toString()))
            .json()
            .path("results");
    var list = http.get("/api/policies/requirements?market=%s&at=%s".formatted(market, at)).json();
    var about =
        http.get("/api/policies/requirements?market=%s&at=%s&topic=none".formatted(market, at))
            .json();
    for (var id : ids) {
      var what = then.path(id);
      for (var part : List.of(list.path("policies"), about.path("others"))) {
        assertThat(items(part).filter(one -> one.path("policy_id").asText().equals(id)))
            .as(id + " at " + at)
            .map(one -> one.path("version").asText() + text(one.path("stance")))
            .isEqualTo(
                what.isNull()
                    ? List.of()
                    : List.of(what.path("version").asText() + text(what.at("/ext/relay/stance"))));
      }
    }
  }

  /** The table of the market on a day is of what {@code resolve} says applies as it begins. */
  void agreeOnDay(Instant day, ZoneId zone, List<String> ids) {
    var date = day.atZone(zone).toLocalDate();
    var begin = date.atStartOfDay(zone).toInstant();
    var then =
        http.post(
                "/api/policies/resolve/bulk",
                Map.of("policy_ids", ids, "market", market, "as_of", begin.toString()))
            .json()
            .path("results");
    var list =
        http.get("/api/policies/requirements?market=%s&at=%s".formatted(market, begin)).json();
    var table =
        MarketTableRows.on(http.get("/policies/markets/%s?at=%s".formatted(market, date)).text());
    ids.forEach(id -> table.agreeOn(id, market, then.path(id), list));
  }

  private Stream<JsonNode> ofPolicy(String part, String id) {
    return items(asked.path(part)).filter(one -> one.path("policy_id").asText().equals(id));
  }

  private boolean isHere(JsonNode item) {
    return !item.has("markets") || contains(item.path("markets"), market);
  }

  private boolean holds(JsonNode item) {
    var at = Instant.parse(asked.path("at").asText());
    return !(item.has("from") && at.isBefore(Instant.parse(item.path("from").asText())))
        && (!item.has("until") || at.isBefore(Instant.parse(item.path("until").asText())));
  }

  private static List<String> topics(JsonNode topics) {
    return items(topics)
        .map(topic -> topic.path("code").asText() + " " + topic.path("stances"))
        .toList();
  }

  /** The tags of a policy as {@code resolve} has them. */
  private static List<String> told(JsonNode what, String state) {
    var stance = text(what.at("/ext/relay/stance"));
    return Stream.of(
            "version " + what.path("version").asText(),
            what.path("enforcement").asText(),
            what.path("category").asText(),
            stance,
            state)
        .filter(Predicate.not(String::isEmpty))
        .toList();
  }

  private static String told(JsonNode channel) {
    var channels = new TreeSet<String>();
    channel.path("channels").forEach(one -> channels.add(one.asText()));
    var stance = text(channel.path("stance"));
    return "on %s: %s%s"
        .formatted(
            ChannelNames.of(channels),
            stance.isEmpty() ? "" : stance + ", ",
            channel.path("enforcement").asText());
  }

  private static boolean isUnsettled(JsonNode what) {
    return !what.at("/ext/relay/unsettled").isMissingNode();
  }

  private static boolean contains(JsonNode list, String wanted) {
    return items(list).anyMatch(one -> one.asText().equals(wanted));
  }

  private static Stream<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static String text(JsonNode node) {
    return node.isNull() ? "" : node.asText();
  }

  static List<String> tags(String html) {
    return TAG.matcher(html)
        .results()
        .map(found -> found.group(1))
        .filter(tag -> !tag.equals(EMERGENCY))
        .toList();
  }

  static String words(String html) {
    return HtmlUtils.htmlUnescape(html.replaceAll("<[^>]*>", " ")).replaceAll("\\s+", " ").strip();
  }

  private static String clauseOn(String page, String id) {
    var clause =
        Pattern.compile("<(p|li)[^>]* id=\"%s\"[^>]*>(.*?)</\\1>".formatted(id), Pattern.DOTALL)
            .matcher(page);
    assertThat(clause.find()).as(id).isTrue();
    return words(clause.group(2));
  }
}
