package org.policyrelay.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.support.Policies.shouldRule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.policyrelay.support.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Words that run from right to left beside others: each stands in an element that says which way it
 * runs, or has the browser find out, so that what stands around it keeps its order.
 */
@RelayTest
@StoppedTime
class DirectionOfTextTest {

  private static final String NAME = "إعلانات القروض 18+ (SG)";
  private static final String WORDS = "تعرض الإعلانات على البالغين only, 18+ فقط.";
  private static final Pattern RIGHT_TO_LEFT = Pattern.compile("\\p{IsArabic}");
  private static final Pattern PART = Pattern.compile("<!--.*?-->|<[^>]+>|[^<]+", Pattern.DOTALL);
  private static final Pattern NAME_OF_TAG = Pattern.compile("</?([a-zA-Z0-9]+)");

  /** Nothing stands in them. */
  private static final Set<String> EMPTY = Set.of("meta", "link", "input", "br", "img", "hr");

  /** What a browser shows in no line of ours. */
  private static final Set<String> APART = Set.of("title", "option");

  @Autowired Wording wording;
  @LocalServerPort int port;

  private String id = "";

  @BeforeEach
  void aPolicyInTwoScripts() {
    var example = List.of(Map.of("scenario", WORDS, "explanation", WORDS));
    var entry =
        shouldRule()
            .with(
                Map.of(
                    "name",
                    NAME,
                    "description",
                    WORDS,
                    "policy",
                    "1. " + WORDS,
                    "guidance",
                    WORDS,
                    "source_name",
                    NAME,
                    "source_url",
                    "https://law.example/1",
                    "policy_categories",
                    List.of("loans"),
                    "exemplars",
                    Map.of("pass", example, "fail", example),
                    "ext",
                    Map.of(
                        "relay",
                        Map.of(
                            "stance", "restricted",
                            "reviewer_guidance", WORDS,
                            "topics",
                                List.of(
                                    Map.of(
                                        "code",
                                        "direction-loans",
                                        "name",
                                        NAME,
                                        "definition",
                                        WORDS,
                                        "stances",
                                        Map.of("SG", "prohibited"))),
                            "requirements",
                                List.of(
                                    Map.of(
                                        "id", "a",
                                        "clause", "c1",
                                        "type", "other",
                                        "topic", "direction-loans",
                                        "value", WORDS)),
                            "exceptions",
                                List.of(
                                    Map.of(
                                        "id", "b", "clause", "c1", "text", WORDS, "reason", WORDS)),
                            "disclosures", List.of(Map.of("id", "d", "text", WORDS)),
                            "eligibility", Map.of("program", NAME),
                            "sources", List.of(Map.of("name", NAME, "provision", NAME))))));
    id = entry.policyId();
    wording.publish(entry, "1.0.0", "S-" + id);
    wording.publish(entry.with(Map.of("policy", "1. " + WORDS + " 2.")), "2.0.0", "S2-" + id);
    wording.publish(
        shouldRule()
            .with(
                Map.of(
                    "name",
                    NAME,
                    "jurisdictions",
                    List.of("SG"),
                    "policy",
                    "1. " + WORDS,
                    "source_name",
                    NAME,
                    "ext",
                    Map.of("relay", Map.of("overlay_of", id, "tightens", Map.of("c1", WORDS))))),
        "1.0.0",
        "S3-" + id);
  }

  @Test
  void isSaidWhereverItStands() {
    var reader = Http.at(port).logIn("ad-reviewer");
    var found = new ArrayList<String>();
    for (var page :
        List.of(
            "/policies",
            "/policies/matrix",
            "/policies/markets/SG",
            "/policies/" + id,
            "/policies/" + id + "/markets/SG",
            "/policies/" + id + "/versions/1.0.0",
            "/policies/" + id + "/diff/1.0.0/2.0.0",
            "/policies/search?q=%D8%A7%D9%84%D9%82%D8%B1%D9%88%D8%B6",
            "/policies/finder?market=SG",
            "/policies/finder?market=SG&topic=direction-loans",
            "/policies/finder?market=SG&topic=%D8%A7%D9%84%D9%82%D8%B1%D9%88%D8%B6")) {
      var html = reader.get(page).text();
      assertThat(RIGHT_TO_LEFT.matcher(html).find()).as(page).isTrue();
      undirected(html).forEach(text -> found.add(page + " " + text));
    }
    assertThat(found).isEmpty();
  }

  /** Texts with words from right to left in no element that says which way they run. */
  private static List<String> undirected(String html) {
    var open = new ArrayDeque<String>();
    var directed = new ArrayDeque<Boolean>();
    var found = new ArrayList<String>();
    var body = html.split("<body>")[1].split("</body>")[0];
    for (var part : PART.matcher(body).results().toList()) {
      var text = part.group();
      var name = NAME_OF_TAG.matcher(text);
      if (!text.startsWith("<")) {
        var apart = APART.contains(open.isEmpty() ? "" : open.peek());
        if (RIGHT_TO_LEFT.matcher(text).find() && !apart && !directed.contains(true)) {
          found.add(open + " " + text.strip());
        }
      } else if (name.lookingAt() && !EMPTY.contains(name.group(1))) {
        if (text.startsWith("</")) {
          assertThat(open.pop()).as(text).isEqualTo(name.group(1));
          directed.pop();
        } else if (!text.endsWith("/>")) {
          open.push(name.group(1));
          directed.push(text.contains(" dir=") || name.group(1).equals("bdi"));
        }
      }
    }
    return found;
  }
}
