package org.policyrelay.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.support.Http;
import org.policyrelay.support.RelayTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How far raters agree, as programs ask it. */
@RelayTest
@Tag("any-database")
class AgreementDoorTest {

  private static final String PATH = "/api/calibration/agreement";

  /** Krippendorff 2011, section C: four observers, twelve units; 0 is a missing vote. */
  private static final int[][] KRIPPENDORFF = {
    {1, 1, 0, 1}, {2, 2, 3, 2}, {3, 3, 3, 3}, {3, 3, 3, 3}, {2, 2, 2, 2}, {1, 2, 3, 4},
    {4, 4, 4, 4}, {1, 1, 2, 1}, {2, 2, 2, 2}, {0, 5, 5, 5}, {0, 0, 1, 1}, {0, 3, 0, 0}
  };

  @LocalServerPort int port;

  @ParameterizedTest
  @CsvSource({"nominal, 0.743", "ordinal, 0.815", "interval, 0.849"})
  void krippendorff2011(String scale, double printed) {
    var ratings = new ArrayList<Map<String, Object>>();
    for (var unit = 0; unit < KRIPPENDORFF.length; unit++) {
      for (var observer = 0; observer < 4; observer++) {
        if (KRIPPENDORFF[unit][observer] != 0) {
          ratings.add(rating("unit " + unit, "o" + observer, KRIPPENDORFF[unit][observer]));
        }
      }
    }

    var told = measured(scale, ratings);

    var alpha = told.path("krippendorffAlpha").asDouble();
    assertThat(alpha).isCloseTo(printed, within(0.0005));
    assertThat(told.at("/interval/lower").asDouble()).isLessThan(alpha);
    assertThat(told.at("/interval/upper").asDouble()).isGreaterThan(alpha);
    assertThat(told.at("/interval/level").asDouble()).isEqualTo(0.95);
    assertThat(told.path("gwetAC1").isDouble()).isTrue();
    assertThat(told.path("cohenKappa").isNull()).isTrue();
    assertThat(told.path("fleissKappa").isNull()).isTrue();
    assertThat(told.path("undefined").toString())
        .isEqualTo(
            "{\"cohenKappa\":\"it compares two raters, and there are more\","
                + "\"fleissKappa\":\"it needs the same number of votes for each item\"}");
    assertThat(told.path("disputed"))
        .extracting(one -> one.path("item").asText())
        .containsExactlyInAnyOrder("unit 1", "unit 5", "unit 7");
    assertThat(measured(scale, ratings)).as("the same question").isEqualTo(told);
  }

  /** Cohen 1960, p. 45. */
  @Test
  void twoRatersWhoLabelAll() {
    int[][] counts = {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}};
    var names = List.of("allow", "restrict", "reject");
    var ratings = new ArrayList<Map<String, Object>>();
    for (var first = 0; first < 3; first++) {
      for (var second = 0; second < 3; second++) {
        for (var time = 0; time < counts[first][second]; time++) {
          var item = "%d-%d-%d".formatted(first, second, time);
          ratings.add(rating(item, "a", names.get(first)));
          ratings.add(rating(item, "b", names.get(second)));
        }
      }
    }

    var told = measured("nominal", ratings);

