package org.policyrelay.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.support.Http;
import org.policyrelay.support.Policies;
import org.policyrelay.support.RelayTest;

/**
 * A ban for some channels does not read as if it were one for all, wherever the public reads it.
 */
@RelayTest
class OnlyInChannelsTest extends ReadByThePublic {

  private static final String ONLY = "only on digital out-of-home, out-of-home";

  private final String id = "only:" + entry.policyId();

  @BeforeEach
  void aBanOnPostersApplies() {
    reader.publish(ban(id, Map.of("stance", "prohibited")), "1.0.0", Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/policies/ID",
        "/policies/ID/versions/1.0.0",
        "/policies/ID/markets/SG",
        "/policies",
        "/policies/markets/SG",
        "/policies/matrix",
        "/policies/finder?market=SG&topic=NAME",
        "/policies/changes.atom"
      })
  void whoReadsOfItReadsThat(String address) throws Exception {
    var page = reader.get(address.replace("ID", id).replace("NAME", "Posters" + number())).body();

    var from = page.indexOf("Posters" + number());
    assertThat(from).as(page).isPositive();
    assertThat(page.substring(from).replaceAll("<[^>]*>", " ")).containsIgnoringCase(ONLY);
    assertThat(reader.get("/policies/" + entry.policyId()).body())
        .doesNotContainIgnoringCase("only on");
  }

  @Test
  void programsReadItToo() {
    var http = Http.at(port);
    var asked = http.get("/api/policies/requirements?market=SG&topic=Posters" + number()).json();
    assertThat(asked.at("/policies/0/channels").toString()).isEqualTo("[\"dooh\",\"ooh\"]");
    assertThat(http.get("/api/policies/export?format=ndjson&market=SG").text().lines())
        .filteredOn(line -> line.contains("\"SG/" + id + "/policy\""))
        .singleElement()
        .asString()
        .contains("\"channels\":[\"dooh\",\"ooh\"]");
    assertThat(http.get("/api/policies/matrix").text())
        .containsPattern("\"" + id + "\"[^{}]*\"channels\":\\[\"dooh\",\"ooh\"\\]");
  }

  /** Today's stance is the base's, and stays it in every other channel. */
  @Test
  void anAnnouncedBanInSomeChannelsIsAnnouncedAsOne() throws Exception {
    reader.publish(
        ban(
            entry.policyId() + ":sg",
            Map.of("stance", "prohibited", "overlay_of", entry.policyId())),
        "1.0.0",
        Duration.ofDays(9));

    assertThat(reader.get("/policies/" + entry.policyId() + "/markets/SG").body())
        .containsPattern(
            "Published, takes effect [^<]*on digital out-of-home, out-of-home: prohibited");
  }

  /** A rule for posters is none for television. */
  @Test
  void whatIsAskedInSomeChannelsIsNotToldInTheOthers() throws Exception {
    var http = Http.at(port);
    var asked = "hours:" + entry.policyId();
    reader.publish(
        Policies.shouldRule()
            .with(
                Map.of(
                    "policy_id",
                    asked,
                    "name",
                    "Night" + number(),
                    "policy",
                    "1. At night on posters only.\n2. Beer is for adults.",
                    "jurisdictions",
                    List.of("SG"),
                    "ext",
                    Map.of(
                        "relay",
                        Map.of(
                            "requirements",
                            List.of(
                                Map.of(
                                    "id",
                                    "night",
                                    "clause",
                                    "c1",
                                    "type",
                                    "hours",
                                    "value",
                                    "22:00-05:00",
                                    "channels",
                                    List.of("dooh", "ooh"))))))),
        "1.0.0",
        Duration.ZERO);
    var question = "/api/policies/requirements?market=SG&topic=Night" + number();

    assertThat(http.get(question).json().at("/requirements/0/channels").toString())
        .isEqualTo("[\"dooh\",\"ooh\"]");
    assertThat(http.get(question + "&channel=dooh").json().path("requirements")).hasSize(1);
    assertThat(http.get(question + "&channel=ctv").json().path("requirements")).isEmpty();
    var finder = "/policies/finder?market=SG&topic=Night" + number();
    assertThat(reader.get(finder).body()).contains("on digital out-of-home, out-of-home");
    assertThat(reader.get(finder + "&channel=ooh").body()).contains("22:00 to 05:00");
    assertThat(reader.get(finder + "&channel=ctv").body()).doesNotContain("22:00 to 05:00");
    assertThat(reader.get("/policies/markets/SG").body())
        .contains("22:00 to 05:00", "· on digital out-of-home, out-of-home");
  }

  private String number() {
    return entry.policyId().replaceAll("[^0-9]", "");
  }

  private PolicyEntry ban(String of, Map<String, Object> relay) {
    return Policies.shouldRule()
        .with(
            Map.of(
                "policy_id",
                of,
                "name",
                "Posters" + number(),
                "policy",
                "No posters.",
                "jurisdictions",
                List.of("SG"),
                "policy_categories",
                List.of("posters"),
                "channels",
                List.of("dooh", "ooh"),
                "ext",
                Map.of("relay", relay)));
  }
}
