package org.policyrelay.policy.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.FieldError;

/** People read the words of the field, whatever the path of a place. */
class EntryPlacesTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ext.relay.stance                     | stance
          ext.relay.sources[0].name            | source 1: name
          ext.relay.topics[2].stances.SG       | topic 3: stances: SG
          ext.relay.timeline.SG.announced      | timeline: SG: announced
          ext.relay.overlay_of                 | base policy
          ext.relay.tightens.c2                | clause c2
          ext.relay.reviewer_guidance          | reviewer guidance
          ext.relay                            | ext › relay
          ext.theirs.deep_one                  | ext › theirs › deep one
          jurisdictions                        | markets
          jurisdictions[1]                     | market 2
          policy_categories[0]                 | policy category 1
          region_aliases.EU[1]                 | region aliases: EU 2
          exemplars.pass[0].scenario           | example that passes 1: scenario
          exemplars.fail                       | examples that fail
          exemplars.maybe                      | exemplars: maybe
          policy                               | policy text
          """)
  void aPlaceIsCalledByWords(String place, String name) {
    assertThat(EntryPlaces.name(place)).isEqualTo(name);
  }

  @Test
  void aSentenceOfItsOwnStandsAfterAColon() {
    assertThat(sentence("ext.relay.stance", "is restricted, but loans 1.0.0 says prohibited"))
        .isEqualTo("stance is restricted, but loans 1.0.0 says prohibited");
    assertThat(sentence("ext.relay.tightens.c2", "\"It may\" is looser than clause c2"))
        .isEqualTo("clause c2: \"It may\" is looser than clause c2");
    assertThat(sentence("policy", "clause §1 lets something go"))
        .isEqualTo("policy text: clause §1 lets something go");
  }

  private static String sentence(String field, String message) {
    return EntryPlaces.sentence(new FieldError(field, "any", message));
  }
}
