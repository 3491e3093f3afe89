package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.handoff.WorkNames;

/** What people call the work for a change, the same in its own words and in those of handoffs. */
class WorkOfChangesTest {

  @ParameterizedTest
  @CsvSource({
    "watch, Watch after effect, watch after effect",
    "sop-and-material, SOP and training material, SOP and training material",
    "golden-set, Golden set and sampling plan, golden set and sampling plan",
    "labeling-protocol, Labeling protocol, labeling protocol",
    "advertiser-notice, Advertiser notice, advertiser notice",
    "review, Review, review"
  })
  void aloneAndInsideASentence(String code, String alone, String inside) {
    var ofHandoffs = new WorkNames(List.of(new ChangeWorkTitles()));
    assertThat(Work.title(code)).isEqualTo(ofHandoffs.title(code)).isEqualTo(alone);
    assertThat(Work.words(code)).isEqualTo(ofHandoffs.words(code)).isEqualTo(inside);
  }
}