    assertThat(told.path("percentAgreement").asDouble()).isCloseTo(0.70, within(1e-12));
    assertThat(told.path("cohenKappa").asDouble()).isCloseTo(0.492, within(0.0005));
    assertThat(told.path("fleissKappa").isDouble()).isTrue();
    assertThat(told.path("undefined")).isEmpty();
    assertThat(told.path("disputed")).hasSize(60);
    assertThat(told.at("/disputed/0/votes")).hasSize(2);
    assertThat(told.at("/disputed/0/votes/0/label").isTextual()).isTrue();
    assertThat(told.at("/disputed/0/agreement").asDouble()).isZero();
  }

  /** What is asked comes whole or not at all: there are no pages of it. */
  @Test
  void oneBrokenRatingAmongAHundredThousandItemsIsNamed() {
    var ratings = new ArrayList<Map<String, Object>>();
    for (var item = 0; item < 100_000; item++) {
      ratings.add(rating("ad-" + item, "a", item % 3 == 0 ? "reject" : "allow"));
      ratings.add(rating("ad-" + item, "b", item % 7 == 0 ? "reject" : "allow"));
    }
    var whole = post(Map.of("scale", "nominal", "ratings", ratings));
    assertThat(whole.status()).as(whole.text().substring(0, 200)).isEqualTo(200);
    assertThat(whole.json().path("krippendorffAlpha").isDouble()).isTrue();

    ratings.set(77_777, Map.of("item", "ad-38888", "rater", "b", "label", List.of()));
    var broken = post(Map.of("scale", "nominal", "ratings", ratings));

    assertThat(broken.status()).isEqualTo(400);
    assertThat(broken.json().path("errors"))
        .extracting(one -> one.path("field").asText())
        .containsExactly("ratings[77777].label");

    ratings.add(rating("ad-100000", "a", "allow"));
    assertThat(post(Map.of("scale", "nominal", "ratings", ratings)).json().path("errors"))
        .extracting(one -> one.path("field").asText())
        .containsExactly("ratings[77777].label");
    ratings.set(77_777, rating("ad-38888", "b", "allow"));
    assertThat(post(Map.of("scale", "nominal", "ratings", ratings)).text())
        .contains("must be of at most 100000 items, are of 100001");
  }

  @Test
  void namesInTheirOrder() {
    var ratings =
        List.of(
            rating("x", "a", "low"), rating("x", "b", "low"),
            rating("y", "a", "low"), rating("y", "b", "high"),
            rating("z", "a", "mid"), rating("z", "b", "high"));

    var told =
        post(
            Map.of(
                "scale", "ordinal", "labels", List.of("low", "mid", "high"), "ratings", ratings));

    assertThat(told.status()).as(told.text()).isEqualTo(200);
    assertThat(told.json().path("disputed"))
        .extracting(one -> one.path("item").asText())
        .containsExactly("y", "z");
    var refused = post(Map.of("scale", "ordinal", "ratings", ratings));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("ratings[0].label");
    assertThat(refused.json().at("/errors/0/message").asText())
        .isEqualTo("must be a number, or labels must have the names in their order");
  }

  @Test
  void nothingToMeasureSaysWhy() {
    assertThat(why("nominal")).containsOnly("there are no ratings").hasSize(6);
    assertThat(why("nominal", rating("x", "a", "p"), rating("y", "a", "q")))
        .containsOnly("only one rater has voted");
    assertThat(why("nominal", rating("x", "a", "p"), rating("y", "b", "q")))
        .containsOnly("no item has two votes");
    assertThat(why("interval", rating("x", "a", 1), rating("x", "b", 2)))
        .containsExactly("an interval needs two items at least");
    // percent agreement alone is known
    assertThat(
            why(
                "ordinal",
                rating("x", "a", 1),
                rating("x", "b", 1),
                rating("y", "a", 1),
                rating("y", "b", 1.0)))
        .containsOnly("all labels are equal")
        .hasSize(5);
  }

  private List<String> why(String scale, Object... ratings) {
    var told = measured(scale, List.of(ratings));
    var reasons = new ArrayList<String>();
    told.path("undefined")
        .properties()
        .forEach(
            one -> {
              assertThat(told.path(one.getKey()).isNull()).as(one.getKey()).isTrue();
              reasons.add(one.getValue().asText());
            });
    return reasons;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                             | scale             | required",
        "{'scale':'ratio','ratings':[]}                                 | scale             | unknown-value",
        "{'scale':'nominal'}                                            | ratings           | required",
        "{'scale':'nominal','ratings':[null]}                           | ratings[0].item   | required",
        "{'scale':'nominal','ratings':[{'item':'x','rater':'a'}]}       | ratings[0].label  | required",
        "{'scale':'nominal','ratings':[{'item':'x','label':1}]}         | ratings[0].rater  | required",
        "{'scale':'nominal','ratings':[{'item':'x','rater':'a','label':true}]}  | ratings[0].label | wrong-type",
        "{'scale':'nominal','ratings':[{'item':'x','rater':'a','label':['p']}]} | ratings[0].label | wrong-type",
        "{'scale':'nominal','ratings':[{'item':'x','rater':'a','label':9007199254740993}]} | ratings[0].label | malformed",
        "{'scale':'interval','ratings':[{'item':'x','rater':'a','label':1e400}]} | ratings[0].label | malformed",
        "{'scale':'interval','ratings':[{'item':'x','rater':'a','label':'1'}]}  | ratings[0].label | wrong-type",
        "{'scale':'interval','labels':['p'],'ratings':[]}               | labels            | not-here",
        "{'scale':'ordinal','labels':['p','p'],'ratings':[]}            | labels[1]         | duplicate",
        "{'scale':'ordinal','labels':[''],'ratings':[]}                 | labels[0]         | required",
        "{'scale':'ordinal','labels':['p'],'ratings':[{'item':'x','rater':'a','label':'q'}]} | ratings[0].label | unknown-value",
        "{'scale':'nominal','ratings':[{'item':'x','rater':'a','label':1},{'item':'x','rater':'a','label':2}]} | ratings[1].rater | duplicate",
        "{'scale':'nominal','ratings':[],'seed':1}                      | seed              | unknown"
      })
  void whatIsWrongIsNamedByItsPlace(String body, String field, String code) {
    var refused = Http.at(port).as("trainer").post(PATH, body.replace('\'', '"'));

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("invalid-request");
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ad-reviewer", "advertiser-experience-agent", "admin"})
  void whoeverHasLoggedInMayAsk(String user) {
    var body = Map.of("scale", "nominal", "ratings", List.of());

    assertThat(Http.at(port).as(user).post(PATH, body).status()).isEqualTo(200);
    assertThat(Http.at(port).post(PATH, body).status()).isEqualTo(401);
  }

  @Test
  void theDescriptionTellsWhatALabelIsAndWhatCanBeNull() {
    var schemas = Http.at(port).as("trainer").get("/v3/api-docs").json().at("/components/schemas");

    assertThat(schemas.at("/AgreementRequest/required").toString())
        .isEqualTo("[\"ratings\",\"scale\"]");
    assertThat(schemas.at("/AgreementRequest/properties/scale/enum").toString())
        .isEqualTo("[\"nominal\",\"ordinal\",\"interval\"]");
    assertThat(schemas.at("/AgreementRequest/properties/labels/example").isArray()).isTrue();
    assertThat(schemas.at("/GivenRating/required")).hasSize(3);
    for (var record : List.of("GivenRating", "LabelVotes")) {
      assertThat(schemas.at("/" + record + "/properties/label/oneOf").findValuesAsText("type"))
          .containsExactly("string", "number");
    }
    assertThat(schemas.at("/AgreementView/required").toString())
        .isEqualTo("[\"disputed\",\"undefined\"]");
    assertThat(schemas.at("/AgreementView/properties/gwetAC1/type").toString())
        .isEqualTo("[\"number\",\"null\"]");
    assertThat(schemas.at("/AgreementView/properties/interval/anyOf/1/type").asText())
        .isEqualTo("null");
    assertThat(schemas.at("/AgreementView/properties/undefined/additionalProperties/type").asText())
        .isEqualTo("string");
  }

  private JsonNode measured(String scale, List<?> ratings) {
    var answer = post(Map.of("scale", scale, "ratings", ratings));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private Http.Answer post(Map<String, ?> body) {
    return Http.at(port).as("qa-analyst").post(PATH, body);
  }

  private static Map<String, Object> rating(String item, String rater, Object label) {
    return Map.of("item", item, "rater", rater, "label", label);
  }
}
