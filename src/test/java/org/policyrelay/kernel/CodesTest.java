package org.policyrelay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists with commas between. */
class CodesTest {

  @Test
  void aListKeepsItsOrderAndHasNoEmptyCodes() {
    assertThat(Codes.of("qa, ad-review,,training")).containsExactly("qa", "ad-review", "training");
    assertThat(Codes.of(null)).isEmpty();
    assertThat(Codes.of(Codes.list(List.of("b", "a")))).containsExactly("b", "a");
  }
}
