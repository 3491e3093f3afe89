package org.policyrelay.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When agreement has fallen by 15 % on the median of the weeks before. */
class FallTest {

  @ParameterizedTest
  @CsvSource({
    "0.68, 0.8, true",
    "0.69, 0.8, false",
    "0.5, 0.4;0.9;0.8, true",
    "0.69, 0.4;0.9;0.8, false",
    "0.6, 0.6;0.8;0.7;0.9, true",
    "0.64, 0.6;0.8;0.7;0.9, false",
    "-0.2, 0.3, true",
    "-0.2, 0.0, false",
    "-0.9, -0.1, false",
    "0.1, '', false"
  })
  void aFall(double alpha, String earlier, boolean fallen) {
    List<Double> values =
        earlier.isEmpty()
            ? List.of()
            : Arrays.stream(earlier.split(";", -1)).map(Double::valueOf).toList();
    assertThat(FallWatch.hasFallen(alpha, values)).isEqualTo(fallen);
  }
}
