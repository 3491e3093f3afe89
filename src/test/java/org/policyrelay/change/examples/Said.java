package org.policyrelay.change.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.policyrelay.support.Http;
import org.springframework.web.util.HtmlUtils;

/** What the doors of the public say of one policy in one market, each in a few words. */
final class Said {

  private static final String NOTHING = "nothing";
  private static final Pattern STAGE =
      Pattern.compile("(Nothing of it yet|It is public here|So far: )[^<]*");
  private static final Pattern TAG = Pattern.compile("<span class=\"tag[^>]*>([^<]*)</span>");

  private final Http http;
  private final String market;
  private final String policy;

  Said(Http http, String market, String policy) {
    this.http = http;
    this.market = market;
    this.policy = policy;
  }

  /**
   * In the order of the columns: resolve, the market's page, how far it says that the policy has
   * come, what is asked of an ad, export.
   */
  List<String> now() {
    var asked = asked("");
    theFinderSays(asked);
    resolveSays("", asked);
    var cards = cards();
    return List.of(
        resolved(""),
        told(cards.stream().map(Said::card), ", "),
        told(
            cards.stream().flatMap(card -> STAGE.matcher(card).results()).map(MatchResult::group),
            " / "),
        tell(asked),
        exported(""));
  }

  private static String told(Stream<String> some, String between) {
    var all = some.collect(Collectors.joining(between));
    return all.isEmpty() ? NOTHING : all;
  }

  /** The same but for the page's, asked for an instant. */
  List<String> at(Instant instant) {
    var asked = asked("&at=" + instant);
    resolveSays("&as_of=" + instant, asked);
    return List.of(resolved("&as_of=" + instant), tell(asked), exported("&at=" + instant));
  }

  /** Both name the same items, and say how far the policy has come. */
  private void resolveSays(String when, JsonNode asked) {
    var resolved = resolve(when).json();
    ofPolicy(asked, "policies")
        .forEach(
            one -> {
              assertThat(one.path("stage")).isEqualTo(resolved.at("/ext/relay/stage"));
              for (var part : List.of("requirements", "exceptions", "disclosures")) {
                var named = idsOf(items(resolved.at("/ext/relay/" + part)));
                assertThat(named).as(part).doesNotContain("");
                assertThat(named).as(part).containsAll(idsOf(ofPolicy(asked, part)));
              }
            });
  }

  private static List<String> idsOf(Stream<JsonNode> items) {
    return items.map(one -> one.path("id").asText()).toList();
  }

  private Http.Answer resolve(String when) {
    return http.get(
        "/api/policies/resolve?policy_id=%s&market=%s%s".formatted(policy, market, when));
  }

  private String resolved(String when) {
    var answer = resolve(when);
    if (answer.status() == 404) {
      return NOTHING;
    }
    var what = answer.json();
    return what.path("version").asText()
        + " "
        + what.at("/ext/relay/stance").asText()
        + items(what.at("/ext/relay/by_channel"))
            .map(
                one ->
                    ", on %s %s"
                        .formatted(
                            one.path("channels").get(0).asText(), one.path("stance").asText()))
            .collect(Collectors.joining())
        + stage(what.at("/ext/relay/stage"));
  }

  private static String stage(JsonNode stage) {
    if (stage.isMissingNode()) {
      return "";
    }
    return "; "
        + String.join(" ", texts(stage.path("reached")))
        + (stage.has("next")
            ? "; next %s %s"
                .formatted(
                    String.join(" ", texts(stage.at("/next/steps"))), stage.at("/next/at").asText())
            : "");
  }

  private static List<String> texts(JsonNode list) {
    return items(list).map(JsonNode::asText).toList();
  }

  /** Of the policy: what applies, and what is announced. */
  private List<String> cards() {
    var cards = http.get("/policies/markets/" + market).text().split("<article class=\"card\">");
    return Stream.of(cards)
        .skip(1)
        .filter(
            card ->
                card.contains("/policies/%s/markets/%s\"".formatted(policy, market))
                    || card.contains("\"/policies/%s/versions/".formatted(policy)))
        .map(card -> card.split("</article>")[0])
        .toList();
  }

  private static String card(String card) {
    var tags = tags(card);
    return "%s %s %s"
        .formatted(
            tags.get(tags.size() - 1),
            tags.get(0).replace("version ", ""),
            tags.get(tags.size() - 2));
  }

  private JsonNode asked(String when) {
    return http.get("/api/policies/requirements?market=%s%s".formatted(market, when)).json();
  }

  private String tell(JsonNode asked) {
    return ofPolicy(asked, "policies")
        .findFirst()
        .map(
            one ->
                Stream.of(
                        one.path("stance").asText(),
                        ids(asked, "requirements", "asks"),
                        ids(asked, "exceptions", "but"),
                        ids(asked, "disclosures", "shows"))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining("; ")))
        .orElse(NOTHING);
  }

  private String ids(JsonNode asked, String part, String word) {
    var ids = idsOf(ofPolicy(asked, part));
    return ids.isEmpty() ? "" : word + " " + String.join(" ", ids);
  }

  /** The page for people says what programs are told. */
  private void theFinderSays(JsonNode asked) {
    var found =
        Stream.of(http.get("/policies/finder?market=" + market).text().split("<article"))
            .skip(1)
            .map(card -> card.split("</article>")[0])
            .filter(card -> card.contains("/policies/%s/markets/%s".formatted(policy, market)))
            .toList();
    var policies = ofPolicy(asked, "policies").toList();
    assertThat(found).as("the finder").hasSameSizeAs(policies);
    if (found.isEmpty()) {
      return;
    }
    assertThat(tags(found.get(0))).contains(policies.get(0).path("stance").asText());
    var words = HtmlUtils.htmlUnescape(found.get(0));
    for (var part : List.of("exceptions", "disclosures")) {
      ofPolicy(asked, part)
          .forEach(one -> assertThat(words).as(part).contains(one.path("text").asText()));
    }
    ofPolicy(asked, "requirements")
        .filter(one -> one.path("value").isTextual())
        .forEach(one -> assertThat(words).contains(inWords(one)));
  }

  private static String inWords(JsonNode requirement) {
    var value = requirement.path("value").asText();
    return requirement.path("type").asText().equals("hours") ? value.replace("-", " to ") : value;
  }

  private String exported(String when) {
    var place = market + "/" + policy + "/";
    var lines = new ArrayList<String>();
    http.get("/api/policies/export?format=ndjson&market=" + market + when)
        .text()
        .lines()
        .map(Said::json)
        .filter(line -> line.path("policy_id").asText().equals(policy))
        .forEach(
            line -> {
              assertThat(line.path("id").asText()).startsWith(place);
              lines.add(line.path("id").asText().substring(place.length()));
            });
    return lines.isEmpty() ? NOTHING : String.join(" ", lines);
  }

  private static JsonNode json(String line) {
    return new Http.Answer(200, "", line, Map.of()).json();
  }

  private Stream<JsonNode> ofPolicy(JsonNode asked, String part) {
    return items(asked.path(part)).filter(one -> one.path("policy_id").asText().equals(policy));
  }

  /** But how it came about, which is no word of what holds. */
  private static List<String> tags(String html) {
    return TAG.matcher(html)
        .results()
        .map(found -> found.group(1))
        .filter(tag -> !tag.equals("emergency"))
        .toList();
  }

  private static Stream<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
