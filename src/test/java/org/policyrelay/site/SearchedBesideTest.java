package org.policyrelay.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What explains a rule is found as well, and is not shown as if it were the rule. */
@RelayTest
class SearchedBesideTest {

  private static final String EXPLAINS = "Not in its text, but in what explains it:";

  @Autowired Relay relay;
  @LocalServerPort int port;

  private final PolicyEntry entry =
      Policies.shouldRule()
          .with(
              Map.of(
                  "policy",
                  "Quokka ads are for adults.\n\n1. The audience must be 18 or older.",
                  "guidance",
                  "No numbat licence is needed. Minors may see a numbat.",
                  "exemplars",
                  Map.of(
                      "pass",
                      List.of(Map.of("scenario", "A bandicoot sleeps.", "explanation", "It may.")),
                      "fail",
                      List.of(
                          Map.of("scenario", "A bilby drinks.", "explanation", "It may not.")))));

  @BeforeEach
  void itIsPublished() {
    relay.publish("1.0.0", entry);
  }

  @ParameterizedTest
  @CsvSource({
    "numbat, Guidance: No <mark>numbat</mark> licence is needed.",
    "bandicoot, Complies: A <mark>bandicoot</mark> sleeps.",
    "bilby, Violates: A <mark>bilby</mark> drinks."
  })
  void whatExplainsIsSaidToExplain(String word, String excerpt) {
    assertThat(search(word)).contains(EXPLAINS, excerpt);
  }

  @ParameterizedTest
  @CsvSource({"quokka", "quokka numbat", "quokka audience"})
  void whatStandsInTheTextIsShownFromThere(String words) {
    assertThat(search(words)).contains("<mark>Quokka</mark> ads").doesNotContain(EXPLAINS);
  }

  /** What is said item by item is a rule, whether its prose has the word or not. */
  @ParameterizedTest
  @CsvSource({
    "wombats, Topic: <mark>Wombats</mark>",
    "potoroo, Exception: A <mark>potoroo</mark> may be shown.",
    "cuscus, Disclosure: <mark>Cuscus</mark> in moderation.",
    "23 years, Age: <mark>23</mark> <mark>years</mark>"
  })
  void whatIsSaidItemByItemIsFound(String words, String excerpt) {
    relay.publish("1.1.0", items());

    assertThat(search(words)).contains(excerpt).doesNotContain(EXPLAINS);
  }

  @Test
  void aSourceExplains() {
    relay.publish("1.1.0", items());

    assertThat(search("dunnart")).contains(EXPLAINS, "Source: The <mark>Dunnart</mark> Act");
  }

  private PolicyEntry items() {
    return Policies.read(
        """
        {"policy_id": "%s", "name": "Quokkas", "enforcement": "should", "jurisdictions": ["SG", "TH"],
         "policy": "Quokka ads are for adults.\\n\\n1. The audience must be of age.",
         "ext": {"relay": {
           "topics": [{"code": "wombats", "name": "Wombats", "stances": {"SG": "restricted"}}],
           "requirements": [{"clause": "c2", "type": "age", "value": 23}],
           "exceptions": [{"clause": "c1", "markets": ["SG"], "text": "A potoroo may be shown.", "reason": "Custom"}],
           "disclosures": [{"text": "Cuscus in moderation.", "markets": ["SG"]}],
           "sources": [{"name": "The Dunnart Act"}]}}}
        """
            .formatted(entry.policyId()));
  }

  private String search(String words) {
    return Http.at(port).get("/policies/search?q=" + words.replace(' ', '+')).text();
  }
}
