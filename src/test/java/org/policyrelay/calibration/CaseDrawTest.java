package org.policyrelay.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.calibration.CaseDraw.Offer;

/** Cases of several sources in their shares. */
class CaseDrawTest {

  private static Offer offer(String source, int share, int cases) {
    return new Offer(
        share,
        IntStream.range(0, cases)
            .mapToObj(
                n ->
                    new DrawnCase(
                        source + n, null, "The words of " + source + n, null, null, source))
            .toList());
  }

  private static long of(String source, List<DrawnCase> drawn) {
    return drawn.stream().filter(one -> one.source().equals(source)).count();
  }

  @ParameterizedTest
  @CsvSource({
    "12, 50;50, 6;6",
    "12, 1;1;1, 4;4;4",
    "10, 1;1;1, 4;3;3",
    "10, 70;20;10, 7;2;1",
    "3, 70;20;10, 2;1;0",
    "5, 100, 5",
    "2, 99;1, 2;0"
  })
  void sharesAreWholeNumbersThatMakeTheWhole(int whole, String shares, String parts) {
    assertThat(CaseDraw.parts(whole, numbers(shares))).isEqualTo(numbers(parts));
  }

  private static List<Integer> numbers(String list) {
    return Arrays.stream(list.split(";", -1)).map(Integer::valueOf).toList();
  }

  @Test
  void eachSourceHasItsShareAndTheSameKeyDrawsTheSame() {
    var offers = List.of(offer("new", 70, 40), offer("old", 30, 40), offer("off", 0, 40));
    var drawn = CaseDraw.of("CAL-2027-09-SEA", 10, offers);
    assertThat(of("new", drawn)).isEqualTo(7);
    assertThat(of("old", drawn)).isEqualTo(3);
    assertThat(CaseDraw.of("CAL-2027-09-SEA", 10, offers)).isEqualTo(drawn);
    assertThat(CaseDraw.of("CAL-2027-10-SEA", 10, offers)).isNotEqualTo(drawn);
  }

  @Test
  void whatOneSourceIsShortOfTheOthersFillUp() {
    var drawn =
        CaseDraw.of("CAL-2027-09-SEA", 10, List.of(offer("new", 50, 2), offer("old", 50, 30)));
    assertThat(of("new", drawn)).isEqualTo(2);
    assertThat(of("old", drawn)).isEqualTo(8);
    assertThat(CaseDraw.of("CAL-2027-09-SEA", 10, List.of(offer("new", 1, 3)))).hasSize(3);
    assertThat(CaseDraw.of("CAL-2027-09-SEA", 10, List.of())).isEmpty();
  }

  @Test
  void theSameCaseOfTwoSourcesIsTakenOnce() {
    var same = List.of(offer("new", 50, 6), offer("new", 50, 6));
    var drawn = CaseDraw.of("CAL-2027-09-SEA", 10, same);
    assertThat(drawn).hasSize(6);
    assertThat(new HashSet<>(drawn.stream().map(DrawnCase::content).toList())).hasSize(6);
  }
}
