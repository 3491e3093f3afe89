package org.policyrelay.policy.entry.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.policy.entry.EntryCheck;

/** What is wrong with the content of an entry is said by its place, with a code that stays. */
class ContentRefusalsTest {

  @ParameterizedTest(name = "{0} → {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "topics": {}                                        | topics | wrong-type
          "topics": [7]                                       | topics[0] | wrong-type
          "topics": [{"name": "Beer"}]                        | topics[0].code | required
          "topics": [{"code": "Beer"}]                        | topics[0].code | malformed
          "topics": [{"code": "beer"}, {"code": "beer"}]      | topics[1].code | duplicate
          "topics": [{"code": "beer", "name": " "}]           | topics[0].name | required
          "topics": [{"code": "beer", "name": "a\\nb"}]       | topics[0].name | malformed
          "topics": [{"code": "beer", "stance": "allowed"}]   | topics[0].stance | unknown
          "topics": [{"code": "beer", "stances": ["TH"]}]     | topics[0].stances | wrong-type
          "topics": [{"code": "beer", "stances": {"XX": "allowed"}}]     | topics[0].stances.XX | unknown-market
          "topics": [{"code": "beer", "stances": {"AU-XYZ": "allowed"}}] | topics[0].stances.AU-XYZ | unknown-market
          "topics": [{"code": "beer", "stances": {"SG": "allowed"}}]     | topics[0].stances.SG | market-not-named
          "topics": [{"code": "beer", "stances": {"NZ-AUK": "allowed"}}] | topics[0].stances.NZ-AUK | market-not-named
          "topics": [{"code": "beer", "stances": {"TH": "banned"}}]      | topics[0].stances.TH | unknown-value
          "topics": [{"code": "a", "name": "Beer"}, {"code": "b", "name": "beer"}]   | topics[1].name | duplicate
          "topics": [{"code": "a", "name": "Beer"}, {"code": "b", "name": "\\u0412eer"}] | topics[1].name | duplicate
          "topics": [{"code": "a", "name": "Beer"}, {"code": "b", "name": "Be\\u0435r"}] | topics[1].name | duplicate
          "topics": [{"code": "a", "name": "Beer"}, {"code": "b", "name": "\\uff22\\uff45er"}] | topics[1].name | duplicate
          "topics": [{"code": "a", "name": "lottery"}, {"code": "b", "name": "Iottery"}, {"code": "c", "name": "Wine"}] | topics[1].name | duplicate
          "topics": [{"code": "beer"}, {"code": "b", "name": "Beer"}]                | topics[1].name | duplicate
          "topics": [{"code": "b", "name": "Beer"}, {"code": "beer"}]                | topics[1].code | duplicate
          "requirements": [{"type": "licence"}]               | requirements[0].clause | required
          "requirements": [{"type": "licence", "clause": "§2"}] | requirements[0].clause | malformed
          "requirements": [{"type": "licence", "clause": "apac:alcohol/c1"}] | requirements[0].clause | malformed
          "requirements": [{"clause": "c1"}]                  | requirements[0].type | required
          "requirements": [{"clause": "c1", "type": "visa"}]  | requirements[0].type | unknown-value
          "requirements": [{"clause": "c1", "type": "licence", "applies_to": "ad"}] | requirements[0].applies_to | unknown-value
          "requirements": [{"clause": "c1", "type": "licence", "markets": "TH"}]    | requirements[0].markets | wrong-type
          "requirements": [{"clause": "c1", "type": "licence", "markets": ["TH", "SG"]}] | requirements[0].markets[1] | market-not-named
          "requirements": [{"clause": "c1", "type": "licence", "markets": [7]}]     | requirements[0].markets[0] | unknown-market
          "requirements": [{"clause": "c1", "type": "licence", "advertiser_countries": ["au"]}] | requirements[0].advertiser_countries[0] | unknown-country
          "topics": [{"code": "beer"}], "requirements": [{"clause": "c1", "type": "licence", "topic": "bear"}] | requirements[0].topic | unknown-topic
          "requirements": [{"clause": "c1", "type": "licence", "topic": "bear"}] | requirements[0].topic | unknown-topic
          "exceptions": [{"clause": "c1", "text": "t", "topic": "bear"}]         | exceptions[0].topic | unknown-topic
          "requirements": [{"clause": "c1", "type": "licence", "topic": "Big Beer"}] | requirements[0].topic | malformed
          "requirements": [{"clause": "c1", "type": "licence", "markets": ["TH", "AU", "TH"]}]         | requirements[0].markets[2] | duplicate
          "exceptions": [{"clause": "c1", "text": "t", "advertiser_countries": ["SG", "SG"]}]          | exceptions[0].advertiser_countries[1] | duplicate
          "requirements": [{"clause": "c1", "type": "licence", "channels": ["billboard"]}] | requirements[0].channels[0] | unknown-value
          "requirements": [{"clause": "c1", "type": "licence", "channels": ["ctv", "ctv"]}] | requirements[0].channels[1] | duplicate
          "exceptions": [{"clause": "c1", "text": "t", "channels": "ctv"}] | exceptions[0].channels | wrong-type
          "disclosures": [{"text": "t", "markets": ["MY-KUL", "MY-KUL"]}]                              | disclosures[0].markets[1] | duplicate
          "requirements": [{"clause": "c1", "type": "age", "value": 12}]     | requirements[0].value | wrong-value
          "requirements": [{"clause": "c1", "type": "age", "value": 100}]    | requirements[0].value | wrong-value
          "requirements": [{"clause": "c1", "type": "age", "value": 18.5}]   | requirements[0].value | wrong-value
          "requirements": [{"clause": "c1", "type": "age", "value": true}]   | requirements[0].value | wrong-value
          "requirements": [{"clause": "c1", "type": "age", "value": "18+"}]  | requirements[0].value | wrong-value
          "requirements": [{"clause": "c1", "type": "hours", "value": "22:00"}]       | requirements[0].value | wrong-value
          "requirements": [{"clause": "c1", "type": "hours", "value": "22:00-25:00"}] | requirements[0].value | wrong-value
          "requirements": [{"clause": "c1", "type": "hours", "value": "05:00-05:00"}] | requirements[0].value | wrong-value
          "requirements": [{"clause": "c1", "type": "hours", "value": 22}]            | requirements[0].value | wrong-value
          "requirements": [{"clause": "c1", "type": "strength", "value": 15}]         | requirements[0].value | wrong-value
          "requirements": [{"clause": "c1", "type": "strength", "value": "15"}]       | requirements[0].value | wrong-value
          "requirements": [{"clause": "c1", "type": "licence", "value": {}}]          | requirements[0].value | wrong-type
          "requirements": [{"clause": "c1", "type": "age", "pattern": "a"}]           | requirements[0].pattern | not-here
          "requirements": [{"clause": "c1", "type": "approval-number"}]               | requirements[0].pattern | required
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "(a"}]      | requirements[0].pattern | malformed-pattern
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "[A-Z"}]    | requirements[0].pattern | malformed-pattern
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "(a)\\\\1"}] | requirements[0].pattern | malformed-pattern
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "(?i)a"}]   | requirements[0].pattern | malformed-pattern
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "a^b"}] | requirements[0].pattern | malformed-pattern
          `"requirements": [{"clause": "c1", "type": "licence", "pattern": "^a|^b"}]` | requirements[0].pattern | malformed-pattern
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "a$b"}] | requirements[0].pattern | malformed-pattern
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "(a$)"}] | requirements[0].pattern | malformed-pattern
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "a\\\\bb"}] | requirements[0].pattern | malformed-pattern
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "\\\\Ba"}] | requirements[0].pattern | malformed-pattern
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "[^\\\\s\\\\S]"}] | requirements[0].pattern | malformed-pattern
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "a[^\\\\x00-\\\\x{10FFFF}]?"}] | requirements[0].pattern | malformed-pattern
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "a[^[:ascii:][:^ascii:]]"}] | requirements[0].pattern | malformed-pattern
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "\\\\P{Any}"}] | requirements[0].pattern | malformed-pattern
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "a*"}] | requirements[0].pattern | malformed-pattern
          `"requirements": [{"clause": "c1", "type": "licence", "pattern": "(?:a|)"}]` | requirements[0].pattern | malformed-pattern
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "^$"}] | requirements[0].pattern | malformed-pattern
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "a{0}"}] | requirements[0].pattern | malformed-pattern
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "((a{100}){100}){100}"}] | requirements[0].pattern | malformed-pattern
          "requirements": [{"clause": "c1", "type": "licence"}, {"clause": "c1", "type": "licence", "id": "R 1"}] | requirements[1].id | malformed
          "requirements": [{"clause": "c1", "type": "licence", "id": "a"}], "exceptions": [{"clause": "c1", "text": "t", "id": "a"}] | exceptions[0].id | duplicate
          "topics": [{"code": "a"}], "sources": [{"name": "Act", "id": "a"}] | sources[0].id | duplicate
          "requirements": [{"clause": "c1", "type": "licence", "id": "c2"}] | requirements[0].id | like-a-clause
          "exceptions": [{"clause": "c1", "text": "t", "id": "c10"}] | exceptions[0].id | like-a-clause
          "exceptions": [{"text": "t"}]                       | exceptions[0].clause | required
          "exceptions": [{"clause": "c1"}]                    | exceptions[0].text | required
          "exceptions": [{"clause": "c1", "text": "a\\u202eb"}] | exceptions[0].text | malformed
          "exceptions": [{"clause": "c1", "text": "t", "from": "2026-01-01"}] | exceptions[0].from | malformed
          "exceptions": [{"clause": "c1", "text": "t", "from": "1999-01-01T00:00:00Z"}] | exceptions[0].from | out-of-range
          "exceptions": [{"clause": "c1", "text": "t", "until": "2200-01-01T00:00:00Z"}] | exceptions[0].until | out-of-range
          "exceptions": [{"clause": "c1", "text": "t", "from": "2026-02-01T00:00:00Z", "until": "2026-01-01T00:00:00Z"}] | exceptions[0].until | too-early
          "exceptions": [{"clause": "c1", "text": "t", "from": "2026-02-01T00:00:00+08:00", "until": "2026-01-31T16:00:00Z"}] | exceptions[0].until | too-early
          "eligibility": []                                   | eligibility | wrong-type
          "eligibility": {}                                   | eligibility.program | required
          "eligibility": {"program": "p", "apply_from": "soon"} | eligibility.apply_from | malformed
          "eligibility": {"program": "p", "evidence": [1]}    | eligibility.evidence[0] | wrong-type
          "eligibility": {"program": "p", "evidence": ["a licence", " "]} | eligibility.evidence[1] | required
          "disclosures": [{"language": "th"}]                 | disclosures[0].text | required
          "disclosures": [{"text": "t", "language": "t_h"}]   | disclosures[0].language | malformed
          "disclosures": [{"text": "t", "language": "und-TH"}] | disclosures[0].language | malformed
          "disclosures": [{"text": "t", "markets": ["SG"]}]   | disclosures[0].markets[0] | market-not-named
          "timeline": []                                      | timeline | wrong-type
          "timeline": {"TH": "2026-01-01T00:00:00Z"}          | timeline.TH | wrong-type
          "timeline": {"SG": {}}                              | timeline.SG | market-not-named
          "timeline": {"Thailand": {}}                        | timeline.Thailand | unknown-market
          "timeline": {"TH": {"enforced": "2026-01-01T00:00:00Z"}} | timeline.TH.enforced | unknown
          "timeline": {"TH": {"announce": "2026-01-02T00:00:00Z", "effective": "2026-01-01T00:00:00Z"}} | timeline.TH.effective | runs-backwards
          "timeline": {"TH": {"effective": "2026-01-02T00:00:00Z", "full_by": "2026-01-01T00:00:00Z"}} | timeline.TH.full_by | runs-backwards
          "timeline": {"TH": {"effective": "2026-01-02T00:00:00Z", "existing_ads_until": "2026-01-01T00:00:00Z"}} | timeline.TH.existing_ads_until | runs-backwards
          "sources": [{"url": "https://law.example"}]         | sources[0].name | required
          "sources": [{"name": "Act", "url": "javascript:alert(1)"}] | sources[0].url | malformed
          "sources": [{"name": "Act", "url": "law.example/act"}] | sources[0].url | malformed
          "sources": [{"name": "Act", "url": "https://me:secret@law.example/act"}] | sources[0].url | has-user
          "sources": [{"name": "Act", "url": "https://law.example@evil.example"}]  | sources[0].url | has-user
          "sources": [{"name": "Act", "in_force": "soon"}]    | sources[0].in_force | malformed
          "relations": [{"type": "see-also"}]                 | relations[0].policy_id | required
          "relations": [{"type": "loves", "policy_id": "b"}]  | relations[0].type | unknown-value
          "relations": [{"type": "see-also", "policy_id": "B"}] | relations[0].policy_id | malformed
          "relations": [{"type": "supersedes", "policy_id": "apac:alcohol"}] | relations[0].policy_id | to-itself
          "relations": [{"type": "see-also", "policy_id": "b"}, {"type": "see-also", "policy_id": "b"}] | relations[1].policy_id | duplicate
          """)
  void isRefusedByPlaceAndReason(String relay, String place, String code) {
    assertThat(EntryCheck.errorsOf(Contents.json(relay)))
        .extracting(FieldError::field, FieldError::code)
        .containsOnly(tuple("ext.relay." + place, code));
  }

  @ParameterizedTest(name = "{0} → {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "topics": []              | topics | not-in-overlay
          "relations": []           | relations | not-in-overlay
          "eligibility": {"program": "p"} | eligibility | not-in-overlay
          "timeline": {"TH": {}}    | timeline.TH | market-not-named
          "requirements": [{"clause": "other/c1", "type": "licence"}] | requirements[0].clause | malformed
          "exceptions": [{"clause": "c1", "text": "t", "markets": ["AU"]}] | exceptions[0].markets[0] | market-not-named
          """)
  void anOverlayAddsForItsMarketOnly(String relay, String place, String code) {
    assertThat(EntryCheck.errorsOf(Contents.overlay(relay)))
        .extracting(FieldError::field, FieldError::code)
        .containsOnly(tuple("ext.relay." + place, code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "topics": [{"code": "beer", "stances": {"*": "restricted", "AU-NSW": "allowed"}}]
          "topics": [{"code": "a", "name": "Class A"}, {"code": "b", "name": "Class B"}, {"code": "class-c"}]
          "topics": [{"code": "d.e-f_1"}], "requirements": [{"clause": "c1", "type": "age", "value": "18", "topic": "d.e-f_1"}]
          "requirements": [{"clause": "c1", "type": "hours", "value": "20:00-24:00"}]
          "requirements": [{"clause": "c1", "type": "strength", "value": "0.5% ABV"}]
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "[(]{2}(?:\\\\d{4}/){3}[^])]+"}]
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "^KKLIU \\\\d{4}$"}]
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "\\\\AA?B\\\\z"}]
          `"requirements": [{"clause": "c1", "type": "licence", "pattern": "^a|b$"}]`
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "\\\\$[$^]\\\\\\\\"}]
          `"requirements": [{"clause": "c1", "type": "licence", "pattern": "\\\\p{Thai}+|\\\\pL"}]`
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "[^a]"}]
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "[가-힣]{2}"}]
          "requirements": [{"clause": "c1", "type": "licence", "pattern": "(?:[A-Z]{2}-)?\\\\d+"}]
          "exceptions": [{"clause": "c1", "text": "t", "from": "2026-01-01T00:00:00Z"}]
          "timeline": {"TH": {"effective": "2026-01-01T00:00:00Z", "enforce_from": "2026-01-01T00:00:00Z", "existing_ads_until": "2026-01-01T00:00:00Z"}}
          "sources": [{"name": "Act", "in_force": "1901-01-01", "url": "https://law.example/act"}]
          "sources": [{"name": "Act", "url": "https://law.example:8443/@the-ministry?q=a@b#@"}]
          "relations": [{"type": "see-also", "policy_id": "b"}, {"type": "defines", "policy_id": "b"}]
          """)
  void whatIsRightIsTaken(String relay) {
    assertThat(EntryCheck.errorsOf(Contents.json(relay))).isEmpty();
  }

  @Test
  void anOverlayMayCiteItsBase() {
    assertThat(
            EntryCheck.errorsOf(
                Contents.overlay(
                    """
                    "exceptions": [{"clause": "apac:alcohol/c2", "text": "Tastings", "markets": ["MY-KUL"]}],
                    "requirements": [{"clause": "c1", "type": "licence"}],
                    "disclosures": [{"text": "t"}], "sources": [{"name": "Act"}],
                    "timeline": {"MY": {"effective": "2026-01-01T00:00:00Z"}}
                    """)))
        .isEmpty();
  }

  /** What would be right there is said, of its own or also of the base. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          base    | "exceptions": [{"clause": "x", "text": "t"}] | must be the id of a clause, such as c3
          overlay | "exceptions": [{"clause": "x", "text": "t"}] | must be the id of a clause, such as c3, or apac:alcohol/c3 of the base
          base    | "exceptions": [{"clause": "c1", "text": "t", "topic": "ale"}] | must be the code of a topic of this policy, which has none: add it to topics
          base    | "topics": [{"code": "wine"}, {"code": "beer"}], "exceptions": [{"clause": "c1", "text": "t", "topic": "ale"}] | must be the code of a topic of this policy: beer, wine
          """)
  void whatWouldBeRightIsSaid(String kind, String relay, String message) {
    var entry = kind.equals("base") ? Contents.json(relay) : Contents.overlay(relay);
    assertThat(EntryCheck.errorsOf(entry)).extracting(FieldError::message).containsExactly(message);
  }

  @Test
  void aListHasAtMost300Items() {
    var sources = "{\"name\": \"Act\"}" + ", {\"name\": \"Act\"}".repeat(299);
    assertThat(EntryCheck.errorsOf(Contents.json("\"sources\": [" + sources + "]"))).isEmpty();
    assertThat(EntryCheck.errorsOf(Contents.json("\"sources\": [" + sources + ", {}]")))
        .extracting(FieldError::field, FieldError::code)
        .containsExactly(tuple("ext.relay.sources", "too-long"));
  }

  /** Of more than there are countries nobody is told one by one. */
  @Test
  void stancesAndTimelinesHaveAtMost300Markets() {
    var entry = Contents.json("\"topics\": [{\"code\": \"beer\"}]");
    var stances = ((ObjectNode) entry.at("/ext/relay/topics/0")).putObject("stances");
    var timeline = ((ObjectNode) entry.at("/ext/relay")).putObject("timeline");
    for (var number = 1; number <= 300; number++) {
      stances.put("nowhere " + number, "allowed");
      timeline.putObject("nowhere " + number);
    }
    assertThat(ContentCheck.errorsOf(entry))
        .hasSize(600)
        .extracting(FieldError::code)
        .containsOnly("unknown-market");

    stances.put("TH", "allowed");
    timeline.putObject("TH");
    assertThat(ContentCheck.errorsOf(entry))
        .extracting(FieldError::field, FieldError::code)
        .containsExactly(
            tuple("ext.relay.topics[0].stances", "too-long"),
            tuple("ext.relay.timeline", "too-long"));
  }

  @Test
  void aTextIsBounded() {
    var line = "x".repeat(201);
    assertThat(
            EntryCheck.errorsOf(
                Contents.json(
                    "\"topics\": [{\"code\": \"t\", \"name\": \"%s\", \"definition\": \"%s\"}]"
                        .formatted(line, line.repeat(10)))))
        .extracting(FieldError::field, FieldError::code)
        .containsExactly(
            tuple("ext.relay.topics[0].name", "too-long"),
            tuple("ext.relay.topics[0].definition", "too-long"));
  }
}
