package org.policyrelay.policy.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.policy.Translations;
import org.policyrelay.policy.Translations.Wording;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.Relay;
import org.policyrelay.support.RelayTest;
import org.policyrelay.support.StoppedTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whom the ad may reach, in which channel, and in whose words the finder answers. */
@RelayTest
@StoppedTime
class FinderAudienceTest {

  private static final String NOT_MET = "not met by this audience";

  @Autowired Relay relay;
  @Autowired Translations translations;
  @LocalServerPort int port;

  private PolicyEntry entry = Policies.shouldRule();
  private String topic = "";

  @BeforeEach
  void publish() {
    topic = "reach" + entry.policyId().replaceAll("[^0-9]", "");
    entry =
        entry.with(
            Map.of(
                "name",
                "Audience " + topic,
                "jurisdictions",
                List.of("SG"),
                "policy",
                "About it.\n\n1. Adults only.\n2. Not at children.\n3. Tell the price.",
                "ext",
                Map.of(
                    "relay",
                    Map.of(
                        "topics",
                        List.of(Map.of("code", topic, "stances", Map.of("SG", "restricted"))),
                        "requirements",
                        List.of(
                            Map.of("id", "age", "clause", "c2", "type", "age", "value", 21),
                            Map.of(
                                "id",
                                "kids",
                                "clause",
                                "c3",
                                "type",
                                "targeting",
                                "value",
                                "Not at children"))))));
    relay.announce("1.0.0", entry, Duration.ZERO);
  }

  @Test
  void anAgeThatIsHigherThanTheAudiencesIsMarked() {
    for (var young : List.of("0", "13", "20")) {
      assertThat(met("&audience=" + young)).containsExactly("age false", "kids none");
      assertThat(page("&audience=" + young))
          .contains(NOT_MET + ", which may be " + young + " years old")
          .contains("has to be read")
          .containsOnlyOnce("<span class=\"tag warn\">" + NOT_MET);
    }
    for (var old : List.of("21", "99")) {
      assertThat(met("&audience=" + old)).containsExactly("age true", "kids none");
      assertThat(page("&audience=" + old)).doesNotContain(NOT_MET);
    }
    assertThat(met("")).containsExactly("age none", "kids none");
    assertThat(page("")).doesNotContain(NOT_MET, "has to be read");
    assertThat(page("&audience=20")).contains("&amp;audience=20\">This as JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "100", "adults", "17.5"})
  void whatIsNoAgeIsNotTakenForOne(String audience) {
    assertThat(page("&audience=" + audience))
        .contains("left out of the question: audience&#39;s age.")
        .doesNotContain(NOT_MET);
    assertThat(
            Http.at(port).get("/api/policies/requirements?market=SG&audience=" + audience).status())
        .isEqualTo(400);
  }

  @Test
  void channelsAreCalledByTheirNames() {
    assertThat(page("&channel=olv"))
        .contains("<option value=\"olv\" selected=\"selected\">Online video</option>")
        .contains(">Digital out-of-home</option>", ">Connected TV</option>")
        .doesNotContain(">olv<", ">dooh<");
  }

  @Test
  void itAnswersInTheReadersLanguageWhereThereIsATranslation() {
    translations.add(
        entry.policyId(),
        "1.0.0",
        "th",
        new Wording(
            "ชื่อ" + topic,
            null,
            "เรื่องนี้\n\n1. ผู้ใหญ่เท่านั้น\n2. ไม่ใช่เด็ก\n3. บอกราคา",
            null),
        "T-" + topic,
        "translator");

    assertThat(page("&lang=th"))
        .contains("lang=\"th\">ชื่อ" + topic, "บอกราคา", "The English text is the one that counts")
        .contains("hreflang=\"en\"", "name=\"lang\" value=\"th\"");
    assertThat(page(""))
        .contains("Audience " + topic, "Tell the price.", "hreflang=\"th\"")
        .doesNotContain("บอกราคา", "The English text is the one");
    relay.announce("1.0.1", entry.with(Map.of("policy", entry.text() + " Always.")), Duration.ZERO);
    assertThat(page("&lang=th"))
        .as("a translation that is behind is on the policy's page, with what to know of it")
        .contains("Tell the price. Always.")
        .doesNotContain("บอกราคา");
    assertThat(page("&lang=id")).contains("Tell the price.").doesNotContain("บอกราคา");
  }

  private String page(String more) {
    return Http.at(port).get("/policies/finder?market=SG&topic=" + topic + more).text();
  }

  private List<String> met(String more) {
    var answer =
        Http.at(port).get("/api/policies/requirements?market=SG&topic=" + topic + more).json();
    return StreamSupport.stream(answer.path("requirements").spliterator(), false)
        .map(one -> one.path("id").asText() + " " + one.path("met_by_audience").asText("none"))
        .toList();
  }
}
