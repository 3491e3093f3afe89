package org.policyrelay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A market is its code, and holds for what lies in it. */
class MarketTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource({
    "*,      *,      true",
    "*,      SG,     true",
    "*,      AU-NSW, true",
    "SG,     SG,     true",
    "SG,     *,      false",
    "SG,     TH,     false",
    "AU,     AU-NSW, true",
    "AU-NSW, AU,     false",
    "AU-NSW, AU-NSW, true",
    "AU-NSW, AU-NT,  false",
    // neither is a part of the other
    "A,      AU,     false",
    "AU-N,   AU-NSW, false",
  })
  void coversWhatLiesInIt(Market market, Market wanted, boolean covers) {
    assertThat(market.covers(wanted)).isEqualTo(covers);
  }

  @Test
  void eachCoversWhereverNoMarketIsAskedFor() {
    assertThat(new Market("SG").covers(null)).isTrue();
    assertThat(Market.EVERYWHERE.covers(null)).isTrue();
  }

  @Property
  void everywhereCoversAllAndIsCoveredByNoneButItself(@ForAll("markets") Market one) {
    assertThat(Market.EVERYWHERE.covers(one)).isTrue();
    assertThat(one.covers(Market.EVERYWHERE)).isEqualTo(one.isEverywhere());
    assertThat(one.covers(one)).isTrue();
  }

  @Property
  void coveringIsAnOrder(
      @ForAll("markets") Market one,
      @ForAll("markets") Market two,
      @ForAll("markets") Market three) {
    assertThat(one.covers(three) || !(one.covers(two) && two.covers(three))).isTrue();
    assertThat(one.covers(two) && two.covers(one)).isEqualTo(one.equals(two));
  }

  @Provide
  Arbitrary<Market> markets() {
    return Arbitraries.of("*", "AU", "AU-NSW", "AU-NT", "MY", "MY-KUL", "SG").map(Market::new);
  }

  @Test
  void aCountryIsTakenAtTheDoor() {
    assertThat(Market.of("market", "SG")).isEqualTo(new Market("SG"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sg", "XX", "SGP", "*", "AU-NSW", " SG"})
  void anythingElseIsRefusedByTheNameOfItsField(String code) {
    var refused = catchThrowableOfType(RefusedException.class, () -> Market.of("market", code));
    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(refused).hasMessage("market must be an ISO 3166-1 alpha-2 code, such as SG");
    assertThat(refused.fields())
        .containsExactly(
            new FieldError(
                "market", "malformed", "must be an ISO 3166-1 alpha-2 code, such as SG"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SG", "*", "AU-NSW", "was taken once"})
  void inJsonItIsItsCode(String code) throws JsonProcessingException {
    var stored = "{\"where\":[\"%1$s\"],\"from\":{\"%1$s\":1}}".formatted(code);
    var read = JSON.readValue(stored, new TypeReference<Stored>() {});
    assertThat(read.where()).containsExactly(new Market(code));
    assertThat(read.from()).containsOnlyKeys(new Market(code));
    assertThat(JSON.writeValueAsString(read)).isEqualTo(stored);
  }

  private record Stored(List<Market> where, Map<Market, Integer> from) {}

  @Test
  void aListedColumnKeepsItsOrderAndWhatNoLongerWouldBeTaken() {
    assertThat(Market.codes(Market.listed(" TH,SG ,,XX,TH"))).containsExactly("TH", "SG", "XX");
    assertThat(Market.listed(null)).isEmpty();
  }

  @Test
  void marketsStandInTheOrderOfTheirCodes() {
    assertThat(new TreeSet<>(Market.listed("TH,AU-NSW,*,AU")))
        .extracting(Market::code)
        .containsExactly("*", "AU", "AU-NSW", "TH");
    assertThat("from " + new Market("SG")).isEqualTo("from SG");
  }
}
